package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.testing.Pythons;
import io.github.poolscope.testing.SideBySide;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log tells of a taskel is what the taskel itself writes down: its process, its item, its result, its times. */
class TruthTest {
    private static Path program;

    /** One run of a taskel; the same item is run several times, by pools and executors in turn. */
    private record Ran(long pid, long item, long begun, long ended) {}

    @BeforeAll
    static void copyProgram() {
        Pythons.assumeSupported();
        program = TracerFiles.copyOfResources("/watch/truth/writes_down.py", 1).resolve("writes_down.py");
    }

    static Stream<Arguments> ways() {
        return Pythons.several().stream().flatMap(python -> Stream.of("fork", "spawn", "forkserver")
                .filter(method -> Pythons.ALL || python.equals(Pythons.representative()) || method.equals("fork"))
                .map(method -> Arguments.of(python, method)));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("ways")
    void the_log_tells_what_each_taskel_writes_down(Pythons.Installed python, String method) throws Exception {
        LoggedRun run = LoggedRun.of(new Start(python.executable().toString(), program.toString(), method));

        assertThat(run.outcome().error()).isEmpty();
        assertThat(run.outcome().exit()).isEqualTo("0");
        assertThat(run.notes()).isEmpty();
        assertThat(run.lost()).isZero();
        List<Ran> written = run.outcome()
                .out()
                .lines()
                .map(TruthTest::written)
                .sorted(ORDER)
                .toList();
        List<Ran> told = told(run.events());
        assertThat(told).hasSameSizeAs(written);
        for (int i = 0; i < told.size(); i++) {
            Ran own = written.get(i);
            Ran log = told.get(i);
            assertThat(log.pid()).as("process of %s", own).isEqualTo(own.pid());
            assertThat(log.item()).isEqualTo(own.item());
            assertThat(own.begun()).as("begin of %s", own).isGreaterThanOrEqualTo(log.begun());
            assertThat(own.ended()).as("end of %s", own).isLessThanOrEqualTo(log.ended());
        }
    }

    /** In the order of processes and items; the same item in the same process is run several times in turn. */
    private static final Comparator<Ran> ORDER =
            Comparator.comparingLong(Ran::pid).thenComparingLong(Ran::item).thenComparingLong(Ran::begun);

    private static Ran written(String line) {
        String[] parts = line.split(" ", -1);
        return new Ran(
                Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    /** Returns what the log tells of each taskel, whose result is three times its item. */
    private static List<Ran> told(List<Event> events) {
        List<Ran> told = new ArrayList<>();
        Map<String, Event> taken = new HashMap<>();
        Map<String, List<long[]>> times = new HashMap<>();
        Map<String, long[]> items = new HashMap<>();
        for (Event event : events) {
            String task = task(event);
            if (event.kind() == EventKind.TAKEN) {
                taken.put(task, event);
            } else if (event.kind() == EventKind.ENDED && known(taken, task).c() == 1) {
                long item = Long.parseLong(known(taken, task).value());
                assertThat(event.value()).isEqualTo(Long.toString(3 * item));
                told.add(new Ran(event.process().pid(), item, known(taken, task).time(), event.time()));
            } else if (event.kind() == EventKind.TASKELS) {
                times.computeIfAbsent(task, none -> new ArrayList<>()).addAll(times(event));
            } else if (event.kind() == EventKind.NUMBERS && event.flags() == 0) {
                items.put(task, event.words());
            }
        }
        events.stream()
                .filter(event -> event.kind() == EventKind.NUMBERS && event.flags() == 1)
                .forEach(event -> {
                    long[] of = known(items, task(event));
                    for (int i = 0; i < of.length; i++) {
                        assertThat(event.words()[i]).isEqualTo(3 * of[i]);
                        long[] time = known(times, task(event)).get(i);
                        told.add(new Ran(event.process().pid(), of[i], time[0], time[1]));
                    }
                });
        told.sort(ORDER);
        return told;
    }

    private static String task(Event event) {
        return event.process().pid() + " " + event.a() + " " + event.b();
    }

    /** Returns the begin and end of each taskel of a block: those that share a reading of the clock have the same. */
    private static List<long[]> times(Event block) {
        List<long[]> times = new ArrayList<>();
        long begun = block.time();
        int first = 0;
        long[] ends = block.words();
        for (int i = 0; i < ends.length; i++) {
            if (ends[i] != 1) {
                for (int k = first; k <= i; k++) {
                    times.add(new long[] {begun, ends[i]});
                }
                begun = ends[i];
                first = i + 1;
            }
        }
        return times;
    }

    private static <T> T known(Map<String, T> all, String task) {
        return Objects.requireNonNull(all.get(task), task);
    }
}
