package io.github.poolscope.analysis.time;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which process released which at queues, locks and other primitives: who waited, until when, and for whom. */
final class SyncReleases {
    /**
     * A wait that another process ended.
     *
     * @param from when the wait began
     * @param to when the process went on
     * @param at when the other process released it
     * @param by the PID of the other process
     * @param object the primitive
     */
    record Release(long from, long to, long at, long by, int object) {}

    private record Waiter(long pid, long thread) {}

    private record Open(int object, boolean forRoom, long from) {}

    private record Way(int object, boolean ofRoom) {}

    private final Map<Long, Release[]> byPid = new HashMap<>();

    static SyncReleases of(Trace trace) {
        SyncReleases releases = new SyncReleases();
        SyncEvents events = trace.syncEvents();
        int end = events.count();
        Map<Waiter, Open> waiting = new HashMap<>();
        Map<Way, Integer> lastRelease = new HashMap<>();
        Map<Long, List<Release>> found = new HashMap<>();
        for (int event = events.first(); event < end; event++) {
            Waiter who = new Waiter(events.pid(event), events.thread(event));
            int object = events.object(event);
            SyncAction action = events.action(event);
            if (action == SyncAction.WAITS) {
                boolean forRoom = Awaited.of(events.amount(event)) == Awaited.ROOM;
                waiting.put(who, new Open(object, forRoom, events.time(event)));
                continue;
            }
            Open wait = waiting.remove(who);
            Integer by = wait == null ? null : lastRelease.get(new Way(wait.object(), wait.forRoom()));
            if (wait != null
                    && by != null
                    && action != SyncAction.GAVE_UP
                    && events.pid(by) != who.pid()
                    && events.time(by) >= wait.from()
                    && events.time(by) <= events.time(event)) {
                found.computeIfAbsent(who.pid(), key -> new ArrayList<>())
                        .add(new Release(
                                wait.from(), events.time(event), events.time(by), events.pid(by), wait.object()));
            }
            if (releases(action)) {
                boolean ofRoom = action == SyncAction.GOT || action == SyncAction.RECEIVED;
                lastRelease.put(new Way(object, ofRoom), event);
            }
        }
        found.forEach((pid, all) -> {
            Release[] sorted = all.toArray(Release[]::new);
            Arrays.sort(sorted, Comparator.comparingLong(Release::to));
            releases.byPid.put(pid, sorted);
        });
        return releases;
    }

    private static boolean releases(SyncAction action) {
        return switch (action) {
            case PUT,
                    GOT,
                    RETURNED,
                    TASK_DONE,
                    SENT,
                    RECEIVED,
                    CLOSED,
                    RELEASED,
                    ABANDONED,
                    NOTIFIED,
                    SET,
                    ARRIVED,
                    PASSED,
                    ENDED -> true;
            default -> false;
        };
    }

    /** Returns the last wait of a process that ended after {@code from} and not after {@code to}; null if none did. */
    @Nullable
    Release last(long pid, long from, long to) {
        Release[] all = byPid.get(pid);
        if (all == null) {
            return null;
        }
        int low = 0;
        int high = all.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all[middle].to() <= to) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && all[low - 1].to() > from && all[low - 1].at() < to ? all[low - 1] : null;
    }
}
