package io.github.poolscope.ui.lesson;

import javafx.scene.Node;
import javafx.scene.Parent;

/** Keeps the focus in place while the nodes there are replaced. FX thread only. */
final class FocusKeeper {
    private FocusKeeper() {}

    /** Runs {@code makeAnew}; if the focus was below {@code parent}, moves it to the new node with the same id. */
    static void focus(Parent parent, Runnable makeAnew) {
        Node owner = parent.getScene() == null ? null : parent.getScene().getFocusOwner();
        String id = owner != null && isBelow(owner, parent) ? owner.getId() : null;
        makeAnew.run();
        Node again = id == null ? null : parent.lookup("#" + id);
        if (again != null) {
            again.requestFocus();
        }
    }

    private static boolean isBelow(Node node, Parent parent) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.equals(parent)) {
                return true;
            }
        }
        return false;
    }
}
