package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/** What is said above the views: what is shown, and in which order its results came. FX thread only. */
final class Heading {
    private final Label titleLabel;
    private final Label orderLabel;
    private final Supplier<Optional<String>> covered;
    /** The sentence may be cut short where there is little room. */
    private final Tooltip wholeOrder = new Tooltip();

    private Supplier<String> title = () -> "";
    private Phrase order = Phrase.asItIs("");

    /** @param covered what stands in place of the title, which would give away what is covered */
    Heading(Label titleLabel, Label orderLabel, Supplier<Optional<String>> covered) {
        this.titleLabel = titleLabel;
        this.orderLabel = orderLabel;
        this.covered = covered;
        orderLabel.setTooltip(wholeOrder);
    }

    /** What says the title, in whichever language is spoken. */
    Supplier<String> title() {
        return title;
    }

    void entitle(Supplier<String> says) {
        title = says;
        say();
    }

    void order(Phrase sentence) {
        order = sentence;
        sayOrder();
    }

    /** Says all of it once more: another language is spoken, or a lesson was uncovered. */
    void say() {
        titleLabel.setText(covered.get().orElseGet(title));
        sayOrder();
    }

    private void sayOrder() {
        orderLabel.setText(Words.say(order));
        wholeOrder.setText(Words.say(order));
    }
}
