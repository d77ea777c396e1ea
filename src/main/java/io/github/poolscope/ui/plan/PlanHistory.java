package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Plan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The undo history of the plan form; successive changes of one field are one step, unless the
 * plan was run between them. FX thread only. */
public final class PlanHistory {
    private static final int MAX = 200;

    private final Consumer<Plan> show;
    private final Deque<Plan> before = new ArrayDeque<>();
    private final Deque<Plan> undone = new ArrayDeque<>();
    private @Nullable Plan now;
    private @Nullable Object lastField;
    private boolean restoring;

    /** Creates an empty history; undo and redo pass a plan to {@code show}. */
    public PlanHistory(Consumer<Plan> show) {
        this.show = show;
    }

    /** Records the form's plan after a change of {@code field}; null for a change of the whole form. */
    @SuppressWarnings("ReferenceEquality") // Identity: the same field object.
    public void changed(@Nullable Object field, Plan plan) {
        Plan last = now;
        if (restoring || plan.equals(last)) {
            return;
        }
        boolean sameStep = field != null && field == lastField;
        if (last != null && !sameStep) {
            before.push(last);
            if (before.size() > MAX) {
                before.removeLast();
            }
        }
        now = plan;
        lastField = field;
        undone.clear();
    }

    /** Ends the current step because the plan was run: later changes of the same field are another step. */
    public void ran() {
        lastField = null;
    }

    /** Puts another plan into the form, as one step. */
    public void replace(Plan plan) {
        present(plan);
        changed(null, plan);
    }

    /** Goes back one step, if there is one. */
    public void undo() {
        go(before, undone);
    }

    /** Reverts the last {@link #undo}. */
    public void redo() {
        go(undone, before);
    }

    private void go(Deque<Plan> from, Deque<Plan> to) {
        Plan there = from.poll();
        Plan here = now;
        if (there == null || here == null) {
            return;
        }
        to.push(here);
        now = there;
        lastField = null;
        present(there);
    }

    private void present(Plan plan) {
        restoring = true;
        try {
            show.accept(plan);
        } finally {
            restoring = false;
        }
    }
}
