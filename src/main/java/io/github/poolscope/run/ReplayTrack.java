package io.github.poolscope.run;

import io.github.poolscope.trace.TraceRecorder;
import java.util.function.IntToLongFunction;

/** Events of one kind in the order of their times, and how many of them have been replayed. */
final class ReplayTrack {
    /** Replays one event. */
    interface Play {
        void event(int number, TraceRecorder recorder);
    }

    private final int first;
    private final int end;
    private final IntToLongFunction time;
    private final Play play;
    private int next;

    /**
     * @param first the number of the first event
     * @param end the number behind the last event
     */
    ReplayTrack(int first, int end, IntToLongFunction time, Play play) {
        this.first = first;
        next = first;
        this.end = end;
        this.time = time;
        this.play = play;
    }

    /** Goes back to the beginning. */
    void rewind() {
        next = first;
    }

    /** Returns the time of the next event; {@link Long#MAX_VALUE} if there is none. */
    long nextTime() {
        return next < end ? time.applyAsLong(next) : Long.MAX_VALUE;
    }

    void playUntil(long until, TraceRecorder recorder) {
        while (next < end && time.applyAsLong(next) <= until) {
            play.event(next, recorder);
            next++;
        }
    }
}
