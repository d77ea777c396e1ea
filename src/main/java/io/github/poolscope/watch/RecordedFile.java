package io.github.poolscope.watch;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogProcess;
import io.github.poolscope.eventlog.LogReader;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.recorded.RecordedPrograms;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a program that recorded itself into a file did: see {@code record.Recording}.
 *
 * @param trace what happened, to the last event
 * @param command the main class and its arguments, or the file that was launched
 * @param folder its working folder; empty if unknown
 */
public record RecordedFile(Trace trace, List<String> command, Optional<Path> folder) {
    private static final int START = 1;
    private static final String LAUNCHED = "java";

    /** Returns whether a file is such a recording, by its first bytes; false if it can't be read. */
    public static boolean is(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(2);
            return first.length == 2 && first[0] == START && first[1] == START;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads a recording.
     *
     * @throws WatchException if there is nothing in it
     */
    public static RecordedFile read(Path file) throws WatchException {
        try (LogReader reader = new LogReader(file, System::nanoTime, pid -> false)) {
            TraceRecorder recorder = null;
            RecordedPrograms programs = null;
            String command = "";
            String folder = "";
            long last = 0;
            while (!reader.isDone()) {
                List<Event> events = reader.read();
                for (Event event : events) {
                    if (event.kind() == EventKind.RUN_PROGRAM) {
                        folder = event.textOf(event.d());
                        int number = (int) event.e(); // The other half is the class path.
                        command = event.textOf(number);
                    }
                }
                if (recorder == null && !events.isEmpty()) {
                    Event first = events.get(0);
                    recorder = TraceRecorder.readBack(
                            began(first.process()), first.process().pid());
                    recorder.state(RunState.RUNNING, null, 0);
                    programs = new RecordedPrograms(recorder, first.time());
                    last = first.time();
                }
                if (programs != null && !events.isEmpty()) {
                    programs.accept(events);
                    last = Math.max(last, events.get(events.size() - 1).time());
                }
            }
            if (recorder == null || programs == null) {
                throw new WatchException(Phrase.of("watch.empty-recording", String.valueOf(file.getFileName())));
            }
            programs.end(last, pid -> false);
            recorder.state(RunState.COMPLETED, null, last - programs.origin());
            return new RecordedFile(
                    recorder.trace(),
                    List.of((LAUNCHED + " " + command).strip().split(" ", -1)),
                    folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)));
        }
    }

    private static Instant began(LogProcess process) {
        return Instant.ofEpochSecond(0, process.wallClockNanos());
    }
}
