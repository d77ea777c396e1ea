package io.github.poolscope.ui.program;

import io.github.poolscope.ui.fx.Words;
import javafx.event.ActionEvent;
import javafx.scene.Cursor;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** What the mouse and the keyboard do in a {@link CodeView}: scroll, select, copy. */
final class CodeInput {
    /** The columns by which the arrow keys scroll sideways. */
    private static final int COLUMN_STEP = 4;

    private final CodeView view;
    private final CodeGeometry geometry;
    private final CodeSelection selection;
    private final LineFollower follower;

    CodeInput(CodeView view, CodeCanvas canvas, CodeGeometry geometry, CodeSelection selection, LineFollower follower) {
        this.view = view;
        this.geometry = geometry;
        this.selection = selection;
        this.follower = follower;
        canvas.setCursor(Cursor.TEXT);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> view.requestFocus());
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (typed(event)) {
                event.consume();
            }
        });
        ContextMenu menu =
                new ContextMenu(item("program.copy-selected", view::copy), item("program.copy", view::copyAll));
        view.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            if (!selection.isEmpty()) {
                menu.show(view, event.getScreenX(), event.getScreenY());
                event.consume(); // Without a selection, the menu of the view's picture opens.
            }
        });
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(Words.bind(key));
        item.addEventHandler(ActionEvent.ACTION, event -> action.run());
        return item;
    }

    private void selectAll() {
        selection.selectAll();
        view.redrawCode();
    }

    private CodeSelection.Place at(MouseEvent event) {
        int line = geometry.lineAt(event.getY());
        return line < 0 || line >= view.lines().size()
                ? new CodeSelection.Place(line, 0)
                : new CodeSelection.Place(line, view.lines().get(line).index(geometry.cellAt(event.getX())));
    }

    private void pressed(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (event.isShiftDown()) {
            selection.extend(at(event));
        } else if (event.getClickCount() == 2) {
            selection.selectWord(at(event));
        } else if (event.getClickCount() > 2) {
            selection.selectLine(at(event).line());
        } else {
            selection.begin(at(event));
        }
        view.redrawCode();
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() <= 1) {
            selection.extend(at(event));
            revealHead();
        }
    }

    /** Scrolls to where the selection ends now. */
    private void revealHead() {
        CodeSelection.Place head = selection.head();
        view.scroll(() -> {
            geometry.reveal(head.line());
            if (!view.lines().isEmpty()) {
                geometry.revealCell(view.lines().get(head.line()).cell(head.index()));
            }
        });
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            view.enlarge(Math.signum(event.getDeltaY()));
        } else {
            scrollBy(-event.getDeltaX(), -event.getDeltaY());
        }
        event.consume();
    }

    private void scrollBy(double x, double y) {
        view.scroll(() -> geometry.scrollTo(geometry.scrolledX() + x, geometry.scrolledY() + y));
    }

    /** Returns whether a key has a meaning here. */
    private boolean typed(KeyEvent event) {
        if (event.isAltDown()) {
            return false;
        }
        if (event.isShortcutDown()) {
            return typedWithShortcut(event.getCode());
        }
        double row = geometry.rowHeight();
        double page = Math.max(row, geometry.height() - row);
        if (event.isShiftDown()) {
            return extend(event.getCode(), (int) (page / row));
        }
        switch (event.getCode()) {
            case UP -> scrollBy(0, -row);
            case DOWN -> scrollBy(0, row);
            case LEFT -> scrollBy(-COLUMN_STEP * geometry.cell(), 0);
            case RIGHT -> scrollBy(COLUMN_STEP * geometry.cell(), 0);
            case PAGE_UP -> scrollBy(0, -page);
            case PAGE_DOWN -> scrollBy(0, page);
            case HOME -> view.scroll(() -> geometry.scrollTo(0, 0));
            case END -> view.scroll(() -> geometry.scrollTo(0, geometry.maxY()));
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean typedWithShortcut(KeyCode code) {
        switch (code) {
            case C, INSERT -> view.copy();
            case A -> selectAll();
            case DIGIT0, NUMPAD0 -> view.typeSizeProperty().set(0);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Moves the end of the selection; without one, it begins at the lit line, or else at the first visible one. */
    private boolean extend(KeyCode code, int page) {
        if (selection.isEmpty() && !geometry.shows(selection.head().line())) {
            int lit = follower.lit();
            int line = lit != LineFollower.NONE && geometry.shows(lit) ? lit : geometry.firstVisible();
            selection.begin(new CodeSelection.Place(line, 0));
        }
        CodeSelection.Place head = selection.head();
        CodeSelection.Place next =
                switch (code) {
                    case UP -> new CodeSelection.Place(head.line() - 1, head.index());
                    case DOWN -> new CodeSelection.Place(head.line() + 1, head.index());
                    case PAGE_UP -> new CodeSelection.Place(head.line() - page, head.index());
                    case PAGE_DOWN -> new CodeSelection.Place(head.line() + page, head.index());
                    case LEFT -> selection.beside(head, false);
                    case RIGHT -> selection.beside(head, true);
                    case HOME -> new CodeSelection.Place(head.line(), 0);
                    case END -> new CodeSelection.Place(head.line(), Integer.MAX_VALUE);
                    default -> head;
                };
        if (next.equals(head)) {
            return false;
        }
        selection.extend(next);
        revealHead();
        return true;
    }
}
