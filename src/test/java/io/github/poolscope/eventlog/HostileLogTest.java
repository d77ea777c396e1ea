package io.github.poolscope.eventlog;

import static io.github.poolscope.eventlog.LogBytes.FIRST;
import static io.github.poolscope.eventlog.LogBytes.NEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that is watched can write anything into the folder of its log. */
class HostileLogTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private long now = 100 * SECOND;

    private LogReader reader() {
        return new LogReader(folder, () -> now, pid -> true);
    }

    private static LogBytes segment(int pid) {
        return LogBytes.segment(FIRST, pid, 0, 0, 1);
    }

    /** Returns the sentences of all notes. */
    private static List<String> notes(List<Event> events) {
        return events.stream()
                .filter(it -> it.kind() == EventKind.NOTE)
                .map(it -> it.textOf(it.d()))
                .toList();
    }

    private List<Event> readAll(LogReader reader) {
        List<Event> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            all.addAll(reader.read());
            now += SECOND;
        }
        return all;
    }

    @Test
    void kinds_that_are_unknown_are_skipped() throws Exception {
        segment(1)
                .slot(63, 0, 0, 1, 2, 3, 4, 5, "", 10)
                .slot(255, 0, 0, 1, 2, 3, 4, 5, "", 10)
                .event(EventKind.QUEUED, 1, 20)
                .to(folder, "1-1-00000.events");
        segment(1)
                .slot(63, 0, 0, 1, 2, 3, 4, 5, "", 10)
                .taskels(1, 0, 0, 0, 10, 20)
                .to(folder, "1-1-00001.taskels");
        List<Event> events = reader().read();
        assertThat(events.stream().map(Event::kind))
                .containsExactlyInAnyOrder(EventKind.HELLO, EventKind.HELLO, EventKind.QUEUED, EventKind.TASKELS);
    }

    @Test
    void a_version_that_is_unknown_is_told_in_one_sentence() throws Exception {
        segment(1).at(0).hello(0, 2, 1, 0, 0, 1).event(EventKind.QUEUED, 1, 20).to(folder, "1-1-00000.events");
        segment(1).at(0).hello(0, 2, 1, 1, 0, 1).event(EventKind.QUEUED, 2, 20).to(folder, "1-1-00001.events");
        LogReader reader = reader();
        List<Event> events = readAll(reader);
        assertThat(notes(events))
                .containsOnly(
                        "Process 1 writes version 2 of the event log, and this Poolscope reads version 1 only: use a "
                                + "tracer of this Poolscope.");
        assertThat(events).hasSizeLessThanOrEqualTo(2);
        assertThat(folder.toFile().list()).hasSize(2);
    }

    @Test
    void a_file_that_is_no_segment_is_told_and_the_others_are_read() throws Exception {
        LogBytes.put(folder, "1-1-00000.events", new byte[FIRST]);
        LogBytes.put(folder, "2-1-00000.events", "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        LogBytes.put(folder, "3-1-00000.events", null);
        segment(4).event(EventKind.QUEUED, 1, 20).to(folder, "4-1-00000.events");
        List<Event> events = readAll(reader());
        assertThat(notes(events))
                .containsExactly(
                        "A file of the event log of process 1 does not begin as one does: its events are missing.");
        assertThat(events.stream().map(Event::kind)).contains(EventKind.QUEUED);
    }

    @Test
    void counts_that_cannot_be_true_end_the_file() throws Exception {
        long[] counts = {Long.MAX_VALUE, Long.MIN_VALUE, -1, 1L << 40, 1 << 30, (64 << 20) / 8 + 1, FIRST};
        int pid = 1;
        for (long count : counts) {
            for (EventKind kind : List.of(EventKind.TASKELS, EventKind.NUMBERS, EventKind.VALUES)) {
                segment(pid)
                        .slot(kind.code(), 0, 1, 1, 0, 0, count, count, "", 10)
                        .event(EventKind.QUEUED, 1, 20)
                        .to(folder, pid + "-1-00000.taskels");
                LogBytes.segment(FIRST, pid, 1, 0, 1).to(folder, pid + "-1-00001.taskels");
                pid++;
            }
        }
        List<Event> events = readAll(reader());
        assertThat(events.stream().map(Event::kind)).containsOnly(EventKind.HELLO, EventKind.NOTE);
        assertThat(notes(events)).hasSize(pid - 1).allMatch(it -> it.endsWith(" is damaged: its events are missing."));
    }

    @Test
    void texts_with_impossible_lengths_are_ignored() throws Exception {
        byte[] piece = new byte[40];
        segment(1)
                .piece(1, 0, Integer.MAX_VALUE, piece, 10)
                .piece(2, -40, 100, piece, 10)
                .piece(3, Integer.MAX_VALUE, 100, piece, 10)
                .piece(4, 0, -1, piece, 10)
                .piece(5, 40, 80, piece, 10)
                .piece(0, 0, 10, piece, 10)
                .text(6, "good", 10)
                .slot(3, 0, 0, 0, 0, 0, 6, 0, "", 20)
                .to(folder, "1-1-00000.events");
        List<Event> events = reader().read();
        LogProcess process = events.get(0).process();
        for (int i = -1; i < 6; i++) {
            assertThat(process.text(i)).isEmpty();
        }
        assertThat(process.text(Long.MAX_VALUE)).isEmpty();
        assertThat(process.text(Long.MIN_VALUE)).isEmpty();
        assertThat(notes(events)).containsExactly("good");
    }

    @Test
    void links_and_pipes_and_folders_are_not_read_or_followed() throws Exception {
        Path outside = Files.createTempDirectory("outside");
        Path secret = outside.resolve("secret");
        Files.write(secret, segment(1).event(EventKind.QUEUED, 1, 10).bytes());
        Files.createSymbolicLink(folder.resolve("1-1-00000.events"), secret);
        Files.createDirectory(folder.resolve("2-1-00000.events"));
        new ProcessBuilder("mkfifo", folder.resolve("3-1-00000.events").toString())
                .start()
                .waitFor();
        LogReader reader = reader();
        List<Event> events = readAll(reader);
        assertThat(events.stream().map(Event::kind)).containsOnly(EventKind.NOTE);
        reader.close();
        assertThat(secret).exists();
        Files.delete(secret);
        Files.delete(outside);
    }

    @Test
    void a_folder_that_is_a_link_is_not_followed() throws Exception {
        Path real = Files.createDirectory(folder.resolve("real"));
        segment(1).event(EventKind.QUEUED, 1, 10).to(real, "1-1-00000.events");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        assertThat(new LogReader(link, () -> now, pid -> true).read()).isEmpty();
    }

    @Test
    void a_file_that_shrinks_or_vanishes_while_it_is_read_is_no_error() throws Exception {
        LogBytes segment = segment(1).event(EventKind.QUEUED, 1, 10);
        segment.to(folder, "1-1-00000.events");
        segment(2).taskels(1, 0, 0, 0, 10, 0, 0).to(folder, "2-1-00000.taskels");
        LogReader reader = reader();
        assertThat(reader.read()).hasSize(4);
        for (String name : List.of("1-1-00000.events", "2-1-00000.taskels")) {
            try (RandomAccessFile file =
                    new RandomAccessFile(folder.resolve(name).toFile(), "rw")) {
                file.setLength(30);
            }
        }
        assertThat(reader.read()).isEmpty();
        for (String name : List.of("1-1-00000.events", "2-1-00000.taskels")) {
            Files.delete(folder.resolve(name));
        }
        assertThat(readAll(reader)).isEmpty();
    }

    @Test
    void damaged_bytes_never_throw_and_never_harm_other_processes() throws Exception {
        Random random = new Random(20261130);
        for (int round = 0; round < 300; round++) {
            List<byte[]> damaged = new ArrayList<>();
            damaged.add(damage(random, sample(5, NEXT)));
            damaged.add(damage(random, chunks(5)));
            LogBytes.put(folder, "5-" + round + "-00000.events", damaged.get(0));
            LogBytes.put(folder, "5-" + round + "-00001.taskels", damaged.get(1));
            sample(6, FIRST).to(folder, "6-" + round + "-00000.events");
            LogReader reader = reader();
            List<Event> events = readAll(reader);
            assertThat(events.stream().filter(it -> it.process().pid() == 6).map(it -> it.kind() + it.textOf(it.d())))
                    .as("round %s", round)
                    .containsExactlyInAnyOrder("HELLO", "TAKEN", "NOTEtext of a process", "QUEUED", "QUEUED");
            events.forEach(HostileLogTest::ask);
            reader.close();
            Files.deleteIfExists(folder.resolve("5-" + round + "-00000.events"));
            Files.deleteIfExists(folder.resolve("5-" + round + "-00001.taskels"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    private static LogBytes sample(int pid, int length) {
        return LogBytes.segment(length, pid, 0, 0, 1)
                .slot(25, 16, 1, 1, 2, 3, 0, 77, "", 10)
                .text(1, "text of a process", 11)
                .slot(3, 0, 0, 0, 0, 0, 1, 0, "", 12)
                .event(EventKind.QUEUED, 1, 13)
                .event(EventKind.QUEUED, 2, 14);
    }

    private static LogBytes chunks(int pid) {
        return LogBytes.segment(FIRST, pid, 1, 0, 1)
                .taskels(1, 0, 0, 5, 10, 1, 1, 20)
                .slot(34, 0, 1, 1, 0, 0, 0, 3, "", 21)
                .words(1, 2, 3)
                .slot(35, 0, 1, 1, 0, 0, 5, 3, "", 22)
                .data(new byte[] {'a', 0, 'b', 0, 'c'})
                .taskels(1, 1, 0, 5, 30, 40, 0, 0);
    }

    private static byte[] damage(Random random, LogBytes segment) {
        byte[] bytes = segment.bytes();
        int written = segment.at();
        for (int n = 1 + random.nextInt(12); n > 0; n--) {
            int at = random.nextInt(written);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at / 8 * 8 + 7] = (byte) random.nextInt();
                default -> {
                    byte[] noise = new byte[64];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, bytes, at / 64 * 64, 64);
                }
            }
        }
        return random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(written + 64)) : bytes;
    }

    /** Asks for everything that an event has. */
    private static void ask(Event event) {
        assertThat(event.value()).isNotNull();
        assertThat(event.values()).doesNotContainNull();
        assertThat(event.words()).isNotNull();
        assertThat(event.text()).isNotNull();
        assertThat(event.textOf(event.e()) + event.textOf(event.c())).isNotNull();
        assertThat(event.toString()).isNotEmpty();
        assertThat(event.time()).isNotZero();
    }
}
