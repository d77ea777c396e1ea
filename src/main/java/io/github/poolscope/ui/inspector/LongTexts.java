package io.github.poolscope.ui.inspector;

import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.TextPanel;
import java.util.ArrayList;
import java.util.List;

/** The texts of a taskel that need a panel of their own. */
final class LongTexts {
    /** Up to this length, a text without line breaks is readable among the facts. */
    private static final int MAX_LINE = 40;

    private LongTexts() {}

    /** Returns its error, and its result and item if they are long; the one to read first comes first. */
    static List<TextPanel.Named> of(Trace trace, int taskel) {
        List<TextPanel.Named> texts = new ArrayList<>();
        // The lines of a stack trace say most at their beginnings.
        trace.failures()
                .of(taskel)
                .ifPresent(failure -> texts.add(new TextPanel.Named(
                        new Segments.Choice("Error", "text.error"),
                        words(failure),
                        failure.stackTrace().isEmpty())));
        add(texts, "Result", "text.result", trace.taskels().result(taskel));
        add(texts, "Item", "text.item", trace.taskels().item(taskel));
        return texts;
    }

    private static void add(List<TextPanel.Named> texts, String name, String key, String text) {
        if (text.length() > MAX_LINE || text.indexOf('\n') >= 0) {
            texts.add(new TextPanel.Named(new Segments.Choice(name, key), text, true));
        }
    }

    private static String words(Failure failure) {
        return failure.stackTrace().isEmpty() ? failure.type() + ": " + failure.message() : failure.stackTrace();
    }
}
