package io.github.poolscope.watch;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.eventlog.EventKind;
import io.github.poolscope.eventlog.LogReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that was run with the tracer to its end, and what it told.
 *
 * @param processes how many processes wrote something
 * @param lost how many events could not be written
 */
record LoggedRun(Execution.Outcome outcome, List<Event> events, int processes, long lost) {
    static LoggedRun of(Start start) throws IOException, InterruptedException {
        Path log = Execution.newLog();
        try {
            return of(start, log);
        } finally {
            TracerFiles.remove(log);
        }
    }

    /** Runs it with a log in a folder that the caller looks after. */
    static LoggedRun of(Start start, Path log) throws IOException, InterruptedException {
        Execution.Outcome outcome = Execution.traced(start, log);
        try (LogReader reader = new LogReader(log)) {
            List<Event> events = new ArrayList<>(reader.read());
            for (int i = 0; i < 20 && !reader.isDone(); i++) {
                events.addAll(reader.read());
            }
            return new LoggedRun(outcome, events, reader.processes().size(), reader.lost());
        }
    }

    /** Returns how many taskels were begun. */
    long taskels() {
        return events.stream()
                .filter(event -> event.kind() == EventKind.TAKEN)
                .mapToLong(Event::c)
                .sum();
    }

    /** Returns what the tracer says that it could not record. */
    List<String> notes() {
        return events.stream()
                .filter(event -> event.kind() == EventKind.NOTE)
                .map(event -> event.textOf(event.d()))
                .toList();
    }
}
