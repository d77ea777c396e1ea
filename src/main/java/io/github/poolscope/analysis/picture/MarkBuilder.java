package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.SyncAction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects marks in chronological order and merges those in one pixel. */
final class MarkBuilder {
    private final TimeAxis axis;
    private final List<Mark> marks = new ArrayList<>();
    private final Map<SyncAction, Integer> latest = new EnumMap<>(SyncAction.class);

    MarkBuilder(TimeAxis axis) {
        this.axis = axis;
    }

    void add(SyncAction action, int actor, long time, long amount) {
        if (time < axis.from() || time > axis.to()) {
            return;
        }
        Mark mark = new Mark(action, actor, time, 1, amount);
        Integer last = latest.get(action);
        if (last != null && axis.inOnePixel(marks.get(last).time(), time)) {
            marks.set(last, marks.get(last).with(mark));
        } else {
            latest.put(action, marks.size());
            marks.add(mark);
        }
    }

    List<Mark> build() {
        return List.copyOf(marks);
    }
}
