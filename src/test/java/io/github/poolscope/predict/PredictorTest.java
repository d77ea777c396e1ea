package io.github.poolscope.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.poolscope.plan.Chunksize;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Setting;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What must be true of each prediction, on random work; a failure prints the seed. */
class PredictorTest {
    private static final int TRACES = 1_000;
    private static final double MILLI = 1e6;
    private static final PoolCosts FREE = new PoolCosts(2, 0, List.of(0.0), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Random work: from a few to some hundred taskels, which compute, wait, or both. */
    private static final class Work {
        private final double[] cpu;
        private final double[] pause;

        Work(double[] cpu, double[] pause) {
            this.cpu = cpu;
            this.pause = pause;
        }

        static Work of(Random random) {
            int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 30);
            double computing = random.nextInt(3) / 2.0;
            double[] cpu = new double[count];
            double[] wait = new double[count];
            for (int i = 0; i < count; i++) {
                double took = MILLI * Math.exp(2 * random.nextGaussian());
                cpu[i] = took * computing;
                wait[i] = took - cpu[i];
            }
            return new Work(cpu, wait);
        }

        Work waiting() {
            return new Work(new double[cpu.length], pause);
        }

        TaskelLengths lengths(int... lost) {
            return new TaskelLengths(cpu, pause, lost);
        }

        int count() {
            return cpu.length;
        }

        double total() {
            return Arrays.stream(cpu).sum() + Arrays.stream(pause).sum();
        }

        double longest() {
            return lengths().longest();
        }
    }

    private static PoolCosts costs(Random random) {
        return new PoolCosts(
                1 + random.nextInt(4),
                0,
                List.of(random.nextInt(50) * MILLI),
                random.nextInt(20) * MILLI,
                random.nextInt(20) * MILLI,
                random.nextInt(5) * MILLI,
                random.nextInt(100) * MILLI,
                random.nextDouble() * MILLI,
                random.nextDouble() * MILLI,
                random.nextDouble() * MILLI / 10,
                random.nextDouble() * MILLI,
                0,
                0,
                0,
                0);
    }

    private static MeasuredRun run(Plan plan, TaskelLengths taskels, PoolCosts costs, int failed) {
        Scenario own = new Scenario(2, Chunksize.of(1), Mode.MAP, ItemOrder.AS_IS);
        return new MeasuredRun(plan, own, taskels, costs, 0.02, 0, false, failed, 1);
    }

    private static Simulation.Course course(TaskelLengths taskels, PoolCosts costs, Scenario scenario) {
        Dispatching dispatching =
                Dispatching.of(scenario, taskels, OptionalInt.empty(), OptionalInt.empty(), Integer.MAX_VALUE);
        return new Simulation(taskels, costs, dispatching, scenario.workers(), null, 0, 1, () -> false).run();
    }

    private static Scenario scenario(int workers, int chunksize, Mode mode) {
        return new Scenario(workers, Chunksize.of(chunksize), mode, ItemOrder.AS_IS);
    }

    private static Mode concurrent(Random random) {
        Mode[] modes = {Mode.MAP, Mode.APPLY_ASYNC, Mode.IMAP, Mode.IMAP_UNORDERED, Mode.STARMAP_ASYNC};
        return modes[random.nextInt(modes.length)];
    }

    private static void onRandomWork(BiConsumer<Random, Work> check) {
        for (long seed = 0; seed < TRACES; seed++) {
            Random random = new Random(seed);
            try {
                check.accept(random, Work.of(random));
            } catch (AssertionError e) {
                throw new AssertionError("with seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void one_worker_takes_the_sum_and_the_costs() {
        onRandomWork((random, work) -> {
            PoolCosts costs = costs(random);
            int chunksize = 1 + random.nextInt(8);
            Mode mode = concurrent(random);
            int effective = mode.chunked() ? Math.min(chunksize, work.count()) : 1;
            int tasks = (work.count() + effective - 1) / effective;
            double expected = work.total()
                    + (tasks - 1) * costs.taskGap()
                    + (work.count() - tasks) * costs.taskelGap()
                    + costs.warmUp();
            assertThat(course(work.lengths(), costs, scenario(1, chunksize, mode))
                            .makespan())
                    .isCloseTo(expected, within(expected * 1e-9));
        });
    }

    @Test
    void no_makespan_is_below_the_longest_taskel_or_all_cpu_time_on_the_cores() {
        onRandomWork((random, work) -> {
            PoolCosts costs = costs(random);
            Scenario scenario = scenario(1 + random.nextInt(40), 1 + random.nextInt(8), concurrent(random));
            double makespan = course(work.lengths(), costs, scenario).makespan() * (1 + 1e-9);
            assertThat(makespan).isGreaterThanOrEqualTo(work.longest());
            assertThat(makespan).isGreaterThanOrEqualTo(Arrays.stream(work.cpu).sum() / costs.cores());
            assertThat(makespan).isGreaterThanOrEqualTo(work.total() / scenario.workers());
        });
    }

    @Test
    void with_endless_workers_and_cores_all_is_over_a_start_a_hand_out_and_the_longest_taskel_later() {
        onRandomWork((random, work) -> {
            double start = random.nextInt(50) * MILLI;
            double handOut = random.nextDouble() * MILLI;
            PoolCosts costs =
                    new PoolCosts(10_000, 0, List.of(start), MILLI, 0, 0, 0, handOut, MILLI, MILLI, 0, 0, 0, 0, 0);
            Simulation.Course course = course(work.lengths(), costs, scenario(2_000, 1, Mode.MAP));
            double expected = MILLI + start + handOut + work.longest();
            assertThat(course.last()).isCloseTo(expected, within(expected * 1e-9));
            assertThat(course.makespan()).isCloseTo(work.longest(), within(expected * 1e-9));
        });
    }

    @Test
    void more_workers_or_cores_or_less_load_never_make_it_longer_if_starting_costs_nothing() {
        onRandomWork((random, work) -> {
            int chunksize = 1 + random.nextInt(4);
            int workers = 1 + random.nextInt(10);
            Mode mode = concurrent(random);
            Work waiting = work.waiting();
            double few = course(waiting.lengths(), FREE, scenario(workers, chunksize, mode))
                    .makespan();
            double more = course(waiting.lengths(), FREE, scenario(workers + 1, chunksize, mode))
                    .makespan();
            assertThat(more).isLessThanOrEqualTo(few * (1 + 1e-9));
            double loaded = course(work.lengths(), FREE.withOtherLoad(3), scenario(1, chunksize, mode))
                    .makespan();
            double alone =
                    course(work.lengths(), FREE, scenario(1, chunksize, mode)).makespan();
            assertThat(alone).isLessThanOrEqualTo(loaded * (1 + 1e-9));
        });
    }

    @Test
    void more_workers_than_cores_do_what_computes_no_sooner() {
        Work work = new Work(new double[40], new double[40]);
        Arrays.fill(work.cpu, 10 * MILLI);
        for (int workers : new int[] {2, 4, 8, 20, 40}) {
            assertThat(course(work.lengths(), FREE, scenario(workers, 1, Mode.MAP))
                            .makespan())
                    .isCloseTo(200 * MILLI, within(1.0));
        }
    }

    @Test
    void apply_takes_one_taskel_after_another_on_any_pool() {
        onRandomWork((random, work) -> assertThat(
                        course(work.lengths(), FREE, scenario(7, 1, Mode.APPLY)).makespan())
                .isCloseTo(work.total(), within(work.total() * 1e-9)));
    }

    @Test
    void longest_first_is_never_far_from_the_best() {
        onRandomWork((random, work) -> {
            int workers = 1 + random.nextInt(10);
            TaskelLengths longestFirst = work.waiting().lengths().longestFirst();
            double makespan =
                    course(longestFirst, FREE, scenario(workers, 1, Mode.MAP)).makespan();
            double bound = Math.max(longestFirst.longest(), longestFirst.wait(0, work.count()) / workers);
            // Graham, 1969: at most 4/3 − 1/(3 m) of the optimum; the bound may be below the optimum by as much again.
            assertThat(makespan).isLessThanOrEqualTo(bound * 2);
        });
    }

    @Test
    void a_lost_worker_is_replaced_and_what_it_leaves_is_done() {
        onRandomWork((random, work) -> {
            int[] lost = {random.nextInt(work.count())};
            PoolCosts costs = costs(random);
            int chunksize = 1 + random.nextInt(8);
            Simulation.Course with = course(work.lengths(lost), costs, scenario(1, chunksize, Mode.IMAP));
            Simulation.Course without = course(work.lengths(), costs, scenario(1, chunksize, Mode.IMAP));
            assertThat(with.makespan() - without.makespan())
                    .isGreaterThanOrEqualTo(-MILLI)
                    .isLessThanOrEqualTo(costs.starts().get(0) + 10 * MILLI);
        });
    }

    @Test
    void few_units_instead_of_many_tasks_change_little() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            double[] wait = random.doubles(50_000, 0, MILLI).toArray();
            TaskelLengths taskels = new TaskelLengths(new double[wait.length], wait, new int[0]);
            Scenario scenario = scenario(1 + random.nextInt(8), 1, Mode.MAP);
            Dispatching units = Dispatching.of(scenario, taskels, OptionalInt.empty(), OptionalInt.empty(), 20_000);
            double quick = new Simulation(taskels, FREE, units, scenario.workers(), null, 0, 1, () -> false)
                    .run()
                    .makespan();
            double exact = course(taskels, FREE, scenario).makespan();
            assertThat(quick).as("seed %d", seed).isCloseTo(exact, within(exact * 0.005));
        }
    }

    @Test
    void the_interval_is_the_same_each_time_and_holds_the_prediction() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Predictor predictor = Predictor.of(run(Plan.DEFAULT, Work.of(random).lengths(), costs(random), 0));
            Scenario scenario = scenario(3, 2, Mode.IMAP);
            Prediction prediction = predictor.predict(scenario);
            assertThat(predictor.predict(scenario)).as("seed %d", seed).isEqualTo(prediction);
            assertThat(prediction.makespan()).isBetween(prediction.low(), prediction.high());
        }
    }

    @Test
    void workers_are_replaced_after_their_last_task() {
        Work work = new Work(new double[12], new double[12]);
        Arrays.fill(work.pause, 10 * MILLI);
        PoolCosts costs = new PoolCosts(2, 0, List.of(100 * MILLI), 0, 0, MILLI, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Plan plan = Plan.DEFAULT.with(Setting.MAX_TASKS_PER_CHILD, OptionalInt.of(3));
        Prediction prediction =
                Predictor.of(run(plan, work.lengths(), costs, 0)).predict(scenario(1, 1, Mode.MAP));
        // Twelve taskels on four workers after another: three replacements.
        assertThat((double) prediction.makespan()).isCloseTo((12 * 10 + 3 * 101) * MILLI, within(1.0));
    }

    @Test
    void a_failed_taskel_refuses_the_modes_that_it_would_end() {
        Work work = Work.of(new Random(1));
        Predictor predictor = Predictor.of(run(Plan.DEFAULT, work.lengths(), FREE, 1));
        assertThat(predictor.predict(scenario(2, 1, Mode.IMAP)).makespan()).isPositive();
        assertThatThrownBy(() -> predictor.predict(scenario(2, 1, Mode.MAP)))
                .isInstanceOf(UnpredictableException.class)
                .hasMessageContaining("which ends map");
    }

    @Test
    void it_can_be_cancelled() {
        TaskelLengths taskels = new TaskelLengths(new double[100_000], new double[100_000], new int[0]);
        Predictor predictor = Predictor.of(run(Plan.DEFAULT, taskels, FREE, 0));
        assertThatThrownBy(() -> predictor.predict(scenario(1_000, 1, Mode.MAP), () -> true))
                .isInstanceOf(CancellationException.class);
    }
}
