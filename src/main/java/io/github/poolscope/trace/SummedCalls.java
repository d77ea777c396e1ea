package io.github.poolscope.trace;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sums over the oldest calls of {@link Calls}, by line. One writer at a time; may be read by any thread. */
public final class SummedCalls {
    /** The maximum number of lines with a sum of their own; calls at further ones are added to those without a line. */
    private static final int MAX_LINES = 4_096;

    /**
     * The calls at a line.
     *
     * @param calls their number
     * @param nanos their total time in nanoseconds
     */
    public record Sum(int calls, long nanos) {
        private static final Sum NONE = new Sum(0, 0);

        private Sum plus(Sum more) {
            return new Sum(calls + more.calls, nanos + more.nanos);
        }
    }

    private record Place(String source, int line) {}

    private static final Place WITHOUT_LINE = new Place("", Trace.NONE);

    private final Map<Place, Sum> sums = new ConcurrentHashMap<>();

    SummedCalls() {}

    /** Returns the sum at a line of a source; for {@link Trace#NONE}, of calls without a line. */
    public Sum at(String source, int line) {
        return sums.getOrDefault(line == Trace.NONE ? WITHOUT_LINE : new Place(source, line), Sum.NONE);
    }

    /** Receives the sum at a line. */
    public interface AtLine {
        void accept(String source, int line, Sum sum);
    }

    /** Passes the sums at all lines, in any order. */
    public void forEach(AtLine action) {
        sums.forEach((place, sum) -> {
            if (place.line() != Trace.NONE) {
                action.accept(place.source(), place.line(), sum);
            }
        });
    }

    /** Returns the total time of all of them, in nanoseconds. */
    public long nanos() {
        return sums.values().stream().mapToLong(Sum::nanos).sum();
    }

    void add(String source, int line, long nanos) {
        Place place = line == Trace.NONE ? WITHOUT_LINE : new Place(source, line);
        boolean hasRoom = sums.size() < MAX_LINES || sums.containsKey(place);
        sums.merge(hasRoom ? place : WITHOUT_LINE, new Sum(1, nanos), Sum::plus);
    }

    /** Copies another one, which must not change meanwhile. */
    void copy(SummedCalls from) {
        sums.putAll(from.sums);
    }
}
