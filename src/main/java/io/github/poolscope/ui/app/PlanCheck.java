package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Problem;
import io.github.poolscope.session.Session;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.plan.PlanModel;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Checks the plan in the form in the background after each change. FX thread only. */
final class PlanCheck {
    private final Session session;
    private final Background background;
    private final Consumer<List<Problem>> tell;
    private List<Problem> problems = List.of();
    private int readings;

    /** Creates a check that passes the list of problems, which may be empty, to {@code tell} after each run. */
    PlanCheck(Session session, Background background, Consumer<List<Problem>> tell) {
        this.session = session;
        this.background = background;
        this.tell = tell;
    }

    /** Checks the form's new contents. */
    void look(PlanModel.Reading reading) {
        readings++;
        int reader = readings;
        if (!reading.problems().isEmpty()) {
            found(reading.problems());
            return;
        }
        background.execute(() -> {
            List<Problem> all = session.problems(reading.plan());
            FxThread.later(() -> {
                if (reader == readings) {
                    found(all);
                }
            });
        });
    }

    /** Reports the last result again, in another language. */
    void reportAgain() {
        tell.accept(problems);
    }

    /** Returns the first problem as one sentence; null if there is none. */
    @Nullable
    String first() {
        return problems.isEmpty() ? null : Words.say(problems.get(0).phrase());
    }

    private void found(List<Problem> all) {
        problems = all;
        tell.accept(all);
    }
}
