package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.BusyBar;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.program.CodeView;
import io.github.poolscope.ui.workbench.Command;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.WindowRequests;
import io.github.poolscope.ui.workbench.Workbench;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The keyboard shortcuts. A command's keys run it regardless of the focus, even if the focused control uses them too,
 * except the keys that undo typing in a field. Esc clears or leaves the focused control; it never stops a run. FX
 * thread only.
 */
final class Shortcuts {
    /** Keys with a sign that other keys have too. */
    private static final Map<KeyCode, KeyCode> SAME_SIGN =
            Map.of(KeyCode.EQUALS, KeyCode.PLUS, KeyCode.ADD, KeyCode.PLUS, KeyCode.SUBTRACT, KeyCode.MINUS);

    private static final KeyCombination RUN_TOO = KeyCombination.valueOf("F5");
    /** In a text field with typed text, this undoes the typing. */
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private static final KeyCombination REDO = KeyCombination.valueOf("Shortcut+Y");

    /** In the program, this is of its type; elsewhere it shows a panel. */
    static final KeyCombination TYPE_FITTING = KeyCombination.valueOf("Shortcut+0");

    private final Workbench workbench;
    private final PopUps popUps;
    private final WindowRequests window;
    private final List<Command> withKeys;

    /** Creates the shortcuts of commands without installing them. */
    Shortcuts(Workbench workbench, PopUps popUps, WindowRequests window, List<Command> commands) {
        this.workbench = workbench;
        this.popUps = popUps;
        this.window = window;
        withKeys = commands.stream().filter(command -> command.keys() != null).toList();
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, scene.getFocusOwner()));
        // A pop-up has its own scene and its own focus.
        popUps.onKey(this::poppedUp);
    }

    private void poppedUp(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            // Without this, Esc closes the pop-up.
            if (event.getTarget() instanceof SearchField field && field.clearTyped()) {
                event.consume();
            }
        } else if (!(event.getTarget() instanceof TextInputControl field && ofTyping(event, field))) {
            command(event);
        }
    }

    private void pressed(KeyEvent event, @Nullable Node focus) {
        if (event.getText().equals("?") && !isTyping(focus)) {
            window.showKeys();
            event.consume();
        } else if (RUN_TOO.match(event)) {
            workbench.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            if (escape(focus)) {
                event.consume();
            }
        } else if (!(focus instanceof TextInputControl field && ofTyping(event, field))
                && !(focus instanceof CodeView && TYPE_FITTING.match(event))) {
            command(event);
        }
    }

    private void command(KeyEvent event) {
        withKeys.stream()
                .filter(command -> command.keys() != null && isPressed(command.keys(), event))
                .findFirst()
                .ifPresent(command -> {
                    event.consume();
                    popUps.hide();
                    command.run();
                });
    }

    /** Returns whether an event is of these keys: plus and minus have others on many keyboards and beside the digits. */
    private static boolean isPressed(KeyCombination keys, KeyEvent event) {
        return keys.match(event)
                || (keys instanceof KeyCodeCombination combination
                        && event.isShortcutDown()
                        && !event.isAltDown()
                        && combination.getCode() == SAME_SIGN.get(event.getCode()));
    }

    private static boolean ofTyping(KeyEvent event, TextInputControl field) {
        return (UNDO.match(event) && field.isUndoable()) || (REDO.match(event) && field.isRedoable());
    }

    private static boolean isTyping(@Nullable Node focus) {
        return (focus instanceof TextInputControl field && field.isEditable())
                || (focus instanceof ComboBox<?> box && box.isEditable());
    }

    /** Clears the search text, or leaves the focused control; returns false if there is nothing to clear or leave. */
    private boolean escape(@Nullable Node focus) {
        if (focus instanceof ComboBox<?> box && box.isShowing()) {
            return false; // An open list closes itself.
        }
        if (BusyBar.cancelAround(focus) || (focus instanceof SearchField field && field.clearTyped())) {
            return true;
        }
        if (workbench.files().cancelReading()
                || workbench.uncover()
                || workbench.layout().restore()) {
            return true;
        }
        if (isTyping(focus)) {
            window.focus(Panel.TIMELINE);
            return true;
        }
        if (workbench.runs().isReplayed()) {
            workbench.runs().lookAtWhole();
            return true;
        }
        return workbench.selection().clear();
    }
}
