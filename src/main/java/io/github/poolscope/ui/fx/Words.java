package io.github.poolscope.ui.fx;

import io.github.poolscope.words.Bundle;
import io.github.poolscope.words.Explained;
import io.github.poolscope.words.Language;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.beans.value.WeakChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/**
 * What the window says. The whole program speaks one language, which can be changed at any time: what is bound follows
 * at once. The keys are those of {@code ui/window.properties}. FX thread only.
 */
public final class Words {
    static final String BUNDLE = "io.github.poolscope.ui.window";

    private static final ReadOnlyObjectWrapper<Language> LANGUAGE = new ReadOnlyObjectWrapper<>(Language.ENGLISH);

    private Words() {}

    /** The language that is spoken; English until another is chosen. */
    public static ReadOnlyObjectProperty<Language> languageProperty() {
        return LANGUAGE.getReadOnlyProperty();
    }

    public static Language language() {
        return LANGUAGE.get();
    }

    /** From now on this language. */
    public static void speak(Language language) {
        LANGUAGE.set(language);
    }

    /**
     * A text as it is said now.
     *
     * @param figures what stands for its numbered places; a {@link Phrase} is said in the same language, of an
     *     observable value the value
     */
    public static String text(String key, Object... figures) {
        return Bundle.of(BUNDLE, language())
                .text(key, Arrays.stream(figures).map(Words::now).toList());
    }

    /** What a phrase of another package says now. */
    public static String say(Phrase phrase) {
        return phrase.in(language());
    }

    /** What went wrong, as it is said now; what other programs tell is in their words. */
    public static String why(Throwable error) {
        if (error instanceof Explained explained) {
            return say(explained.why());
        }
        // The message of an Error is seldom a sentence.
        return error.getMessage() == null || error instanceof Error ? error.toString() : error.getMessage();
    }

    /** A text that follows the language, and those of its figures that are observable. */
    public static StringBinding bind(String key, Object... figures) {
        List<Observable> dependencies = new ArrayList<>(List.of(LANGUAGE));
        for (Object figure : figures) {
            if (figure instanceof Observable observable) {
                dependencies.add(observable);
            }
        }
        return Bindings.createStringBinding(() -> text(key, figures), dependencies.toArray(Observable[]::new));
    }

    /** A phrase that follows the language. */
    public static StringBinding bind(Phrase phrase) {
        return Bindings.createStringBinding(() -> say(phrase), LANGUAGE);
    }

    /** A hint that follows the language. */
    public static Tooltip tooltip(String key, Object... figures) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(bind(key, figures));
        return tooltip;
    }

    /** Runs {@code say} whenever another language is chosen, as long as there is the node. */
    public static void follow(Node node, Runnable say) {
        ChangeListener<Language> listener = (o, before, now) -> say.run();
        node.getProperties().put(listener, node); // The node keeps it, the language does not.
        LANGUAGE.addListener(new WeakChangeListener<>(listener));
    }

    private static Object now(Object figure) {
        return figure instanceof ObservableValue<?> value ? String.valueOf(value.getValue()) : figure;
    }
}
