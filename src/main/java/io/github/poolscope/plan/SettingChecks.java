package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.OptionalInt;

/** What is wrong with values of settings in a plan, as far as that is known without looking at any file. */
final class SettingChecks {
    private SettingChecks() {}

    static Optional<Phrase> engine(Plan plan) {
        if (plan.work() instanceof Work.UserFunction && plan.isOfCPython()) {
            return problem("plan.problem.jar-in-cpython");
        }
        if (plan.work() instanceof Work.Script && !plan.hasProcesses() && plan.engine() != EngineKind.PROCESSES) {
            return problem("plan.problem.script-engine");
        }
        return plan.work() instanceof Work.PythonFunction && plan.engine() != EngineKind.CPYTHON
                ? problem("plan.problem.python-function-elsewhere")
                : Optional.empty();
    }

    static Optional<Phrase> poolSize(Plan plan) {
        OptionalInt size = plan.processes().fixed();
        if (!isWithin(0, size, PoolSize.MAX)) {
            return problem("plan.problem.pool-size", plan.processes(), PoolSize.MAX);
        }
        return plan.engine() == EngineKind.CPYTHON && size.isPresent() && size.getAsInt() == 0
                ? problem("plan.problem.no-workers-in-cpython")
                : Optional.empty();
    }

    static Optional<Phrase> chunksize(Plan plan) {
        return isWithin(1, plan.chunksize().fixed(), Integer.MAX_VALUE)
                ? Optional.empty()
                : problem("plan.problem.chunksize", plan.chunksize());
    }

    static Optional<Phrase> maxTasksPerChild(Plan plan) {
        OptionalInt tasks = plan.maxTasksPerChild();
        if (!isWithin(1, tasks, Integer.MAX_VALUE)) {
            return problem("plan.problem.max-tasks", tasks.getAsInt());
        }
        if (tasks.isEmpty() || plan.hasProcesses()) {
            return Optional.empty();
        }
        return problem(
                plan.effectiveEngine() == EngineKind.THREADS
                        ? "plan.problem.max-tasks-of-threads"
                        : "plan.problem.max-tasks-of-main-program");
    }

    static Optional<Phrase> hardLimit(Plan plan) {
        if (plan.safeguards().hardLimit().isEmpty()) {
            return Optional.empty();
        }
        return plan.hasProcesses() ? notInProgram(plan, true) : problem("plan.problem.hard-limit");
    }

    /** The programs of scripts do in Python by themselves what Python's pool lacks. */
    static Optional<Phrase> bufferSize(Plan plan) {
        boolean isOfPool = !(plan.work() instanceof Work.Script);
        return notInProgram(plan, isOfPool && plan.safeguards().bufferSize().isPresent());
    }

    static Optional<Phrase> slow(Plan plan) {
        return plan.slow() > 0 && plan.slow() <= Plan.MAX_SLOW
                ? Optional.empty()
                : problem("plan.problem.slow-range", plan.slow());
    }

    /** Returns that the program that runs has no such setting, if it is set: CPython's pool has not, nor has a script. */
    static Optional<Phrase> notInProgram(Plan plan, boolean isSet) {
        if (isSet && plan.isOfCPython()) {
            return problem("plan.problem.not-in-cpython");
        }
        return notInScript(plan, isSet);
    }

    /** Returns that a script has no such setting, if it is set in the plan of one. */
    static Optional<Phrase> notInScript(Plan plan, boolean isSet) {
        return isSet && plan.work() instanceof Work.Script ? problem("plan.problem.not-in-script") : Optional.empty();
    }

    private static boolean isWithin(int least, OptionalInt number, int most) {
        return number.isEmpty() || (number.getAsInt() >= least && number.getAsInt() <= most);
    }

    private static Optional<Phrase> problem(String words, Object... figures) {
        return Optional.of(Phrase.of(words, figures));
    }
}
