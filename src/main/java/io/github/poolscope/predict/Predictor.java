package io.github.poolscope.predict;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the makespan of one run's work in other settings, by simulating how the pool would hand out its tasks.
 *
 * <p><b>The simulation.</b> Each task goes to the worker that has been idle longest, in the order of the items. CPU time
 * and waiting of each taskel are apart: what wants a processor (a taskel that computes, a worker that starts) shares the
 * cores evenly, together with the load of other programs, which is chosen so that the run's own taskels wait for a
 * processor as long as they did. What a start, a hand-out of a task and of a taskel, the first taskel of a worker and the
 * main program take is measured in the run. In calls of many tasks, some consecutive ones are simulated as one.
 *
 * <p><b>The interval.</b> The simulation is repeated {@value #REPLICATES} times with a fixed seed. Each time, the starts of
 * workers are drawn from those measured, and are all longer or shorter together; CPU times vary from taskel to taskel as they do between neighbouring items, and
 * half of that, from {@value #LEAST_NOISE} to {@value #MOST_NOISE}, from run to run; the other load, gaps and what the
 * main program takes vary too. The interval reaches from the 5th to the 95th percentile, widened on both sides by the
 * error of predicting the run itself.
 *
 * <p>Immutable; any thread. For a million taskels a prediction takes some tenths of a second, so the window asks for it on
 * a thread of its own.
 */
public final class Predictor {
    private static final int REPLICATES = 30;
    private static final double LEAST_NOISE = 0.01;
    private static final double MOST_NOISE = 0.15;
    private static final long SEED = 17;
    private static final int LOW = 5;
    private static final int HIGH = 95;
    /** The standard deviations of the logarithms of what varies from run to run. */
    private static final double LOAD_VARIES = 0.8;

    private static final double STARTS_VARY = 0.3;
    private static final double GAPS_VARY = 0.2;
    /** How much load there may be besides what was seen, in threads that want a processor. */
    private static final double LOAD_UNSEEN = 0.1;
    /** The units that are simulated at most, for the makespan and for each replicate. */
    private static final int UNITS = 200_000;

    private static final int UNITS_OF_REPLICATE = 20_000;

    private final MeasuredRun run;
    private final TaskelLengths longestFirst;
    private final double selfError;

    private Predictor(MeasuredRun run) {
        this.run = run;
        longestFirst = run.taskels().longestFirst();
        Simulation.Course self = simulate(run.scenario(), run.costs(), UNITS, null, 1, () -> false);
        selfError = run.makespan() == 0 ? 0 : self.makespan() / run.makespan() - 1;
    }

    /**
     * Reads a run that is over.
     *
     * @throws UnpredictableException if it does not tell what another setting would take; the message says why
     */
    public static Predictor of(RunHeader header, Trace trace) {
        return new Predictor(MeasuredRun.of(header, trace));
    }

    /** Creates a predictor from what a run has measured. */
    static Predictor of(MeasuredRun measured) {
        return new Predictor(measured);
    }

    /**
     * Returns a predictor for the same work with the start method of another run, of which only the starts are used.
     *
     * @throws UnpredictableException if the other run does not tell them
     */
    public Predictor withStartsOf(RunHeader header, Trace trace) {
        return new Predictor(
                run.with(run.costs().withStartOf(MeasuredRun.of(header, trace).costs())));
    }

    /** Returns the run's own setting. */
    public Scenario ownScenario() {
        return run.scenario();
    }

    /** Returns how the run's workers were started. */
    public StartMethod startMethod() {
        return run.plan().startMethod();
    }

    /** Returns the predicted makespan of the run itself, divided by the measured one, minus 1. */
    public double selfError() {
        return selfError;
    }

    /** Returns the number of taskels in a task of a scenario. */
    public int chunksize(Scenario scenario) {
        return Dispatching.effective(scenario, run.taskels().count());
    }

    /** As below, and can't be cancelled. */
    public Prediction predict(Scenario scenario) {
        return predict(scenario, () -> false);
    }

    /**
     * Predicts the makespan in a scenario.
     *
     * @param cancelled is asked now and then
     * @throws UnpredictableException if the run does not tell it
     * @throws CancellationException if it was cancelled
     */
    public Prediction predict(Scenario scenario, BooleanSupplier cancelled) {
        boolean survivesFailures = scenario.mode().lazy() || !scenario.mode().chunked();
        if (run.failed() > 0 && !survivesFailures) {
            throw new UnpredictableException(
                    Phrase.of("predict.refused.fails", scenario.mode().key()));
        }
        Simulation.Course course = simulate(scenario, run.costs(), UNITS, null, 1, cancelled);
        double[] factors = factors(scenario, cancelled);
        double error = Math.abs(selfError);
        double low = Math.min(1, new Percentile(LOW).evaluate(factors)) - error;
        double high = Math.max(1, new Percentile(HIGH).evaluate(factors)) + error;
        long makespan = Math.round(course.makespan());
        return new Prediction(
                scenario,
                makespan,
                Math.round(course.makespan() * Math.max(0, low)),
                Math.round(course.makespan() * high),
                Math.round(run.costs().created() + course.last() + run.costs().closing()));
    }

    /** Returns how the makespan varies from run to run, relative to that without any variation. */
    private double[] factors(Scenario scenario, BooleanSupplier cancelled) {
        Random random = new Random(SEED);
        PoolCosts costs = run.costs();
        double usual = simulate(scenario, costs, UNITS_OF_REPLICATE, null, 1, cancelled)
                .makespan();
        double[] factors = new double[REPLICATES];
        double noise = Math.min(MOST_NOISE, Math.max(LEAST_NOISE, run.taskelNoise() / 2));
        for (int i = 0; i < REPLICATES; i++) {
            double load = costs.otherLoad() * Math.exp(LOAD_VARIES * random.nextGaussian())
                    + LOAD_UNSEEN * Math.abs(random.nextGaussian());
            double starts = Math.exp(STARTS_VARY * random.nextGaussian());
            double gaps = Math.exp(GAPS_VARY * random.nextGaussian());
            double speed = Math.exp(noise * random.nextGaussian());
            // Which part of the main program's time is a task's and which a taskel's is not known from one run.
            double ratio = Math.pow(10, random.nextDouble());
            double size = run.taskels().count() / (double) Math.max(1, ownTasks());
            double both = costs.mainTask() + size * costs.mainTaskel();
            double mainTaskel = both / (ratio + size) * speed;
            PoolCosts varied = costs.varied(load, starts, gaps, ratio * mainTaskel, mainTaskel);
            double makespan = simulate(scenario, varied, UNITS_OF_REPLICATE, random, speed, cancelled)
                    .makespan();
            factors[i] = usual == 0 ? 1 : makespan / usual;
        }
        return factors;
    }

    private int ownTasks() {
        int chunksize = chunksize(run.scenario());
        return (run.taskels().count() + chunksize - 1) / chunksize;
    }

    private Simulation.Course simulate(
            Scenario scenario,
            PoolCosts costs,
            int units,
            @Nullable Random noise,
            double speed,
            BooleanSupplier cancelled) {
        TaskelLengths taskels = scenario.order() == ItemOrder.LONGEST_FIRST ? longestFirst : run.taskels();
        Dispatching dispatching = Dispatching.of(
                scenario,
                taskels,
                run.plan().maxTasksPerChild(),
                run.plan().safeguards().bufferSize(),
                units);
        double taskelNoise = Math.min(MOST_NOISE, run.taskelNoise());
        return new Simulation(taskels, costs, dispatching, scenario.workers(), noise, taskelNoise, speed, cancelled)
                .run();
    }
}
