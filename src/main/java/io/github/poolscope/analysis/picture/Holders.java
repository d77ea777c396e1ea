package io.github.poolscope.analysis.picture;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which processes hold a lock or permits, in the order in which they got them. */
final class Holders {
    private final Map<Long, Held> byPid = new LinkedHashMap<>();
    private final Ended ended;
    private long total;

    Holders(Ended ended) {
        this.ended = ended;
    }

    /** Since when, and how many times. */
    record Held(long since, long count) {}

    /** Called when a process no longer holds anything. */
    @FunctionalInterface
    interface Ended {
        void ended(long pid, long from, long to);
    }

    /** Returns how many times it is held in total. */
    long total() {
        return total;
    }

    void got(long pid, long time) {
        byPid.merge(pid, new Held(time, 1), (before, now) -> new Held(before.since(), before.count() + 1));
        total++;
    }

    /**
     * Removes one; from the process that has held it longest if the process that released it is not known to hold it.
     */
    void release(long pid, long time) {
        if (!byPid.isEmpty()) {
            long holder =
                    byPid.containsKey(pid) ? pid : byPid.keySet().iterator().next();
            Held held = byPid.getOrDefault(holder, new Held(time, 1));
            total--;
            if (held.count() > 1) {
                byPid.put(holder, new Held(held.since(), held.count() - 1));
            } else {
                byPid.remove(holder);
                ended.ended(holder, held.since(), time);
            }
        }
    }

    /** Removes all that a process holds. */
    void lost(long pid, long time) {
        Held held = byPid.remove(pid);
        if (held != null) {
            total -= held.count();
            ended.ended(pid, held.since(), time);
        }
    }

    /** Removes all holders. */
    void free(long time) {
        for (Iterator<Map.Entry<Long, Held>> all = byPid.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Long, Held> one = all.next();
            all.remove();
            ended.ended(one.getKey(), one.getValue().since(), time);
        }
        total = 0;
    }

    /** Returns the holders. */
    Map<Long, Held> all() {
        return byPid;
    }
}
