package io.github.poolscope.analysis.time;

import io.github.poolscope.analysis.time.ChainSegment.Kind;
import io.github.poolscope.analysis.time.SyncReleases.Release;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chain of events that determined a run's length: from its end back to its beginning, each segment begins where the
 * event happened that the next one had to wait for. Had a segment been shorter, the run could have been, until another
 * chain is the longest.
 */
public final class CriticalChain {
    private static final int MOST_STEPS_AT_ONE_INSTANT = 1_000;

    private final Trace trace;
    private final Taskels taskels;
    private final Workers workers;
    private final Calls calls;
    private final long now;
    private final WorkerTaskels taskelsOf;
    private final TaskelEnds ends;
    private final MainSpans main;
    private final SyncReleases releases;
    private final Map<Long, Integer> workerOfPid = new HashMap<>();
    private final List<ChainSegment> backwards = new ArrayList<>();

    /** Where the chain has arrived: in a process, or in a taskel. */
    private long at;

    private int worker = Trace.NONE;
    private int taskel = Trace.NONE;

    private CriticalChain(Trace trace) {
        this.trace = trace;
        taskels = trace.taskels();
        workers = trace.workers();
        calls = trace.calls();
        now = trace.now();
        int count = workers.count();
        taskelsOf = WorkerTaskels.of(trace, taskels.first(), taskels.count(), count);
        ends = TaskelEnds.of(trace);
        main = MainSpans.of(trace, now);
        releases = SyncReleases.of(trace);
        for (int each = 0; each < count; each++) {
            workerOfPid.put(workers.pid(each), each);
        }
        at = now;
    }

    /** Returns the chain's segments in the order of time: they cover the run without gaps and without overlaps. */
    public static List<ChainSegment> of(Trace trace) {
        CriticalChain chain = new CriticalChain(trace);
        int steps = 0;
        while (chain.at > 0) {
            long before = chain.at;
            steps++;
            if (steps > MOST_STEPS_AT_ONE_INSTANT) {
                chain.goToMain(); // Clocks contradict each other.
                chain.back(
                        Kind.IN_CALL,
                        Trace.NONE,
                        Trace.NONE,
                        Trace.NONE,
                        chain.main.start(chain.main.before(chain.at)));
            } else if (chain.taskel != Trace.NONE) {
                chain.inTaskel();
            } else if (chain.worker != Trace.NONE) {
                chain.inWorker();
            } else {
                chain.inMain();
            }
            steps = chain.at < before ? 0 : steps;
        }
        Collections.reverse(chain.backwards);
        return List.copyOf(chain.backwards);
    }

    /** Adds a segment that ends where the chain has arrived, unless it is empty; joins it with an equal one after it. */
    private void back(Kind kind, int inWorker, int ofTaskel, int object, long from) {
        long start = Math.max(0, Math.min(from, at));
        if (start == at) {
            return;
        }
        int last = backwards.size() - 1;
        if (last >= 0) {
            ChainSegment after = backwards.get(last);
            if (after.kind() == kind
                    && after.worker() == inWorker
                    && after.taskel() == ofTaskel
                    && after.object() == object) {
                backwards.set(last, new ChainSegment(kind, inWorker, ofTaskel, object, start, after.to()));
                at = start;
                return;
            }
        }
        backwards.add(new ChainSegment(kind, inWorker, ofTaskel, object, start, at));
        at = start;
    }

    private void goToMain() {
        worker = Trace.NONE;
        taskel = Trace.NONE;
    }

    private void goTo(int index) {
        taskel = index;
        worker = taskels.worker(index);
    }

    private void inMain() {
        int place = main.before(at);
        long from = main.start(place);
        int call = main.call(place);
        Release release = releases.last(trace.mainPid(), from, at);
        if (release != null) {
            back(call == Trace.NONE ? Kind.COMPUTING : Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, release.to());
            released(release, Trace.NONE);
        } else if (call == Trace.NONE) {
            back(Kind.COMPUTING, Trace.NONE, Trace.NONE, Trace.NONE, from);
        } else {
            inCall(call, from);
        }
    }

    private void inCall(int call, long from) {
        switch (calls.kind(call)) {
            case START_POOL -> starting(from);
            case JOIN, TERMINATE, SHUTDOWN -> ending(from);
            case SLEEP, PUT, RECEIVE, ACQUIRE, CALLBACK -> back(Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, from);
            default -> awaiting(call, from);
        }
    }

    /** The main program waited for a result: for that of a certain taskel, or for the last that came. */
    private void awaiting(int call, long from) {
        int awaited = calls.awaited(call);
        boolean isSingle = awaited >= taskels.first()
                && awaited < taskels.count()
                && taskels.received(awaited) > from
                && taskels.received(awaited) <= at;
        boolean isOpen = calls.ended(call) == Trace.NEVER && at == now;
        int running = isOpen ? ends.oldestRunning() : Trace.NONE;
        int index = running != Trace.NONE ? running : isSingle ? awaited : ends.lastReceived(from, at);
        if (index == Trace.NONE || taskels.started(index) == Trace.NEVER) {
            back(Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, from);
            return;
        }
        if (index != running) {
            back(Kind.RESULT, Trace.NONE, index, Trace.NONE, taskels.ended(index));
        }
        goTo(index);
    }

    private void starting(long from) {
        int last = Trace.NONE;
        int count = workers.count();
        for (int each = 0; each < count; each++) {
            long ready = workers.ready(each);
            if (ready > from && ready <= at && (last == Trace.NONE || ready > workers.ready(last))) {
                last = each;
            }
        }
        if (last == Trace.NONE) {
            back(Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, from);
        } else {
            back(Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, workers.ready(last));
            back(Kind.START_UP, last, Trace.NONE, Trace.NONE, Math.max(from, workers.requested(last)));
            back(Kind.IN_CALL, Trace.NONE, Trace.NONE, Trace.NONE, from);
        }
    }

    /** The main program waited for the end of workers or processes, and so for what they still did. */
    private void ending(long from) {
        int last = ends.lastEnded(from, at);
        int process = lastProcess(from);
        if (process != Trace.NONE && (last == Trace.NONE || taskels.ended(last) <= workers.exited(process))) {
            back(Kind.SHUTDOWN, Trace.NONE, Trace.NONE, Trace.NONE, workers.exited(process));
            worker = process;
            taskel = running(process, at);
        } else if (last == Trace.NONE) {
            back(Kind.SHUTDOWN, Trace.NONE, Trace.NONE, Trace.NONE, from);
        } else {
            back(Kind.SHUTDOWN, Trace.NONE, Trace.NONE, Trace.NONE, taskels.ended(last));
            goTo(last);
        }
    }

    /** Returns the process that ended last, after {@code from}, or {@link Trace#NONE}. */
    private int lastProcess(long from) {
        int last = Trace.NONE;
        int count = workers.count();
        for (int each = 0; each < count; each++) {
            long exited = workers.exited(each);
            if (workers.kind(each) == WorkerKind.PROCESS
                    && exited > from
                    && exited <= at
                    && (last == Trace.NONE || exited > workers.exited(last))) {
                last = each;
            }
        }
        return last;
    }

    private void inTaskel() {
        int index = taskel;
        long started = Math.max(0, taskels.started(index));
        Release release = worker < 0 ? null : releases.last(workers.pid(worker), Math.min(started, at - 1), at);
        if (release != null) {
            back(Kind.TASKEL, worker, index, Trace.NONE, release.to());
            released(release, index);
            return;
        }
        back(Kind.TASKEL, worker, index, Trace.NONE, started);
        if (worker < 0) {
            goToMain();
            return;
        }
        long before = 0;
        int previous = previous(index);
        if (previous != Trace.NONE) {
            long ended = taskels.ended(previous);
            before = ended == Trace.NEVER ? 0 : Math.min(ended, at);
        }
        long submitted = Math.min(at, Math.max(0, taskels.submitted(index)));
        long ready = Math.min(at, Math.max(0, workers.ready(worker)));
        if (previous != Trace.NONE && before >= submitted) {
            back(Kind.HAND_OUT, worker, index, Trace.NONE, before);
            goTo(previous);
        } else if (previous == Trace.NONE && ready >= submitted) {
            back(Kind.HAND_OUT, worker, index, Trace.NONE, ready);
            taskel = Trace.NONE;
        } else {
            back(Kind.HAND_OUT, worker, index, Trace.NONE, submitted);
            submitting(index);
        }
    }

    /** A taskel was waited for that had not been submitted: its input was read, or the main program had not called. */
    private void submitting(int index) {
        PoolCalls poolCalls = trace.poolCalls();
        int call = taskels.call(index);
        goToMain();
        if (call >= poolCalls.first() && call < poolCalls.count() && readsAlong(poolCalls.mode(call))) {
            back(Kind.INPUT, Trace.NONE, Trace.NONE, Trace.NONE, poolCalls.made(call));
        }
    }

    private static boolean readsAlong(CallMode mode) {
        return mode == CallMode.IMAP || mode == CallMode.IMAP_UNORDERED || mode == CallMode.EXECUTOR_MAP;
    }

    /** Goes back from a worker that was ready to the one that it replaced, or to the main program. */
    private void inWorker() {
        Release release = workers.kind(worker) == WorkerKind.PROCESS
                ? releases.last(workers.pid(worker), Math.max(0, workers.ready(worker)), at)
                : null;
        if (release != null) {
            back(Kind.PROCESS, worker, Trace.NONE, Trace.NONE, release.to());
            released(release, Trace.NONE);
            return;
        }
        int begun = begunBefore(worker, at);
        int last = begun == 0 ? Trace.NONE : taskelsOf.taskel(worker, begun - 1);
        if (last != Trace.NONE && taskels.ended(last) != Trace.NEVER && taskels.ended(last) < at) {
            back(Kind.HAND_OUT, worker, last, Trace.NONE, taskels.ended(last));
            goTo(last);
            return;
        }
        boolean isProcess = workers.kind(worker) == WorkerKind.PROCESS;
        back(
                isProcess ? Kind.PROCESS : Kind.HAND_OUT,
                worker,
                Trace.NONE,
                Trace.NONE,
                Math.max(0, workers.ready(worker)));
        long requested = Math.max(0, workers.requested(worker));
        back(Kind.START_UP, worker, Trace.NONE, Trace.NONE, requested);
        int replaced = replaced(worker, requested);
        if (replaced == Trace.NONE) {
            Integer parent = workerOfPid.get(workers.parentPid(worker));
            int before = worker;
            goToMain();
            if (isProcess && parent != null && parent != before) {
                worker = parent;
                taskel = running(parent, at);
            }
        } else {
            back(Kind.SHUTDOWN, replaced, Trace.NONE, Trace.NONE, taskels.ended(lastOf(replaced)));
            goTo(lastOf(replaced));
        }
    }

    /** Returns the worker whose end made room for another, if it had run taskels. */
    private int replaced(int by, long requested) {
        for (int each = by - 1; each >= 0; each--) {
            if (workers.slot(each) == workers.slot(by) && workers.pool(each) == workers.pool(by)) {
                boolean hadEnded = workers.exited(each) != Trace.NEVER && workers.exited(each) <= requested;
                int last = lastOf(each);
                return hadEnded && last != Trace.NONE && taskels.ended(last) != Trace.NEVER ? each : Trace.NONE;
            }
        }
        return Trace.NONE;
    }

    private int lastOf(int ofWorker) {
        int count = taskelsOf.count(ofWorker);
        return count == 0 ? Trace.NONE : taskelsOf.taskel(ofWorker, count - 1);
    }

    /** Goes on in the process that released what was waited for. */
    private void released(Release release, int waiting) {
        long before = at;
        back(Kind.RELEASE, worker, waiting, release.object(), Math.min(release.at(), before - 1));
        Integer by = workerOfPid.get(release.by());
        if (by == null) {
            goToMain();
            return;
        }
        worker = by;
        taskel = running(by, at);
    }

    /** Returns the taskel that a worker ran just before an instant; {@link Trace#NONE} if it ran none. */
    private int running(int inWorker, long time) {
        int begun = begunBefore(inWorker, time);
        if (begun == 0) {
            return Trace.NONE;
        }
        int index = taskelsOf.taskel(inWorker, begun - 1);
        long ended = taskels.ended(index);
        return ended == Trace.NEVER || ended >= time ? index : Trace.NONE;
    }

    /** Returns the taskel that the worker began before another one, or {@link Trace#NONE}. */
    private int previous(int index) {
        int place = begunBefore(worker, taskels.started(index));
        while (place < taskelsOf.count(worker) && taskelsOf.taskel(worker, place) != index) {
            place++; // Of those that began at the same instant.
        }
        return place == 0 || place == taskelsOf.count(worker) ? Trace.NONE : taskelsOf.taskel(worker, place - 1);
    }

    /** Returns how many taskels a worker began before an instant. */
    private int begunBefore(int inWorker, long time) {
        int low = 0;
        int high = taskelsOf.count(inWorker);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (taskels.started(taskelsOf.taskel(inWorker, middle)) < time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
