package io.github.poolscope.lesson;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A figure in a lesson's text that is known before any run: how it follows from the plan, and where a run shows it.
 * Counts must be equal; a time is the minimum that a taskel waits, since no sleep ends early and a busy machine makes
 * every sleep longer.
 */
enum Figure {
    WORKERS("workers", plan -> count(plan.workers()), RunFacts::workers),
    ITEMS("items", plan -> known(ExpectedDurations.items(plan)), RunFacts::items),
    CHUNKSIZE("chunksize", Figure::chunksize, RunFacts::chunksize),
    TASKS("tasks", Figure::tasks, RunFacts::tasks),
    CORES(
            "cores",
            plan -> count(PoolSize.usableCores()),
            run -> run.recording().header().cores().orElse(0)),
    /** The number of tasks that the automatic chunksize aims at. */
    SHARES("shares", plan -> count(shares(plan.workers())), run -> shares(run.workers())),
    QUOTIENT(
            "quotient",
            plan -> known(ExpectedDurations.items(plan) / shares(plan.workers())),
            run -> run.items() / shares(run.workers())),
    REMAINDER(
            "remainder",
            plan -> count(ExpectedDurations.items(plan) % shares(plan.workers())),
            run -> run.items() % shares(run.workers())),
    /** The one taskel that the workload's parameter {@code on} names. */
    CHOSEN("chosen", plan -> rounded(ExpectedDurations.parameter(plan, "on")), Figure::failed),
    LIFETIME("lifetime", plan -> whole(plan.maxTasksPerChild()), Figure::mostTasksOfAWorker),
    EACH("each", plan -> nanos(plan, 0), run -> ran(run).min().orElse(0), true),
    LONGEST("longest", plan -> nanos(plan, 0), run -> ran(run).max().orElse(0), true),
    SHORTEST(
            "shortest",
            plan -> nanos(plan, ExpectedDurations.items(plan) - 1),
            run -> ran(run).min().orElse(0),
            true);

    /** The rounding of a thread's sleep, in nanoseconds: a sleep may end this much early. */
    private static final long CLOCK_STEP = 1_000_000;

    private final String placeholder;

    @SuppressWarnings("ImmutableEnumChecker") // The functions are stateless.
    private final Function<Plan, OptionalLong> expected;

    @SuppressWarnings("ImmutableEnumChecker") // The functions are stateless.
    private final ToLongFunction<RunFacts> measured;

    private final boolean isTime;

    Figure(String placeholder, Function<Plan, OptionalLong> expected, ToLongFunction<RunFacts> measured) {
        this(placeholder, expected, measured, false);
    }

    Figure(
            String placeholder,
            Function<Plan, OptionalLong> expected,
            ToLongFunction<RunFacts> measured,
            boolean isTime) {
        this.placeholder = placeholder;
        this.expected = expected;
        this.measured = measured;
        this.isTime = isTime;
    }

    static Optional<Figure> of(String placeholder) {
        return Arrays.stream(values())
                .filter(figure -> figure.placeholder.equals(placeholder))
                .findFirst();
    }

    /** Returns the value that the plan predicts, with its unit; empty if the plan does not determine it. */
    Optional<String> expected(Plan plan) {
        OptionalLong value = expected.apply(plan);
        return value.isPresent() ? Optional.of(text(value.getAsLong())) : Optional.empty();
    }

    String measured(RunFacts run) {
        return text(measured.applyAsLong(run));
    }

    boolean bornOut(Plan plan, RunFacts run) {
        OptionalLong value = expected.apply(plan);
        long found = measured.applyAsLong(run);
        return value.isPresent() && (isTime ? found >= value.getAsLong() - CLOCK_STEP : found == value.getAsLong());
    }

    private String text(long value) {
        return isTime ? Units.duration(value) : Long.toString(value);
    }

    private static OptionalLong count(long value) {
        return OptionalLong.of(value);
    }

    private static OptionalLong known(long value) {
        return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
    }

    private static OptionalLong whole(OptionalInt value) {
        return value.isPresent() ? count(value.getAsInt()) : OptionalLong.empty();
    }

    private static OptionalLong rounded(OptionalDouble value) {
        return value.isPresent() ? count(Math.round(value.getAsDouble())) : OptionalLong.empty();
    }

    private static OptionalLong chunksize(Plan plan) {
        return known(Math.min(
                ExpectedDurations.items(plan),
                plan.chunksize().effective(plan.mode(), ExpectedDurations.items(plan), plan.workers())));
    }

    private static OptionalLong tasks(Plan plan) {
        OptionalLong size = chunksize(plan);
        return size.isPresent()
                ? count((ExpectedDurations.items(plan) + size.getAsLong() - 1) / size.getAsLong())
                : OptionalLong.empty();
    }

    private static long shares(long workers) {
        return Math.max(1, workers * Chunksize.TASKS_PER_WORKER);
    }

    private static OptionalLong nanos(Plan plan, int index) {
        OptionalDouble seconds = ExpectedDurations.of(plan, index);
        return seconds.isPresent() ? count((long) (seconds.getAsDouble() * 1e9)) : OptionalLong.empty();
    }

    private static long failed(RunFacts run) {
        Taskels taskels = run.trace().taskels();
        return IntStream.range(0, run.items())
                .filter(index -> taskels.outcome(index).isFailure())
                .findFirst()
                .orElse(Trace.NONE);
    }

    private static long mostTasksOfAWorker(RunFacts run) {
        return run.figures().workers().stream()
                .mapToLong(worker -> worker.tasks())
                .max()
                .orElse(0);
    }

    private static LongStream ran(RunFacts run) {
        Taskels taskels = run.trace().taskels();
        return IntStream.range(0, run.items())
                .filter(index -> taskels.outcome(index) == Outcome.SUCCEEDED)
                .mapToLong(index -> taskels.ranFor(index, run.trace().now()));
    }
}
