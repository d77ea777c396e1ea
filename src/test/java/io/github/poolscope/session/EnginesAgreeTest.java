package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Tasks;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random plans on this pool and on CPython: tasks, outcomes, results, what was delivered and in which order, and failures
 * are the same, but for what semantics.md says. The seed is the test's argument; more of them with {@code
 * -Dpoolscope.plans=N}.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class EnginesAgreeTest {
    /** Seeds next to each other would give plans that are alike. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    @RegisterExtension
    final TestSession session = new TestSession();

    static IntStream seeds() {
        return IntStream.range(0, Integer.getInteger("poolscope.plans", 20));
    }

    private record Case(
            Mode mode,
            int processes,
            StartMethod method,
            int items,
            String chunksize,
            String workload,
            String maxTasksPerChild) {
        static Case of(int seed) {
            Random random = new Random(seed * SPREAD);
            return new Case(
                    Mode.values()[seed % Mode.values().length],
                    1 + random.nextInt(3),
                    random.nextInt(6) > 0
                            ? StartMethod.FORK
                            : random.nextBoolean() ? StartMethod.SPAWN : StartMethod.FORKSERVER,
                    random.nextInt(6) == 0 ? random.nextInt(3) : 1 + random.nextInt(40),
                    random.nextInt(3) == 0 ? "auto" : Integer.toString(1 + random.nextInt(6)),
                    switch (random.nextInt(3)) {
                        case 0 -> "identity";
                        case 1 -> "fail:on=every:" + (2 + random.nextInt(20)) + ",seconds=0.001";
                        default -> "fail:on=" + random.nextInt(20) + ";" + random.nextInt(40) + ",seconds=0.001";
                    },
                    random.nextInt(4) == 0 ? Integer.toString(1 + random.nextInt(5)) : "none");
        }

        String on(EngineKind engine) {
            return """
                    {"engine": "%s", "mode": "%s", "processes": %d, "startMethod": "%s", "items": %d,
                     "chunksize": "%s", "workload": "%s", "maxTasksPerChild": "%s"}""".formatted(
                    engine.key(), mode.key(), processes, method.key(), items, chunksize, workload, maxTasksPerChild);
        }
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("seeds")
    void a_plan_has_the_same_tasks_results_deliveries_and_failures(int seed) throws Exception {
        Python.assumeHere();
        Case plan = Case.of(seed);
        LiveRun here = session.run(plan.on(EngineKind.PROCESSES));
        LiveRun there = session.run(plan.on(EngineKind.CPYTHON));
        assertThat(there.header().chunksize()).isEqualTo(here.header().chunksize());
        assertAlike(plan, here.header(), here.trace(), there.trace());
    }

    private static void assertAlike(Case plan, RunHeader header, Trace here, Trace there) {
        String name = plan.toString();
        assertThat(there.state()).as(name).isEqualTo(here.state());
        assertThat(tasks(there.tasks())).as(name).isEqualTo(tasks(here.tasks()));
        Taskels ours = here.taskels();
        Taskels theirs = there.taskels();
        boolean losesChunks = plan.mode().lazy() && header.chunksize() > 1;
        List<Outcome> expected = losesChunks ? withoutChunks(ours, here.tasks()) : outcomes(ours);
        assertThat(outcomes(theirs)).as(name).isEqualTo(expected);
        assertThat(failures(there))
                .as(name)
                .containsExactlyInAnyOrderElementsOf(indices(expected, Outcome.FAILED).stream()
                        .map(index -> index + " ValueError: " + index)
                        .toList());
        if (there.state() == RunState.FAILED) { // Which of several errors comes first depends on the workers.
            assertThat(there.error()).as(name).hasValueSatisfying(error -> assertThat(failures(there))
                    .anyMatch(failure -> failure.endsWith(" " + error)));
        }
        Set<Integer> discarded = discarded(expected, here.tasks());
        for (int i = 0; i < ours.count(); i++) {
            assertThat(theirs.result(i))
                    .as("result " + i + ", " + name)
                    .isIn(discarded.contains(i) ? List.of("", ours.result(i)) : List.of(ours.result(i)));
        }
        assertDelivered(plan, losesChunks && !discarded.isEmpty(), here, there);
    }

    private static void assertDelivered(Case plan, boolean endsEarly, Trace here, Trace there) {
        List<Integer> ours = delivered(here.taskels());
        List<Integer> theirs = delivered(there.taskels());
        if (endsEarly) {
            int failed = theirs.get(theirs.size() - 1);
            assertThat(there.taskels().outcome(failed)).isEqualTo(Outcome.FAILED);
            List<Integer> before = theirs.subList(0, theirs.size() - 1);
            assertThat(before).as(plan.toString()).allMatch(i -> there.taskels().outcome(i) == Outcome.SUCCEEDED);
            if (plan.mode().ordered()) {
                int chunk = here.tasks().first(here.taskels().task(failed));
                assertThat(before).as(plan.toString()).isEqualTo(ours.subList(0, chunk));
            }
        } else if (plan.mode().ordered()) {
            assertThat(theirs).as(plan.toString()).isEqualTo(ours);
        } else {
            assertThat(theirs).as(plan.toString()).containsExactlyInAnyOrderElementsOf(ours);
        }
    }

    /** Returns the outcomes that CPython's {@code imap} has, where a failing taskel ends its chunk. */
    private static List<Outcome> withoutChunks(Taskels taskels, Tasks tasks) {
        List<Outcome> outcomes = outcomes(taskels);
        for (int task = 0; task < tasks.count(); task++) {
            boolean isLost = false;
            for (int i = tasks.first(task); i < tasks.first(task) + tasks.size(task); i++) {
                Outcome own = outcomes.get(i);
                outcomes.set(i, isLost ? Outcome.SKIPPED : own);
                isLost = isLost || own == Outcome.FAILED;
            }
        }
        return outcomes;
    }

    /** Returns the taskels of tasks of which one failed. */
    private static Set<Integer> discarded(List<Outcome> outcomes, Tasks tasks) {
        Set<Integer> discarded = new HashSet<>();
        for (int task = 0; task < tasks.count(); task++) {
            int first = tasks.first(task);
            int end = first + tasks.size(task);
            if (outcomes.subList(first, end).contains(Outcome.FAILED)) {
                IntStream.range(first, end).forEach(discarded::add);
            }
        }
        return discarded;
    }

    private static List<String> tasks(Tasks tasks) {
        return IntStream.range(0, tasks.count())
                .mapToObj(task -> tasks.first(task) + "+" + tasks.size(task))
                .toList();
    }

    private static List<Outcome> outcomes(Taskels taskels) {
        return IntStream.range(0, taskels.count())
                .mapToObj(taskels::outcome)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Integer> indices(List<Outcome> outcomes, Outcome wanted) {
        return IntStream.range(0, outcomes.size())
                .filter(i -> outcomes.get(i) == wanted)
                .boxed()
                .toList();
    }

    private static List<String> failures(Trace trace) {
        List<String> failures = new ArrayList<>();
        for (int rank = 0; rank < trace.failures().count(); rank++) {
            Failure failure = trace.failures().at(rank);
            failures.add(failure.index() + " " + failure.type() + ": " + failure.message());
        }
        return failures;
    }

    private static List<Integer> delivered(Taskels taskels) {
        return IntStream.range(0, taskels.deliveredCount())
                .mapToObj(taskels::deliveredAt)
                .toList();
    }
}
