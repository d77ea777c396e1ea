package io.github.poolscope.watch.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.assembly.WrittenLog.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Events that come late, in any order, twice or never, and events that no program would tell. */
class HostileEventsTest {
    private static List<String> taskels(Trace trace) {
        Taskels all = trace.taskels();
        return IntStream.range(0, all.count())
                .mapToObj(i -> i + " " + all.outcome(i) + " " + all.item(i) + " " + all.result(i) + " "
                        + all.worker(i) + " " + all.started(i) + " " + all.ended(i) + " " + all.received(i) + " "
                        + all.delivered(i))
                .toList();
    }

    private static void areUnique(int count, IntUnaryOperator at, int most, String what) {
        BitSet seen = new BitSet();
        for (int rank = 0; rank < count; rank++) {
            int index = at.applyAsInt(rank);
            assertThat(index).as(what).isBetween(0, most - 1);
            assertThat(seen.get(index)).as("%s: %d twice", what, index).isFalse();
            seen.set(index);
        }
    }

    private static void isConsistent(Trace trace, String what) {
        Taskels taskels = trace.taskels();
        int count = taskels.count();
        areUnique(taskels.startedCount(), taskels::startedAt, count, what + ", started");
        areUnique(taskels.completedCount(), taskels::completedAt, count, what + ", completed");
        areUnique(taskels.deliveredCount(), taskels::deliveredAt, count, what + ", delivered");
        long failures = IntStream.range(0, count)
                .filter(i -> taskels.outcome(i).isFailure())
                .count();
        assertThat(taskels.failedCount()).as(what).isEqualTo((int) failures);
        assertThat(IntStream.range(0, count).mapToObj(taskels::outcome))
                .as(what)
                .doesNotContain(Outcome.PENDING);
        assertThat(IntStream.range(0, count)
                        .filter(i -> taskels.ended(i) != Trace.NEVER && taskels.ended(i) < taskels.started(i)))
                .as(what)
                .isEmpty();
    }

    @Test
    void what_a_program_did_is_told_whole() {
        for (long seed = 1; seed <= 5; seed++) {
            RandomLog random = new RandomLog(seed, 60);
            Trace trace = random.log().trace();
            isConsistent(trace, "seed " + seed);
            assertThat(trace.taskels().count()).as("seed %d", seed).isEqualTo(random.submitted);
            assertThat(trace.taskels().failedCount()).as("seed %d", seed).isEqualTo(random.failed);
            assertThat(trace.failures().count()).as("seed %d", seed).isEqualTo(random.failed);
        }
    }

    @Test
    void events_of_some_processes_may_be_read_half_a_second_later_than_those_of_others() {
        for (long seed = 1; seed <= 5; seed++) {
            RandomLog program = new RandomLog(seed, 60);
            List<Event> events = program.log().events();
            List<String> expected =
                    taskels(WrittenLog.assembled(events, program.log().now(), true));
            Random random = new Random(seed);
            Map<LogProcess, Long> lags = new HashMap<>();
            events.forEach(event -> lags.computeIfAbsent(event.process(), any -> random.nextLong(500)));
            List<String> late = taskels(inRounds(events, lags, program.log().now()));
            for (int i = 0; i < expected.size(); i++) {
                assertThat(late.get(i)).as("seed %d", seed).isEqualTo(expected.get(i));
            }
        }
    }

    private static Trace inRounds(List<Event> events, Map<LogProcess, Long> lags, long last) {
        TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1);
        TraceAssembler assembler = new TraceAssembler(recorder, WrittenLog.everythingLives());
        Comparator<Event> byTime = Comparator.comparingLong(Event::time);
        List<Event> left = new ArrayList<>(events);
        for (long now = 0; !left.isEmpty() || now < last; now += 50 * WrittenLog.MILLI) {
            List<Event> read = new ArrayList<>();
            for (Event event : left) {
                if (event.time() + lags.getOrDefault(event.process(), 0L) * WrittenLog.MILLI <= now) {
                    read.add(event);
                }
            }
            left.removeAll(read);
            read.sort(byTime);
            assembler.accept(read);
            assembler.pass(now);
        }
        assembler.end(last);
        return recorder.trace();
    }

    @Test
    void shuffled_repeated_and_missing_events_leave_a_consistent_trace() {
        for (long seed = 1; seed <= 30; seed++) {
            Random random = new Random(seed);
            RandomLog program = new RandomLog(seed, 25);
            List<Event> events = new ArrayList<>();
            for (Event event : program.log().events()) {
                for (int copies = random.nextInt(8) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                    events.add(event);
                }
            }
            int furthest = random.nextInt(3) == 0 ? events.size() : 1 + random.nextInt(20);
            for (int i = 0; i < events.size(); i++) {
                Collections.swap(events, i, Math.min(events.size() - 1, i + random.nextInt(furthest)));
            }
            TraceRecorder recorder = TraceRecorder.readBack(Instant.EPOCH, 1);
            TraceAssembler assembler = new TraceAssembler(recorder, WrittenLog.everythingLives());
            long now = 1_000 * WrittenLog.MILLI;
            for (int from = 0; from < events.size(); from += 20) {
                assembler.accept(events.subList(from, Math.min(events.size(), from + 20)));
                assembler.pass(now);
                now += random.nextInt(200) * WrittenLog.MILLI;
            }
            assembler.end(now);
            isConsistent(recorder.trace(), "seed " + seed);
        }
    }

    @Test
    void events_of_any_content_are_survived() {
        long[] numbers = {0, 1, 2, 3, 7, 100, 101, -1, -2, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, 1L << 40};
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            WrittenLog log = new WrittenLog();
            log.main().pool(1, 2).executor(1, 2).call(2, 1, 5, 2).call(4, 2, -1, 2);
            List<Told> processes = List.of(log.main(), log.worker(1), log.worker(2), log.process(200, 100));
            EventKind[] kinds = EventKind.values();
            for (int i = 0; i < 1_000; i++) {
                EventKind kind = kinds[random.nextInt(kinds.length)];
                processes
                        .get(random.nextInt(processes.size()))
                        .tell(
                                kind == EventKind.TEXT ? EventKind.SYNC : kind,
                                random.nextInt(4),
                                random.nextInt(18),
                                (int) numbers[random.nextInt(numbers.length)],
                                (int) numbers[random.nextInt(numbers.length)],
                                (int) numbers[random.nextInt(numbers.length)],
                                numbers[random.nextInt(numbers.length)],
                                numbers[random.nextInt(numbers.length)],
                                "Queue");
            }
            Trace trace = log.trace();
            assertThat(trace.taskels().completedCount())
                    .as("seed %d", seed)
                    .isLessThanOrEqualTo(trace.taskels().count());
        }
    }
}
