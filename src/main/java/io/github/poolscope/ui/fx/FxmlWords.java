package io.github.poolscope.ui.fx;

import io.github.poolscope.words.Bundle;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.Property;
import javafx.fxml.FXMLLoader;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/**
 * Makes the texts in FXML follow the language. FXML looks up its {@code %keys} only once; so it receives the keys
 * themselves here, and each text that is a key is bound. The loader refuses a key that is not in the window's bundle.
 */
public final class FxmlWords extends ResourceBundle {
    private static final String MARK = "%";

    private final Set<String> keys;

    private FxmlWords(Set<String> keys) {
        this.keys = keys;
    }

    /**
     * Loads a node whose texts all follow the language. FX thread.
     *
     * @throws IOException if it can't be read or uses an unknown key
     */
    public static Parent load(@Nullable URL fxml, Object controller) throws IOException {
        FXMLLoader loader = new FXMLLoader(
                fxml, new FxmlWords(Bundle.of(Words.BUNDLE, Language.ENGLISH).keys()));
        loader.setController(controller);
        Parent loaded = loader.load();
        bind(loaded);
        return loaded;
    }

    private static void bind(Node node) {
        bind(node.getAccessibleText(), node.accessibleTextProperty());
        if (node instanceof Labeled labeled) {
            bind(labeled.getText(), labeled.textProperty());
        }
        if (node instanceof TextInputControl input) {
            bind(input.getPromptText(), input.promptTextProperty());
        }
        below(node, FxmlWords::bind);
    }

    private static void bind(@Nullable String text, Property<String> property) {
        if (text != null && text.startsWith(MARK)) {
            property.bind(Words.bind(text.substring(MARK.length())));
        }
    }

    /**
     * Visits the nodes below a node. Before the first layout, the contents of a split or scroll pane are not among its
     * children.
     */
    private static void below(Node node, Consumer<Node> visit) {
        if (node instanceof SplitPane split) {
            split.getItems().forEach(visit);
        } else if (node instanceof ScrollPane scroll) {
            if (scroll.getContent() != null) {
                visit.accept(scroll.getContent());
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(visit);
        }
    }

    @Override
    protected Object handleGetObject(String key) {
        return MARK + key;
    }

    @Override
    protected Set<String> handleKeySet() {
        return keys;
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(keys);
    }

    @Override
    public boolean containsKey(String key) {
        return keys.contains(key);
    }
}
