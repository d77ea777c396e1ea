package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.workload.Catalogue;
import io.github.poolscope.workload.WorkloadType;
import java.util.Locale;
import java.util.Optional;

/** Says in words what a run is and how it goes. */
final class RunWords {
    private RunWords() {}

    static String title(Plan plan) {
        String work = plan.work() instanceof Work.BuiltIn builtIn
                ? Catalogue.find(builtIn.name()).map(WorkloadType::title).orElse(builtIn.name())
                : plan.work().text();
        return work + " with " + plan.mode().key();
    }

    static String state(RunState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The look of a state: {@code good}, {@code bad}, {@code warn} or {@code live}. */
    static String tone(Recording run, RunState state) {
        return switch (state) {
            case STARTING, RUNNING -> "live";
            case COMPLETED -> run.trace().taskels().failedCount() == 0 ? "good" : "warn";
            case FAILED -> "bad";
            case STOPPING, CANCELLED, INTERRUPTED -> "warn";
        };
    }

    /** What went wrong, for the banner; empty if nothing did. */
    static Optional<String> trouble(Recording run) {
        Trace trace = run.trace();
        int failed = trace.taskels().failedCount();
        int good = trace.taskels().completedCount() - failed;
        String count = failed == 0
                ? ""
                : " " + failed + " of " + run.header().items() + " taskels failed, " + good + " succeeded.";
        if (trace.state() == RunState.FAILED) {
            return Optional.of("The run failed: " + sentence(trace.error().orElse("no reason is known")) + count);
        }
        if (trace.state() == RunState.CANCELLED) {
            return Optional.of("The run was stopped: " + trace.taskels().completedCount() + " of "
                    + run.header().items() + " taskels were completed." + count);
        }
        if (trace.state() == RunState.INTERRUPTED) {
            return Optional.of("The main program was killed while this run went on; what is shown is what had happened"
                    + " until then." + count);
        }
        if (failed > 0 && trace.failures().count() > 0) {
            Failure first = trace.failures().at(0);
            return Optional.of(count.strip() + " The first was taskel " + first.index() + ": "
                    + sentence(first.type() + ": " + first.message()));
        }
        return Optional.empty();
    }

    private static String sentence(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.endsWith(".") ? line : line + ".";
    }
}
