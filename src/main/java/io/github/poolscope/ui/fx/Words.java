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
 * The texts of the window. The whole program uses one language, which can be changed at any time; bound texts follow at
 * once. The keys are those of {@code ui/window.properties}. FX thread only.
 */
public final class Words {
    static final String BUNDLE = "io.github.poolscope.ui.window";

    private static final ReadOnlyObjectWrapper<Language> LANGUAGE = new ReadOnlyObjectWrapper<>(Language.ENGLISH);

    private Words() {}

    /** Returns the current language; English until another is chosen. */
    public static ReadOnlyObjectProperty<Language> languageProperty() {
        return LANGUAGE.getReadOnlyProperty();
    }

    public static Language language() {
        return LANGUAGE.get();
    }

    /** Sets the language. */
    public static void speak(Language language) {
        LANGUAGE.set(language);
    }

    /**
     * Returns a text in the current language.
     *
     * @param figures the values of its placeholders; a {@link Phrase} is formatted in the same language, of an
     *     observable value its value is used
     */
    public static String text(String key, Object... figures) {
        return Bundle.of(BUNDLE, language())
                .text(key, Arrays.stream(figures).map(Words::now).toList());
    }

    /** Returns the text of a phrase of another package in the current language. */
    public static String say(Phrase phrase) {
        return phrase.in(language());
    }

    /** Returns the message of an error in the current language; messages of other programs are left as they are. */
    public static String why(Throwable error) {
        if (error instanceof Explained explained) {
            return say(explained.why());
        }
        // The message of an {@link Error} is seldom a sentence.
        return error.getMessage() == null || error instanceof Error ? error.toString() : error.getMessage();
    }

    /** Returns a text that follows the language and the observable values among its figures. */
    public static StringBinding bind(String key, Object... figures) {
        List<Observable> dependencies = new ArrayList<>(List.of(LANGUAGE));
        for (Object figure : figures) {
            if (figure instanceof Observable observable) {
                dependencies.add(observable);
            }
        }
        return Bindings.createStringBinding(() -> text(key, figures), dependencies.toArray(Observable[]::new));
    }

    /** Returns a phrase that follows the language. */
    public static StringBinding bind(Phrase phrase) {
        return Bindings.createStringBinding(() -> say(phrase), LANGUAGE);
    }

    /** Returns a tooltip that follows the language. */
    public static Tooltip tooltip(String key, Object... figures) {
        Tooltip tooltip = new Tooltip();
        tooltip.textProperty().bind(bind(key, figures));
        return tooltip;
    }

    /** Runs {@code say} each time another language is chosen, as long as the node exists. */
    public static void follow(Node node, Runnable say) {
        ChangeListener<Language> listener = (o, before, now) -> say.run();
        node.getProperties().put(listener, node); // The node holds the listener; the language property holds it weakly.
        LANGUAGE.addListener(new WeakChangeListener<>(listener));
    }

    private static Object now(Object figure) {
        return figure instanceof ObservableValue<?> value ? String.valueOf(value.getValue()) : figure;
    }
}
