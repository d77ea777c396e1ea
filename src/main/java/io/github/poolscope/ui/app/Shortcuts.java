package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.SearchField;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * What keys do, wherever the focus is: a command's keys run it, also where a control has a use of its own for them, save
 * those that undo what was typed into a field; Esc clears or leaves what has the focus, and stops nothing. FX thread only.
 */
final class Shortcuts {
    private static final KeyCombination RUN_TOO = KeyCombination.valueOf("F5");
    /** In a field in which something was typed these mean that. */
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");

    private final MainWindow window;
    private final PopUps popUps;
    private final Runnable showKeys;
    private final Supplier<List<Command>> commands;
    private List<Command> withKeys = List.of();

    /**
     * Not installed yet.
     *
     * @param showKeys shows all keys
     * @param commands all that can be done
     */
    Shortcuts(MainWindow window, PopUps popUps, Runnable showKeys, Supplier<List<Command>> commands) {
        this.window = window;
        this.popUps = popUps;
        this.showKeys = showKeys;
        this.commands = commands;
    }

    void install(Scene scene) {
        withKeys = commands.get().stream()
                .filter(command -> command.keys() != null)
                .toList();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, scene.getFocusOwner()));
        // A pop-up has a scene, and a focus, of its own.
        popUps.onKey(this::poppedUp);
    }

    private void poppedUp(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            // Left alone, it closes the pop-up.
            if (event.getTarget() instanceof SearchField field && field.clearTyped()) {
                event.consume();
            }
        } else if (!(event.getTarget() instanceof TextInputControl field && ofTyping(event, field))) {
            command(event);
        }
    }

    private void pressed(KeyEvent event, @Nullable Node focus) {
        if (event.getText().equals("?") && !isTyping(focus)) {
            showKeys.run();
            event.consume();
        } else if (RUN_TOO.match(event)) {
            window.startRun();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (escape(focus)) {
                event.consume();
            }
        } else if (!(focus instanceof TextInputControl field && ofTyping(event, field))) {
            command(event);
        }
    }

    private void command(KeyEvent event) {
        withKeys.stream()
                .filter(command -> command.keys() != null && command.keys().match(event))
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    popUps.hide();
                    command.action().run();
                });
    }

    private static boolean ofTyping(KeyEvent event, TextInputControl field) {
        return (UNDO.match(event) && field.isUndoable()) || (REDO.match(event) && field.isRedoable());
    }

    private static boolean isTyping(@Nullable Node focus) {
        return (focus instanceof TextInputControl field && field.isEditable())
                || (focus instanceof ComboBox<?> box && box.isEditable());
    }

    /** Clears what was typed to search, or leaves what has the focus; false if there is nothing to clear or to leave. */
    private boolean escape(@Nullable Node focus) {
        if (focus instanceof ComboBox<?> box && box.isShowing()) {
            return false; // Its list closes by itself.
        }
        if (focus instanceof SearchField field && field.clearTyped()) {
            return true;
        }
        if (window.uncover()) {
            return true;
        }
        if (isTyping(focus)) {
            window.views().timeline().requestFocus();
            return true;
        }
        if (window.shownRun().replay().isOpen()) {
            window.shownRun().replay().leave();
            return true;
        }
        return window.views().selection().clear();
    }
}
