package io.github.poolscope.eventlog;

import static io.github.poolscope.eventlog.LogBytes.FIRST;
import static io.github.poolscope.eventlog.LogBytes.NEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogReaderTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path folder;

    private long now = 100 * SECOND;
    private final Set<Long> ended = new HashSet<>();

    private LogReader reader() {
        return new LogReader(folder, () -> now, pid -> !ended.contains(pid));
    }

    private LogBytes segment(int pid, int number) {
        return LogBytes.segment(number == 0 ? FIRST : NEXT, pid, number, 0, SECOND);
    }

    private static List<EventKind> kinds(List<Event> events) {
        return events.stream().map(Event::kind).toList();
    }

    /** Returns the field {@code a} of the events that are not a segment's first slot. */
    private static List<Integer> numbers(List<Event> events) {
        return events.stream()
                .filter(it -> it.kind() != EventKind.HELLO)
                .map(Event::a)
                .toList();
    }

    @Test
    void all_fields_of_an_event_are_read() throws Exception {
        segment(41, 0)
                .text(3, "a text of the process that is longer than one slot can have: äöü 中文", 10)
                .slot(25, 32, 5, -1, 0x80000001, 3, Long.MIN_VALUE, 3, "", 20)
                .slot(26, 16, 5, 1, 2, 3, 4, -5, "", 21)
                .slot(26, 0, 0xFFFF, 1, 2, 3, 4, 5, "24 bytes of text, all us", 22)
                .to(folder, "41-9-00000.events");
        LogReader reader = reader();
        List<Event> events = reader.read();
        assertThat(kinds(events)).containsExactly(EventKind.TAKEN, EventKind.ENDED, EventKind.ENDED, EventKind.HELLO);
        Event first = events.get(0);
        assertThat(first.value()).isEqualTo("a text of the process that is longer than one slot can have: äöü 中文");
        assertThat(first.textOf(3)).isEqualTo(first.value());
        assertThat(first.textOf(4)).isEmpty();
        assertThat(List.of(first.a(), first.b(), first.c(), first.thread(), first.flags()))
                .containsExactly(-1, 0x80000001, 3, 5, 32);
        assertThat(List.of(first.d(), first.e(), first.time())).containsExactly(Long.MIN_VALUE, 3L, 20L);
        assertThat(events.get(1).value()).isEqualTo("-5");
        assertThat(events.get(2).value()).isEqualTo("24 bytes of text, all us");
        assertThat(events.get(2).thread()).isEqualTo(0xFFFF);
        LogProcess process = first.process();
        assertThat(reader.processes()).containsExactly(process);
        assertThat(process.pid()).isEqualTo(41);
        assertThat(process.parentPid()).isEqualTo(7);
        assertThat(process.runtime()).isEqualTo("python 3.11.7");
        assertThat(process.wallClockNanos()).isEqualTo(1_000_000);
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void events_of_several_processes_come_in_the_order_of_time_and_each_once() throws Exception {
        segment(1, 0)
                .event(EventKind.QUEUED, 1, 10)
                .event(EventKind.QUEUED, 3, 30)
                .to(folder, "1-1-00000.events");
        LogBytes second = segment(2, 0).event(EventKind.QUEUED, 2, 20);
        second.to(folder, "2-1-00000.events");
        LogReader reader = reader();
        assertThat(numbers(reader.read())).containsExactly(1, 2, 3);
        second.event(EventKind.QUEUED, 4, 40).over(folder, "2-1-00000.events");
        assertThat(numbers(reader.read())).containsExactly(4);
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void an_event_later_than_the_round_waits_for_what_caused_it() throws Exception {
        LogBytes effect = segment(1, 0).event(EventKind.RECEIVED, 2, now + 20);
        effect.to(folder, "1-1-00000.events");
        LogReader reader = reader();
        assertThat(numbers(reader.read())).isEmpty();
        segment(2, 0).event(EventKind.ENDED, 1, now + 10).to(folder, "2-1-00000.events");
        now += SECOND / 20;
        assertThat(numbers(reader.read())).containsExactly(1, 2);
    }

    @Test
    void it_is_known_until_when_all_was_read_also_if_there_is_more_than_one_round_reads() throws Exception {
        LogReader reader = reader();
        assertThat(reader.completeUntil()).isZero();
        int segments = 17;
        for (int number = 0; number < segments; number++) {
            LogBytes segment = LogBytes.segment(LogBytes.NEXT, 1, number, 0, SECOND);
            for (int slot = 1; slot < LogBytes.NEXT / 64; slot++) {
                segment.event(EventKind.QUEUED, slot, SECOND + 1);
            }
            segment.to(folder, "1-1-%05d.events".formatted(number));
        }
        int events = reader.read().size();
        assertThat(reader.completeUntil()).isZero();
        now += SECOND;
        events += reader.read().size();
        assertThat(events).isEqualTo(segments * (LogBytes.NEXT / 64 - 1) + 1);
        assertThat(reader.completeUntil()).isEqualTo(now);
        long then = now;
        now += SECOND;
        assertThat(reader.completeUntil()).isEqualTo(then);
    }

    @Test
    void a_slot_that_is_not_complete_is_waited_for_and_then_skipped() throws Exception {
        LogBytes segment = segment(1, 0).event(EventKind.QUEUED, 1, 10);
        int gap = segment.at();
        segment.incomplete().event(EventKind.QUEUED, 3, 30).incomplete().event(EventKind.QUEUED, 5, 50);
        segment.to(folder, "1-1-00000.events");
        LogReader reader = reader();
        assertThat(numbers(reader.read())).containsExactly(1);
        now += SECOND - 1;
        assertThat(reader.read()).isEmpty();
        int end = segment.at();
        segment.at(gap).event(EventKind.QUEUED, 2, 20).at(end).over(folder, "1-1-00000.events");
        assertThat(numbers(reader.read())).containsExactly(2, 3);
        now += SECOND;
        assertThat(numbers(reader.read())).containsExactly(5);
    }

    @Test
    void slots_of_threads_that_were_interrupted_together_are_waited_for_together() throws Exception {
        LogBytes segment = segment(1, 0);
        for (int i = 0; i < 200; i++) {
            segment.incomplete().event(EventKind.QUEUED, i, i + 1);
        }
        segment.to(folder, "1-1-00000.events");
        LogReader reader = reader();
        assertThat(numbers(reader.read())).isEmpty();
        now += SECOND;
        int read = numbers(reader.read()).size();
        now += SECOND;
        read += numbers(reader.read()).size();
        now += SECOND;
        read += numbers(reader.read()).size();
        assertThat(read).isEqualTo(200);
    }

    @Test
    void slots_of_a_process_that_has_ended_are_not_waited_for() throws Exception {
        segment(1, 0).incomplete().event(EventKind.QUEUED, 3, 30).to(folder, "1-1-00000.events");
        LogReader reader = reader();
        ended.add(1L);
        assertThat(numbers(reader.read())).isEmpty();
        assertThat(reader.read()).isEmpty(); // It is known now that the process has ended.
        assertThat(numbers(reader.read())).containsExactly(3);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void segments_that_are_read_whole_are_removed() throws Exception {
        List<Integer> expected = new ArrayList<>();
        int number = 0;
        for (int file = 0; file < 3; file++) {
            LogBytes segment = segment(1, file);
            int slots = file == 2 ? 10 : segment.bytes().length / 64 - 1;
            for (int i = 0; i < slots; i++) {
                segment.event(EventKind.QUEUED, number, number + 1);
                expected.add(number++);
            }
            segment.to(folder, "1-1-0000" + file + ".events");
        }
        LogReader reader = reader();
        assertThat(numbers(reader.read())).isEqualTo(expected);
        assertThat(folder.toFile().list()).containsExactly("1-1-00002.events");
        ended.add(1L);
        now += 2 * SECOND;
        reader.read();
        reader.read();
        assertThat(folder).isEmptyDirectory();
        assertThat(reader.processes()).hasSize(1);
    }

    @Test
    void the_end_of_a_segment_that_belongs_to_no_slot_does_not_hold_up_the_next_one() throws Exception {
        LogBytes first = LogBytes.segment(FIRST + 4000, 1, 0, 0, 1);
        int number = 0;
        while (first.at() < FIRST - 64) {
            first.event(EventKind.QUEUED, number, ++number);
        }
        int last = first.at();
        first.to(folder, "1-1-00000.events");
        segment(1, 1).event(EventKind.QUEUED, number + 1, number + 2).to(folder, "1-1-00001.events");
        LogReader reader = reader();
        assertThat(numbers(reader.read())).hasSize(number); // One slot may still be written.
        first.at(last).event(EventKind.QUEUED, number, number + 1).over(folder, "1-1-00000.events");
        assertThat(numbers(reader.read())).containsExactly(number, number + 1);
        assertThat(folder.toFile().list()).containsExactly("1-1-00001.events");
    }

    @Test
    void a_segment_that_was_overlooked_is_read_before_later_ones() throws Exception {
        LogBytes first = segment(1, 0).text(1, "known", 1);
        while (first.at() < FIRST) {
            first.event(EventKind.QUEUED, 1, 10);
        }
        segment(1, 1).slot(3, 0, 0, 0, 0, 0, 1, 0, "", 20).to(folder, "1-1-00001.events");
        LogReader reader = reader();
        assertThat(reader.read()).isEmpty();
        first.to(folder, "1-1-00000.events");
        List<Event> events = reader.read();
        Event note = events.get(events.size() - 2);
        assertThat(note.kind()).isEqualTo(EventKind.NOTE);
        assertThat(note.textOf(note.d())).isEqualTo("known");
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void a_number_that_no_segment_has_is_not_waited_for_long() throws Exception {
        segment(1, 5).event(EventKind.QUEUED, 1, 10).to(folder, "1-1-00005.events");
        LogReader reader = reader();
        assertThat(reader.read()).isEmpty();
        segment(1, 7).event(EventKind.QUEUED, 2, 20).to(folder, "1-1-00007.events");
        assertThat(numbers(reader.read())).containsExactly(1);
        assertThat(reader.read()).isEmpty(); // The first segment may still be filled.
        now += SECOND;
        assertThat(numbers(reader.read())).containsExactly(2);
    }

    @Test
    void a_chunk_is_told_while_it_runs_and_when_it_has_ended() throws Exception {
        LogBytes segment = segment(1, 0).event(EventKind.NOTE, 0, 9);
        segment.to(folder, "1-1-00000.events");
        LogBytes chunk = segment(1, 1).taskels(6, 7, 0, 99, 10, 0, 0, 0);
        chunk.to(folder, "1-1-00001.taskels");
        LogReader reader = reader();
        List<Event> events = reader.read();
        Event begun = events.get(1);
        assertThat(begun.kind()).isEqualTo(EventKind.TASKELS);
        assertThat(begun.words()).containsExactly(0, 0, 0);
        assertThat(List.of(begun.a(), begun.b(), begun.c())).containsExactly(6, 7, 0);
        assertThat(List.of(begun.d(), begun.e(), begun.time())).containsExactly(99L, 3L, 10L);
        assertThat(reader.read()).isEmpty();
        chunk.at(64).taskels(6, 7, 0, 99, 10, 1, 1, 0).over(folder, "1-1-00001.taskels");
        assertThat(reader.read().get(0).words()).containsExactly(1, 1, 0);
        chunk.at(64)
                .taskels(6, 7, 0, 99, 10, 1, 1, 30)
                .taskels(6, 7, 3, 0, 30, 0, 0)
                .slot(34, 1, 0, 6, 7, 0, 0, 2, "", 50)
                .words(-4, 5)
                .slot(35, 0, 0, 6, 7, 0, 5, 3, "", 60)
                .data("a\0ö\0".getBytes(UTF_8))
                .over(folder, "1-1-00001.taskels");
        events = reader.read();
        assertThat(kinds(events))
                .containsExactly(EventKind.TASKELS, EventKind.TASKELS, EventKind.NUMBERS, EventKind.VALUES);
        assertThat(events.get(0).words()).containsExactly(1, 1, 30);
        assertThat(events.get(1).words()).containsExactly(0, 0);
        assertThat(events.get(2).words()).containsExactly(-4, 5);
        assertThat(events.get(2).values()).containsExactly("-4", "5");
        assertThat(events.get(3).values()).containsExactly("a", "ö", "");
    }

    @Test
    void the_last_taskel_of_a_process_that_was_killed_is_told() throws Exception {
        segment(1, 0).taskels(6, 7, 0, 99, 10, 20, 0, 0).to(folder, "1-1-00000.taskels");
        LogReader reader = reader();
        assertThat(reader.read().get(0).words()).containsExactly(20, 0, 0);
        ended.add(1L);
        now += 2 * SECOND;
        assertThat(reader.read()).isEmpty();
        assertThat(reader.read()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void each_thread_has_a_segment_of_chunks_that_is_read_to_its_end() throws Exception {
        LogBytes one = LogBytes.segment(NEXT, 1, 0, 0, 1).at(0).hello(1, 1, 1, 0, 0, 1);
        one.taskels(1, 0, 0, 0, 10, 20).to(folder, "1-1-00000.taskels");
        LogBytes other = LogBytes.segment(NEXT, 1, 1, 0, 1).at(0).hello(2, 1, 1, 1, 0, 1);
        other.taskels(1, 1, 0, 0, 11, 21).to(folder, "1-1-00001.taskels");
        LogReader reader = reader();
        assertThat(kinds(reader.read())).contains(EventKind.TASKELS);
        one.taskels(1, 2, 0, 0, 30, 40).over(folder, "1-1-00000.taskels");
        assertThat(reader.read().get(0).b()).isEqualTo(2);
        LogBytes.segment(NEXT, 1, 2, 0, 1).at(0).hello(1, 1, 1, 2, 0, 1).to(folder, "1-1-00002.taskels");
        reader.read();
        reader.read();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("1-1-00001.taskels", "1-1-00002.taskels");
    }

    @Test
    void a_file_that_was_appended_to_is_read_as_far_as_it_goes() throws Exception {
        LogBytes segment = segment(1, 0).event(EventKind.QUEUED, 1, 10);
        LogBytes.put(folder, "1-1-00000.events", segment.written());
        LogReader reader = reader();
        assertThat(numbers(reader.read())).containsExactly(1);
        Files.write(
                folder.resolve("1-1-00000.events"),
                segment.event(EventKind.QUEUED, 2, 20).written());
        assertThat(numbers(reader.read())).containsExactly(2);
    }

    @Test
    void events_that_could_not_be_written_are_counted() throws Exception {
        LogBytes.segment(FIRST, 1, 0, 0, 1).to(folder, "1-1-00000.events");
        LogBytes.segment(NEXT, 1, 1, 5, 1).to(folder, "1-1-00001.events");
        LogBytes.segment(NEXT, 1, 2, 9, 1).to(folder, "1-1-00002.taskels");
        LogBytes.segment(FIRST, 2, 0, 4, 1).to(folder, "2-1-00000.events");
        LogReader reader = reader();
        reader.read();
        now += 2 * SECOND;
        reader.read();
        now += 2 * SECOND;
        reader.read();
        assertThat(reader.lost()).isEqualTo(13);
    }

    @Test
    void closing_removes_what_was_read_and_nothing_else() throws Exception {
        segment(1, 0).event(EventKind.QUEUED, 1, 10).to(folder, "1-1-00000.events");
        Files.writeString(folder.resolve("notes.txt"), "mine");
        Files.writeString(folder.resolve("1-1-00001.events.new"), "begun");
        LogReader reader = reader();
        reader.read();
        reader.close();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("notes.txt", "1-1-00001.events.new");
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void a_folder_that_does_not_exist_yet_is_no_error() throws Exception {
        Path later = folder.resolve("later");
        LogReader reader = new LogReader(later, () -> now, pid -> true);
        assertThat(reader.read()).isEmpty();
        Files.createDirectory(later);
        segment(1, 0).event(EventKind.QUEUED, 1, 10).to(later, "1-1-00000.events");
        assertThat(numbers(reader.read())).containsExactly(1);
        Files.delete(later.resolve("1-1-00000.events"));
        Files.delete(later);
        assertThat(reader.read()).isEmpty();
    }
}
