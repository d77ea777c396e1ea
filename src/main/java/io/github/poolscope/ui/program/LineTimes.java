package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.plan.Program;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long the main program spent in each line of a {@link Source} at one instant.
 *
 * @param byLine the times by line, from 0; a line that was not reached has none
 * @param lit the line in which the main program is blocked now
 * @param elsewhere the names of other threads and processes that are blocked now, by line
 */
public record LineTimes(Map<Integer, StepTimes.Time> byLine, OptionalInt lit, Map<Integer, String> elsewhere) {
    static final LineTimes NONE = new LineTimes(Map.of(), OptionalInt.empty());

    public LineTimes {
        byLine = Map.copyOf(byLine);
        elsewhere = Map.copyOf(elsewhere);
    }

    /** Creates the times of a program in which nothing else is blocked. */
    public LineTimes(Map<Integer, StepTimes.Time> byLine, OptionalInt lit) {
        this(byLine, lit, Map.of());
    }

    /** Returns a copy with what is blocked elsewhere. */
    LineTimes with(Map<Integer, String> others) {
        return new LineTimes(byLine, lit, others);
    }

    /** Returns the times of a program's steps at the lines that do them; of several such lines at the first. */
    static LineTimes of(Program program, StepTimes steps) {
        Map<Integer, StepTimes.Time> byLine = new HashMap<>();
        for (int line = 0; line < program.lines().size(); line++) {
            String place = program.lines().get(line).place();
            if (!place.isEmpty() && program.lineOf(place) == line) {
                int here = line;
                steps.at(place).ifPresent(time -> byLine.put(here, time));
            }
        }
        OptionalInt lit = steps.current()
                .map(program::lineOf)
                .filter(byLine::containsKey)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
        return new LineTimes(byLine, lit);
    }

    /** Returns the times at the lines of a source file of a watched program. */
    static LineTimes of(String path, int lines, StepTimes steps) {
        Map<Integer, StepTimes.Time> byLine = new HashMap<>();
        OptionalInt lit = OptionalInt.empty();
        for (int line = 0; line < lines; line++) {
            String place = StepTimes.place(path, line);
            Optional<StepTimes.Time> time = steps.at(place);
            if (time.isPresent()) {
                byLine.put(line, time.get());
                lit = steps.current().equals(Optional.of(place)) ? OptionalInt.of(line) : lit;
            }
        }
        return new LineTimes(byLine, lit);
    }

    /** Returns the total time that the main program was blocked, in nanoseconds. */
    long blocked() {
        return byLine.values().stream()
                .filter(StepTimes.Time::blocking)
                .mapToLong(StepTimes.Time::nanos)
                .sum();
    }

    /** Returns the share of a line in the total blocked time, from 0 to 1. */
    double share(StepTimes.Time time) {
        long all = blocked();
        return time.blocking() && all > 0 ? (double) time.nanos() / all : 0;
    }
}
