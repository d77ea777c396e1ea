package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** The lines above the views: the title of the run, and the order in which its results arrived. FX thread only. */
final class Heading {
    private final Label titleLabel;
    private final Label orderLabel;
    private final Supplier<Optional<String>> covered;
    /** The label may be truncated if there is little room. */
    private final Tooltip wholeOrder = new Tooltip();

    private Supplier<String> title = () -> "";
    private Phrase order = Phrase.asItIs("");

    /**
     * @param covered returns the text that replaces the title while the title would give away the covered result
     */
    Heading(Label titleLabel, Label orderLabel, Supplier<Optional<String>> covered) {
        this.titleLabel = titleLabel;
        this.orderLabel = orderLabel;
        this.covered = covered;
        orderLabel.setTooltip(wholeOrder);
    }

    /** Returns what supplies the title in the current language. */
    Supplier<String> title() {
        return title;
    }

    void entitle(Supplier<String> says) {
        title = says;
        say();
    }

    void order(Phrase sentence) {
        order = sentence;
        updateOrder();
    }

    /** Updates all texts, after the language changed or a lesson was uncovered. */
    void say() {
        titleLabel.setText(covered.get().orElseGet(title));
        updateOrder();
    }

    private void updateOrder() {
        orderLabel.setText(Words.say(order));
        wholeOrder.setText(Words.say(order));
    }
}
