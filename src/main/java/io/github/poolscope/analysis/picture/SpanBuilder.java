package io.github.poolscope.analysis.picture;

import java.util.ArrayList;
import java.util.List;

/** Collects spans in the order of their ends and merges those in one pixel. */
final class SpanBuilder {
    private final TimeAxis axis;
    private final List<Span> spans = new ArrayList<>();

    SpanBuilder(TimeAxis axis) {
        this.axis = axis;
    }

    void add(Span span) {
        if (span.to() < axis.from() || span.from() > axis.to()) {
            return;
        }
        Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && axis.inOnePixel(last.from(), span.to()) && axis.inOnePixel(span.from(), last.to())) {
            spans.set(spans.size() - 1, last.with(span));
        } else {
            spans.add(span);
        }
    }

    List<Span> build() {
        return List.copyOf(spans);
    }
}
