package io.github.poolscope.ui.history;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.Node;

/** The styles of outcomes: {@code good}, {@code bad}, {@code warn} or {@code live}. FX thread only. */
final class Tones {
    private static final List<String> ALL = List.of("good", "bad", "warn", "live");

    private Tones() {}

    /** Gives a node one of the styles. */
    static void apply(Node node, String tone) {
        ALL.forEach(each -> node.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(tone)));
    }
}
