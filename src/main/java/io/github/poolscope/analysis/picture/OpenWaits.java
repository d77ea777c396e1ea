package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.Trace;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** Which threads wait for what, in the order in which they began. A thread waits for one thing at a time. */
final class OpenWaits {
    private final Map<Waiter, Wait> open = new LinkedHashMap<>();
    private final Ended ended;
    /** The earliest end of a process that waits; before it, no wait expires. */
    private long nextExit = Long.MAX_VALUE;

    OpenWaits(Ended ended) {
        this.ended = ended;
    }

    /** A thread of a process. */
    record Waiter(long pid, long number) {}

    /** A wait in progress, by its first event; {@code exit} is when its process ends, or {@link Trace#NEVER}. */
    record Wait(int event, Waiter waiter, int object, Awaited what, long from, long exit) {}

    /** Called for waits that have ended. */
    @FunctionalInterface
    interface Ended {
        void ended(Wait wait, long to);
    }

    void begin(Wait wait) {
        open.put(wait.waiter(), wait);
        if (wait.exit() != Trace.NEVER) {
            nextExit = Math.min(nextExit, wait.exit());
        }
    }

    /** Ends the wait of a thread, which does something else: it got what it waited for, or gave up. */
    void end(Waiter waiter, long time) {
        Wait wait = open.remove(waiter);
        if (wait != null) {
            ended.ended(wait, time);
        }
    }

    /** Ends the waits that match, at most {@code most}. */
    void end(Predicate<Wait> which, long most, long time) {
        long left = most;
        for (Iterator<Wait> all = open.values().iterator(); left > 0 && all.hasNext(); ) {
            Wait wait = all.next();
            if (which.test(wait)) {
                all.remove();
                ended.ended(wait, time);
                left--;
            }
        }
    }

    /** Ends the waits of processes that have ended by then. */
    void expire(long time) {
        if (time < nextExit) {
            return;
        }
        nextExit = Long.MAX_VALUE;
        for (Iterator<Wait> all = open.values().iterator(); all.hasNext(); ) {
            Wait wait = all.next();
            if (wait.exit() == Trace.NEVER) {
                continue;
            }
            if (wait.exit() <= time) {
                all.remove();
                ended.ended(wait, wait.exit());
            } else {
                nextExit = Math.min(nextExit, wait.exit());
            }
        }
    }

    Iterable<Wait> all() {
        return open.values();
    }
}
