package io.github.poolscope.compare;

import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What is compared, as a number: times in seconds, shares from 0 to 1, and counts. */
@SuppressWarnings("ImmutableEnumChecker") // Its functions hold no state.
public enum Measure {
    WALL(
            "wallSeconds",
            RunFigure.WALL.title(),
            Kind.TIME,
            run -> time(run.figures().wall())),
    MAKESPAN(
            "makespanSeconds",
            RunFigure.MAKESPAN.title(),
            Kind.TIME,
            run -> time(run.figures().makespan())),
    START_UP(
            "startupSeconds",
            RunFigure.START_UP.title(),
            Kind.TIME,
            run -> time(run.figures().startup())),
    FIRST_RESULT(
            "firstResultSeconds",
            RunFigure.FIRST_RESULT.title(),
            Kind.TIME,
            run -> time(run.figures().firstResult())),
    BLOCKED(
            "callerBlockedSeconds",
            RunFigure.BLOCKED.title(),
            Kind.TIME,
            run -> time(run.figures().callerBlocked())),
    UTILISATION(
            "utilisation",
            RunFigure.UTILISATION.title(),
            Kind.SHARE,
            run -> known(run.figures().utilisation())),
    WORK(
            "workSeconds",
            Phrase.of("compare.measure.work"),
            Kind.TIME,
            run -> time(run.figures().busy())),
    CPU(
            "cpuSeconds",
            RunFigure.CPU.title(),
            Kind.TIME,
            run -> time(
                    run.figures().measured() == 0 ? Trace.NEVER : run.figures().cpu())),
    MEDIAN(
            "medianSeconds",
            Phrase.of("compare.measure.median"),
            Kind.TIME,
            run -> known(run.summary().median())),
    P95(
            "p95Seconds",
            Phrase.of("compare.measure.p95"),
            Kind.TIME,
            run -> known(run.summary().p95())),
    TASKELS(
            "taskels",
            Phrase.of("compare.measure.taskels"),
            Kind.COUNT,
            run -> OptionalDouble.of(run.recording().trace().taskels().count())),
    FAILED(
            "failed",
            RunFigure.FAILED.title(),
            Kind.COUNT,
            run -> OptionalDouble.of(run.figures().failed()));

    private enum Kind {
        TIME,
        SHARE,
        COUNT
    }

    private final String key;
    private final Phrase title;
    private final Kind kind;
    private final Function<ComparedRun, OptionalDouble> of;

    Measure(String key, Phrase title, Kind kind, Function<ComparedRun, OptionalDouble> of) {
        this.key = key;
        this.title = title;
        this.kind = kind;
        this.of = of;
    }

    /** Returns its name in JSON, with the unit. */
    public String key() {
        return key;
    }

    /** Returns its name in a few words. */
    public Phrase title() {
        return title;
    }

    /** Returns its value in a run; empty if the run has none. */
    OptionalDouble of(ComparedRun run) {
        return of.apply(run);
    }

    /** Returns a value with its unit; a dash if there is none. */
    public String text(OptionalDouble value) {
        if (value.isEmpty()) {
            return Units.NONE;
        }
        double number = value.getAsDouble();
        return switch (kind) {
            case TIME -> Units.duration(Math.round(number * ComparedRun.NANOS));
            case SHARE -> Units.percent(number);
            case COUNT -> Units.count(Math.round(number));
        };
    }

    private static OptionalDouble time(long nanos) {
        return nanos == Trace.NEVER ? OptionalDouble.empty() : OptionalDouble.of(nanos / ComparedRun.NANOS);
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
