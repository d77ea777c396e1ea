package io.github.poolscope.sync;

import java.util.HashMap;
import java.util.Map;

/**
 * How many of something each process has, where one process may give back what another has, without saying whose it is.
 * Guarded by the monitor of the primitive it belongs to.
 *
 * <p>What was given back for others is charged to the processes that end first, and to all once nobody can have any: so
 * never more is taken for abandoned than there is.
 */
final class Holdings {
    private final Map<ClientProcess, Long> counts = new HashMap<>();
    /** The sum of the counts. */
    private long counted;
    /** How many of those that are counted were given back by processes that had none. */
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
     * A process is gone; returns how many it had for sure.
     *
     * @param returned how many it was given that never reached it
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
