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

/** What is wrong with the plan in the form: looked for in the background whenever it is changed. FX thread only. */
final class PlanCheck {
    private final Session session;
    private final Background background;
    private final Consumer<List<Problem>> tell;
    private List<Problem> problems = List.of();
    private int readings;

    /** A check that tells all that is wrong, which may be nothing, each time that it has looked. */
    PlanCheck(Session session, Background background, Consumer<List<Problem>> tell) {
        this.session = session;
        this.background = background;
        this.tell = tell;
    }

    /** The form reads so now. */
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

    /** Tells again what was found, in another language. */
    void tellAgain() {
        tell.accept(problems);
    }

    /** The first that is wrong, in one sentence; null if nothing is. */
    @Nullable
    String first() {
        return problems.isEmpty() ? null : Words.say(problems.get(0).phrase());
    }

    private void found(List<Problem> all) {
        problems = all;
        tell.accept(all);
    }
}
