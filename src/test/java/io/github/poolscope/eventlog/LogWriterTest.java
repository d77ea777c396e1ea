package io.github.poolscope.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogWriterTest {
    private static final long PID = ProcessHandle.current().pid();

    @TempDir
    Path folder;

    private static List<Event> readAll(LogReader reader) {
        List<Event> all = new ArrayList<>();
        for (List<Event> some = reader.read(); !some.isEmpty(); some = reader.read()) {
            all.addAll(some);
        }
        return all;
    }

    private static void queued(LogWriter writer, int from, int to) {
        for (int i = from; i < to; i++) {
            writer.write(EventKind.QUEUED, 0, i, 0, 0, 0, 0, System.nanoTime());
        }
    }

    private static List<Integer> numbers(List<Event> events) {
        return events.stream()
                .filter(it -> it.kind() == EventKind.QUEUED)
                .map(Event::a)
                .toList();
    }

    private static List<Integer> range(int to) {
        return IntStream.range(0, to).boxed().toList();
    }

    @Test
    void what_is_written_is_read() {
        try (LogWriter writer = LogWriter.intoFolder(folder);
                LogReader reader = new LogReader(folder)) {
            int text = writer.text("a longer text: äöü, which has some more bytes than one slot has");
            assertThat(writer.text("a longer text: äöü, which has some more bytes than one slot has"))
                    .isEqualTo(text);
            writer.write(EventKind.ENDED, 32, -1, 2, 3, Long.MIN_VALUE, text, 10);
            writer.write(EventKind.ENDED, 0, 1, 2, 3, 4, 5, "ends in the middle of an ö", 20);
            writer.write(EventKind.ENDED, 0, 1, 2, 3, 4, 5, 6, 7, 8, 0);
            List<Event> events = readAll(reader);
            assertThat(events.get(0).time()).isEqualTo(1); // Never 0.
            Event first = events.get(1);
            assertThat(first.value()).isEqualTo("a longer text: äöü, which has some more bytes than one slot has");
            assertThat(List.of(first.a(), first.b(), first.c())).containsExactly(-1, 2, 3);
            assertThat(List.of(first.d(), first.e(), first.time())).containsExactly(Long.MIN_VALUE, (long) text, 10L);
            assertThat(events.get(2).text()).isEqualTo("ends in the middle of an");
            LogProcess process = first.process();
            assertThat(process.pid()).isEqualTo(PID);
            assertThat(process.parentPid())
                    .isEqualTo(ProcessHandle.current().parent().orElseThrow().pid());
            assertThat(process.runtime()).isEqualTo("java " + System.getProperty("java.version"));
            assertThat(process.wallClockNanos() / 1_000_000)
                    .isBetween(System.currentTimeMillis() - 600_000, System.currentTimeMillis());
        }
    }

    @Test
    void many_threads_write_while_it_is_read_and_nothing_is_missing() throws Exception {
        int threads = 4;
        int each = 60_000;
        List<Integer> read = new ArrayList<>();
        try (LogWriter writer = LogWriter.intoFolder(folder);
                LogReader reader = new LogReader(folder)) {
            List<Thread> writing = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int from = i * each;
                Thread thread = new Thread(() -> {
                    for (int n = from; n < from + each; n++) {
                        int text = n % 50 == 0 ? writer.text("text of " + n) : 0;
                        writer.write(EventKind.QUEUED, 0, n, 0, 0, text, 0, System.nanoTime());
                    }
                });
                writing.add(thread);
                thread.start();
            }
            while (writing.stream().anyMatch(Thread::isAlive)) {
                collect(reader.read(), read);
                assertThat(writer.lost()).isZero();
            }
            collect(readAll(reader), read);
            assertThat(writer.lost()).isZero();
            assertThat(folder.toFile().list()).hasSizeLessThan(6); // All others were read and removed.
        }
        assertThat(new TreeSet<>(read)).hasSize(threads * each);
        assertThat(read).hasSize(threads * each);
    }

    private static void collect(List<Event> events, List<Integer> into) {
        for (Event event : events) {
            if (event.kind() == EventKind.QUEUED) {
                into.add(event.a());
                if (event.a() % 50 == 0) {
                    assertThat(event.textOf(event.d())).isEqualTo("text of " + event.a());
                }
            }
        }
    }

    @Test
    void threads_have_numbers_and_the_order_of_a_thread_is_kept() throws Exception {
        try (LogWriter writer = LogWriter.intoFolder(folder);
                LogReader reader = new LogReader(folder)) {
            queued(writer, 0, 10);
            Thread other = new Thread(() -> queued(writer, 10, 20));
            other.start();
            other.join();
            List<Event> events = readAll(reader).stream()
                    .filter(it -> it.kind() == EventKind.QUEUED)
                    .toList();
            assertThat(numbers(events)).isEqualTo(range(20));
            Set<Integer> threads = new HashSet<>();
            events.forEach(it -> threads.add(it.thread()));
            assertThat(threads).hasSize(2).doesNotContain(0);
        }
    }

    @Test
    void without_a_reader_the_log_is_bounded_and_goes_on_when_there_is_one() {
        FolderPlace place = new FolderPlace(folder, PID, 1, 3);
        int slots = (SegmentPlace.FIRST + 2 * SegmentPlace.NEXT) / LogFormat.SLOT - 3;
        try (LogWriter writer = new LogWriter(place);
                LogReader reader = new LogReader(folder)) {
            queued(writer, 0, slots + 5000);
            assertThat(folder.toFile().list()).hasSize(3);
            assertThat(writer.lost()).isEqualTo(5000);
            assertThat(numbers(readAll(reader))).isEqualTo(range(slots));
            queued(writer, 0, 2000);
            List<Integer> again = numbers(readAll(reader));
            assertThat(again).isNotEmpty().contains(1999);
            assertThat(again.size() + writer.lost()).isEqualTo(7000);
            assertThat(reader.lost()).isEqualTo(writer.lost());
        }
    }

    @Test
    void an_interrupt_of_the_writing_thread_neither_harms_the_log_nor_is_it_lost() {
        try (LogWriter writer = LogWriter.intoFolder(folder);
                LogReader reader = new LogReader(folder)) {
            Thread.currentThread().interrupt();
            queued(writer, 0, 10_000);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(writer.lost()).isZero();
            assertThat(numbers(readAll(reader))).isEqualTo(range(10_000));
        }
    }

    @Test
    void a_folder_that_is_not_there_or_goes_away_is_not_noticed() throws Exception {
        LogWriter none = LogWriter.intoFolder(folder.resolve("none"));
        queued(none, 0, 3000);
        assertThat(none.lost()).isEqualTo(3000);
        assertThat(none.text("text")).isZero();
        none.close();
        Path gone = Files.createDirectory(folder.resolve("gone"));
        LogWriter writer = LogWriter.intoFolder(gone);
        queued(writer, 0, 100);
        for (String file : gone.toFile().list()) {
            Files.delete(gone.resolve(file));
        }
        Files.delete(gone);
        queued(writer, 0, 20_000);
        assertThat(writer.lost()).isPositive();
        writer.close();
        queued(writer, 0, 10);
    }

    @Test
    void a_file_holds_all_segments_and_can_be_read_while_it_grows_and_later() throws Exception {
        Path file = folder.resolve("my.log");
        LogReader early = new LogReader(file);
        assertThat(early.read()).isEmpty();
        LogWriter writer = LogWriter.intoFile(file, 1 << 20);
        LogReader live = new LogReader(file);
        queued(writer, 0, 100);
        assertThat(numbers(readAll(live))).isEqualTo(range(100));
        queued(writer, 100, 400); // The next segment exists from now on.
        assertThat(numbers(readAll(live))).hasSize(300);
        queued(writer, 400, 9000);
        assertThat(numbers(readAll(live))).hasSize(8600);
        writer.close();
        live.close();
        LogReader later = new LogReader(file, System::nanoTime, pid -> false);
        List<Event> events = new ArrayList<>();
        while (!later.isDone()) {
            events.addAll(later.read());
        }
        assertThat(numbers(events)).isEqualTo(range(9000));
        later.close();
        assertThat(file).exists();
    }

    @Test
    void a_file_is_bounded_and_says_how_much_is_missing() throws Exception {
        Path file = folder.resolve("my.log");
        int fit = (SegmentPlace.FIRST + SegmentPlace.NEXT) / LogFormat.SLOT - 2;
        LogWriter writer = LogWriter.intoFile(file, SegmentPlace.FIRST + SegmentPlace.NEXT + 1000);
        queued(writer, 0, fit + 1234);
        writer.close();
        assertThat(Files.size(file)).isEqualTo(SegmentPlace.FIRST + SegmentPlace.NEXT);
        LogReader reader = new LogReader(file, System::nanoTime, pid -> false);
        List<Event> events = new ArrayList<>();
        while (!reader.isDone()) {
            events.addAll(reader.read());
        }
        assertThat(numbers(events)).isEqualTo(range(fit));
        assertThat(reader.lost()).isEqualTo(1234);
    }

    @Test
    void texts_that_are_very_long_are_shortened_between_characters() {
        try (LogWriter writer = LogWriter.intoFolder(folder);
                LogReader reader = new LogReader(folder)) {
            int number = writer.text("ö".repeat(5000));
            int empty = writer.text("");
            writer.write(EventKind.NOTE, 0, 0, 0, 0, number, 0, 10);
            writer.write(EventKind.NOTE, 0, 0, 0, 0, empty, 0, 20);
            List<Event> events = readAll(reader);
            assertThat(events.get(0).textOf(events.get(0).d())).isEqualTo("ö".repeat(4096));
            assertThat(events.get(1).textOf(events.get(1).d())).isEmpty();
            assertThat(empty).isPositive();
        }
    }
}
