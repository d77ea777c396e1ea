package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.analysis.Notices;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.testing.Pythons;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What real Python programs do becomes a trace that is true, and sentences about what goes wrong with them. */
class RealPythonTest {
    private static final Pattern COUNT = Pattern.compile("\\('([\\w ]+)', (\\d+)\\)");
    private static final RunHeader HEADER =
            RunHeader.ofCommand(Plan.DEFAULT.withWork(Work.Command.of(List.of("python3", "my.py"))), OptionalInt.of(2));

    private static Path program(String name) {
        return TracerFiles.copyOfResources("/watch/troubles/" + name + ".py", 1).resolve(name + ".py");
    }

    private static TracedPython start(String name) throws Exception {
        return new TracedPython(Pythons.representative(), program(name));
    }

    private static List<String> sentences(Trace trace) {
        return Notices.of(HEADER, trace).stream().map(Notice::text).toList();
    }

    private static String sentenceWith(TracedPython python, String words) throws InterruptedException {
        python.until(() -> sentences(python.trace()).stream().anyMatch(sentence -> sentence.contains(words)));
        return sentences(python.trace()).stream()
                .filter(sentence -> sentence.contains(words))
                .findFirst()
                .orElseThrow();
    }

    // ---- The truth
    // -----------------------------------------------------------------------------------------------------

    @TestFactory
    Stream<DynamicTest> the_counts_of_a_trace_are_those_that_the_program_has_counted_itself() {
        Pythons.assumeSupported();
        return Pythons.several().stream().flatMap(python -> Sample.all().stream()
                .filter(sample -> sample.runsOn(python))
                .map(sample -> dynamicTest(sample.name() + " on " + python, () -> compare(sample, python))));
    }

    private static void compare(Sample sample, Pythons.Installed python) throws Exception {
        Path log = Execution.newLog();
        try {
            Execution.Outcome outcome = Execution.traced(
                    sample.on(python, List.of(), sample.arguments().get(0)), log);
            Map<String, Integer> counted = counted(outcome.out());
            Trace trace = TracedPython.read(log);
            isConsistent(trace);
            Map<String, Integer> traced = new HashMap<>();
            int submits = calls(trace, CallMode.SUBMIT);
            int maps = calls(trace, CallMode.EXECUTOR_MAP);
            int ofPools = trace.poolCalls().count() - submits - maps;
            traced.put("calls", counted.containsKey("submits") ? ofPools : ofPools + submits + maps);
            traced.put("submits", submits);
            traced.put("taskels", trace.taskels().count());
            traced.keySet().retainAll(counted.keySet());
            Map<String, Integer> expected = new HashMap<>(counted);
            expected.keySet().retainAll(traced.keySet());
            assertThat(traced).as(outcome.out()).isEqualTo(expected);
        } finally {
            TracerFiles.remove(log);
        }
    }

    private static int calls(Trace trace, CallMode mode) {
        return (int) IntStream.range(0, trace.poolCalls().count())
                .filter(call -> trace.poolCalls().mode(call) == mode)
                .count();
    }

    private static Map<String, Integer> counted(String output) {
        Map<String, Integer> counted = new HashMap<>();
        output.lines().filter(line -> line.startsWith("counted:")).forEach(line -> {
            Matcher count = COUNT.matcher(line);
            while (count.find()) {
                counted.put(count.group(1), Integer.parseInt(count.group(2)));
            }
        });
        return counted;
    }

    private static void isConsistent(Trace trace) {
        Taskels taskels = trace.taskels();
        areUnique(taskels.startedCount(), taskels::startedAt);
        areUnique(taskels.completedCount(), taskels::completedAt);
        areUnique(taskels.deliveredCount(), taskels::deliveredAt);
        assertThat(IntStream.range(0, taskels.count()).mapToObj(taskels::outcome))
                .doesNotContain(Outcome.PENDING);
    }

    private static void areUnique(int count, IntUnaryOperator at) {
        BitSet seen = new BitSet();
        IntStream.range(0, count).map(at).forEach(seen::set);
        assertThat(seen.cardinality()).isEqualTo(count);
    }

    @Test
    void none_of_many_taskels_is_missing() throws Exception {
        try (TracedPython python = start("many")) {
            python.until(python::hasEnded);
            python.end();
            Taskels taskels = python.trace().taskels();
            assertThat(taskels.count()).isEqualTo(120_000);
            assertThat(taskels.completedCount()).isEqualTo(120_000);
            assertThat(taskels.deliveredCount()).isEqualTo(120_000);
            assertThat(taskels.failedCount()).isZero();
            for (int i = 0; i < 100_000; i += 99) {
                assertThat(taskels.item(i)).isEqualTo(Integer.toString(i - 100_000));
                assertThat(taskels.result(i)).isEqualTo(Integer.toString(100_000 - i));
            }
            assertThat(IntStream.range(100_000, 110_000)
                            .filter(i -> !taskels.item(i).equals("-" + taskels.result(i)))
                            .mapToObj(i -> i + ": " + taskels.item(i) + " " + taskels.result(i)))
                    .isEmpty();
            assertThat(IntStream.range(0, taskels.count())
                            .filter(i -> !(taskels.started(i) <= taskels.ended(i)
                                    && taskels.ended(i) <= taskels.received(i)
                                    && taskels.received(i) <= taskels.delivered(i)))
                            .mapToObj(i -> i + ": " + taskels.started(i) + " " + taskels.ended(i) + " "
                                    + taskels.received(i) + " " + taskels.delivered(i)))
                    .isEmpty();
        }
    }

    // ---- What to notice
    // ------------------------------------------------------------------------------------------------

    @Test
    void a_lost_taskel_is_named_with_its_worker_and_the_line_at_which_the_program_waits() throws Exception {
        try (TracedPython python = start("lost")) {
            String sentence = sentenceWith(python, "never finishes");
            assertThat(sentence)
                    .matches(
                            "The pool never finishes: taskel 5 was lost with worker \\d \\(PID \\d+, exit 7\\), and"
                                    + " CPython's Pool does not notice that\\. The main program waits in map\\(\\) at line 14\\.");
        }
    }

    @Test
    void an_initializer_that_fails_again_and_again_is_told_with_its_error() throws Exception {
        try (TracedPython python = start("initializer")) {
            assertThat(sentenceWith(python, "before they were ready"))
                    .contains("Its initializer failed: RuntimeError: no licence found.");
        }
    }

    @Test
    void an_idle_worker_that_was_killed_with_the_lock_of_the_queue_is_told() throws Exception {
        try (TracedPython python = start("lock")) {
            assertThat(sentenceWith(python, "lock of the task queue"))
                    .contains("signal 9", "4 taskels wait", "The main program waits in map() at line 14.");
        }
    }

    @Test
    void a_result_that_can_not_be_unpickled_is_told() throws Exception {
        try (TracedPython python = start("unpickled")) {
            assertThat(sentenceWith(python, "unpickled"))
                    .contains("sent and not received", "The main program waits in map() at line 16.");
        }
    }

    @Test
    void a_broken_executor_is_told_with_the_process_to_blame() throws Exception {
        try (TracedPython python = start("broken")) {
            python.until(python::hasEnded);
            python.end();
            assertThat(sentences(python.trace())).anySatisfy(sentence -> assertThat(sentence)
                    .matches("The executor is broken because worker \\d \\(PID \\d+\\) ended with signal 9 while it ran"
                            + " taskel 3: \\d taskels? got BrokenProcessPool\\."));
        }
    }

    @Test
    void workers_that_are_left_behind_are_named() throws Exception {
        try (TracedPython python = start("left")) {
            python.until(() -> python.trace().taskels().startedCount() == 2);
            python.killMain();
            python.until(python::hasEnded);
            python.end();
            python.recorder().state(RunState.FAILED, "killed", System.nanoTime());
            assertThat(sentences(python.trace())).anySatisfy(sentence -> assertThat(sentence)
                    .matches("2 processes still ran when the program had ended: PIDs \\d+, \\d+\\."));
        }
    }
}
