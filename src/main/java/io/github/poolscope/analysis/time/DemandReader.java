package io.github.poolscope.analysis.time;

import io.github.poolscope.analysis.time.Demand.State;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.Arrays;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads from a trace, for each pool, when tasks were queued or running, and when calls were reading their input. */
final class DemandReader {
    /** The window of a lazy call without a limit of its own, in items and in tasks for each worker; see the pool. */
    private static final int USUAL_WINDOW = 1024;

    private static final int USUAL_TASKS_PER_WORKER = 4;

    private final RunHeader header;
    private final Taskels taskels;
    private final PoolCalls calls;
    private final Workers workers;
    private final @Nullable PoolSlots[] pools;
    private final @Nullable PoolSlots only;
    private final int end;
    private final long now;
    private final int firstCall;
    /** By call, from the first one on: how many of its taskels are stored, and when the last one was submitted. */
    private final int[] submittedOf;

    private final long[] lastSubmittedOf;

    // The task that is being read.
    private int task = Trace.NONE;
    private int firstOfTask = Trace.NONE;
    private long begun;
    private long ended;

    private DemandReader(RunHeader header, Trace trace, @Nullable PoolSlots[] pools, int end, long now) {
        this.header = header;
        taskels = trace.taskels();
        calls = trace.poolCalls();
        workers = trace.workers();
        this.pools = pools;
        only = PoolSlots.only(pools);
        this.end = end;
        this.now = now;
        firstCall = calls.first();
        submittedOf = new int[Math.max(0, calls.count() - firstCall)];
        lastSubmittedOf = new long[submittedOf.length];
    }

    /** Reads the taskels from {@code first} to {@code end}, and the calls, into the demands of the pools. */
    static void read(RunHeader header, Trace trace, @Nullable PoolSlots[] pools, int first, int end, long now) {
        DemandReader reader = new DemandReader(header, trace, pools, end, now);
        for (int i = first; i < end; i++) {
            reader.taskel(i);
        }
        reader.endTask(end);
        for (int place = 0; place < reader.submittedOf.length; place++) {
            reader.call(place);
        }
        for (PoolSlots pool : pools) {
            if (pool != null) {
                pool.demand().complete();
            }
        }
    }

    private void taskel(int index) {
        int call = taskels.call(index) - firstCall;
        if (call >= 0 && call < submittedOf.length) {
            submittedOf[call]++;
            lastSubmittedOf[call] = Math.max(lastSubmittedOf[call], taskels.submitted(index));
        }
        int itsTask = taskels.task(index);
        if (itsTask == Trace.NONE || itsTask != task) {
            endTask(index);
            task = itsTask;
            firstOfTask = index;
            begun = Long.MAX_VALUE;
            ended = 0;
        }
        long started = taskels.started(index);
        if (started != Trace.NEVER) {
            begun = Math.min(begun, started);
            ended = Math.max(ended, taskels.ended(index) == Trace.NEVER ? now : taskels.ended(index));
        } else {
            ended = Math.max(ended, taskels.completed(index) == Trace.NEVER ? now : taskels.completed(index));
        }
    }

    private void endTask(int next) {
        if (firstOfTask == Trace.NONE) {
            return;
        }
        PoolSlots pool = poolOf(firstOfTask);
        if (pool != null) {
            Demand demand = pool.demand();
            demand.add(State.QUEUED, Math.max(0, taskels.submitted(firstOfTask)), Math.min(begun, ended));
            boolean isSingle = next - firstOfTask == 1;
            if (begun != Long.MAX_VALUE && !(isSingle && isApply(firstOfTask))) {
                demand.add(isSingle ? State.SINGLE : State.LARGE, begun, ended);
            }
        }
        firstOfTask = Trace.NONE;
    }

    private boolean isApply(int index) {
        int call = taskels.call(index);
        return call >= firstCall && call < firstCall + submittedOf.length && calls.mode(call) == CallMode.APPLY;
    }

    private @Nullable PoolSlots poolOf(int index) {
        int call = taskels.call(index);
        if (call >= firstCall && call < firstCall + submittedOf.length) {
            return at(calls.pool(call));
        }
        int worker = taskels.worker(index);
        if (worker >= 0) {
            return workers.kind(worker) == WorkerKind.PROCESS ? null : at(workers.pool(worker));
        }
        return only;
    }

    private @Nullable PoolSlots at(int pool) {
        return pools[pool >= 0 && pool < pools.length - 1 ? pool : pools.length - 1];
    }

    private void call(int place) {
        int call = firstCall + place;
        PoolSlots pool = at(calls.pool(call));
        if (pool == null) {
            return;
        }
        long made = Math.max(0, calls.made(call));
        long until = inputEnds(place);
        OptionalInt window = window(pool, call);
        if (window.isPresent() && submittedOf[place] > window.getAsInt() - chunksize(call)) {
            window(pool, call, window.getAsInt(), until);
        }
        pool.demand().add(hidesItsWindow(call) ? State.INPUT_OR_WINDOW : State.INPUT, made, until);
    }

    private long inputEnds(int place) {
        int call = firstCall + place;
        if (calls.counted(call) != Trace.NEVER) {
            return calls.counted(call);
        }
        int all = calls.taskels(call);
        // Those that are summed up are not counted, but were submitted.
        boolean isWhole = all != Trace.NONE
                && (submittedOf[place] >= all || (calls.firstTaskel(call) != Trace.NONE && beforeStored(call)));
        return isWhole ? lastSubmittedOf[place] : now;
    }

    private boolean beforeStored(int call) {
        return calls.firstTaskel(call) < taskels.first();
    }

    private int chunksize(int call) {
        return Math.max(1, calls.chunksize(call));
    }

    private boolean isLazy(int call) {
        return switch (calls.mode(call)) {
            case IMAP, IMAP_UNORDERED, EXECUTOR_MAP -> true;
            default -> false;
        };
    }

    /** Returns how many items a lazy call may have read whose results were not taken; empty without a known limit. */
    private OptionalInt window(PoolSlots pool, int call) {
        if (!isLazy(call) || header.isWatched()) {
            return OptionalInt.empty();
        }
        OptionalInt set = header.plan().safeguards().bufferSize();
        if (set.isPresent() || header.plan().effectiveEngine() == EngineKind.CPYTHON) {
            return set;
        }
        return OptionalInt.of(Math.max(USUAL_WINDOW, USUAL_TASKS_PER_WORKER * pool.count() * chunksize(call)));
    }

    /** Returns whether the call may have a limit that was not recorded: CPython's {@code imap} has none. */
    private boolean hidesItsWindow(int call) {
        return header.isWatched()
                && isLazy(call)
                && (calls.mode(call) == CallMode.EXECUTOR_MAP
                        || !calls.source(call).endsWith(".py"));
    }

    /** Finds when the window was full: when it had no room for the items of one more task. */
    private void window(PoolSlots pool, int call, int limit, long until) {
        int first = Math.max(taskels.first(), calls.firstTaskel(call));
        long[] given = new long[submittedOf[call - firstCall]];
        int count = 0;
        for (int i = first; i < end && count < given.length; i++) {
            if (taskels.call(i) == call) {
                given[count++] = taskels.delivered(i) == Trace.NEVER ? Long.MAX_VALUE : taskels.delivered(i);
            }
        }
        Arrays.sort(given, 0, count);
        int full = limit - chunksize(call);
        int read = 0;
        int taken = 0;
        long since = Trace.NEVER;
        for (int i = first; i < end && read < count; i++) {
            if (taskels.call(i) != call) {
                continue;
            }
            long time = taskels.submitted(i);
            while (taken < count && given[taken] <= time) {
                taken++;
                since = closed(pool, since, given[taken - 1], read - taken > full);
            }
            read++;
            since = closed(pool, since, time, read - taken > full);
        }
        while (taken < count && given[taken] < until) {
            taken++;
            since = closed(pool, since, given[taken - 1], read - taken > full);
        }
        closed(pool, since, until, false);
    }

    /** Returns since when the window has been full; {@link Trace#NEVER} if it is not. */
    private static long closed(PoolSlots pool, long since, long time, boolean isFull) {
        if (isFull) {
            return since == Trace.NEVER ? time : since;
        }
        if (since != Trace.NEVER) {
            pool.demand().add(State.WINDOW, since, time);
        }
        return Trace.NEVER;
    }
}
