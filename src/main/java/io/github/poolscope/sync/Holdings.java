package io.github.poolscope.sync;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts how many units of something each process holds, where one process may return units that another holds, without
 * saying whose they are. Guarded by the monitor of its primitive.
 *
 * <p>Units returned for others are deducted from the processes that end first, and from all once none can hold any: so
 * never more is treated as abandoned than there is.
 */
final class Holdings {
    private final Map<ClientProcess, Long> counts = new HashMap<>();
    /** The sum of the counts. */
    private long counted;
    /** How many of the counted units were returned by processes that held none. */
    private long givenBackForOthers;

    void add(ClientProcess client) {
        counts.merge(client, 1L, Long::sum);
        counted++;
        settle();
    }

    void giveBack(ClientProcess by) {
        Long own = counts.get(by);
        if (own == null) {
            givenBackForOthers++;
        } else {
            counts.compute(by, (client, count) -> own > 1 ? own - 1 : null);
            counted--;
        }
        settle();
    }

    private void settle() {
        if (counted == givenBackForOthers) {
            counts.clear();
            counted = 0;
            givenBackForOthers = 0;
        }
    }

    /**
     * Removes a process that has ended; returns how many units it certainly held.
     *
     * @param returned how many units were sent to it that did not arrive
     */
    long lost(ClientProcess client, int returned) {
        Long count = counts.remove(client);
        long had = count == null ? 0 : count;
        counted -= had;
        long abandoned = had - returned - givenBackForOthers;
        givenBackForOthers = Math.max(-abandoned, 0);
        settle();
        return Math.max(abandoned, 0);
    }
}
