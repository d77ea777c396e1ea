package io.github.poolscope.ui.workbench;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.plan.PlanModel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Checks the plan in the form in the background after each change. FX thread only. */
public final class PlanCheck {
    private final Function<Plan, List<Problem>> check;
    private final Executor background;
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private int readings;

    /**
     * Creates a check that has found no problem.
     *
     * @param check returns the problems of a plan; called in the background, may block
     */
    PlanCheck(Function<Plan, List<Problem>> check, Executor background) {
        this.check = check;
        this.background = background;
    }

    /** Returns the problems that were found last; empty if the plan can be run. */
    public ReadOnlyObjectProperty<List<Problem>> problemsProperty() {
        return problems.getReadOnlyProperty();
    }

    /** Returns the first problem; empty if the plan can be run. */
    public Optional<Problem> first() {
        return problems.get().stream().findFirst();
    }

    /** Checks the form's new contents. */
    void look(PlanModel.Reading reading) {
        readings++;
        int reader = readings;
        if (!reading.problems().isEmpty()) {
            problems.set(reading.problems());
            return;
        }
        background.execute(() -> {
            List<Problem> all = check.apply(reading.plan());
            FxThread.later(() -> {
                if (reader == readings) {
                    problems.set(all);
                }
            });
        });
    }
}
