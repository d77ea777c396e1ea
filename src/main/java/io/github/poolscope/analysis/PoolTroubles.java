package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.Workers;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What has gone wrong with the pools of a watched program, where Python itself does not say so: losses that nobody
 * notices, workers that never get ready, locks that were never released. Recognised from what did and did not happen.
 */
final class PoolTroubles {
    /** Nothing has happened for this time, in nanoseconds, where something should have. */
    private static final long STUCK_NANOS = 2_000_000_000L;
    /** From this number of workers on, it is no accident that they fail to start. */
    private static final int SEVERAL = 3;
    /** A notice names no more PIDs than this. */
    private static final int MOST_PIDS = 8;

    private static final String BROKEN = "BrokenProcessPool";

    private final RunHeader header;
    private final Trace trace;
    private final Workers workers;
    private final Taskels taskels;
    private final int workerCount;

    private PoolTroubles(RunHeader header, Trace trace) {
        this.header = header;
        this.trace = trace;
        workers = trace.workers();
        taskels = trace.taskels();
        workerCount = workers.count();
    }

    /** Returns what is known at present, the gravest first. */
    static List<Optional<Notice>> of(RunHeader header, Trace trace) {
        PoolTroubles troubles = new PoolTroubles(header, trace);
        List<Optional<Notice>> notices = new ArrayList<>();
        notices.add(troubles.lost());
        for (int pool = 0; pool < trace.pools().count(); pool++) {
            PoolKind kind = trace.pools().kind(pool);
            if (kind == PoolKind.PROCESS_POOL) {
                notices.add(troubles.neverReady(pool));
                notices.add(troubles.lockNeverReleased(pool));
            } else if (kind == PoolKind.PROCESS_EXECUTOR) {
                notices.add(troubles.broken(pool));
            }
        }
        notices.add(troubles.notReceived());
        notices.add(troubles.leftBehind());
        return notices;
    }

    /** A taskel was lost with its worker, and the pool does not learn that. */
    private Optional<Notice> lost() {
        int first = Trace.NONE;
        int count = 0;
        for (int i = 0; i < trace.failures().count(); i++) {
            int index = trace.failures().at(i).index();
            if (isLostForEver(index)) {
                first = count == 0 ? index : first;
                count++;
            }
        }
        if (count == 0) {
            return Optional.empty();
        }
        int worker = taskels.worker(first);
        Phrase what = Phrase.of(
                count == 1 ? "analysis.notice.lost-for-ever" : "analysis.notice.lost-for-ever-more",
                first,
                worker + 1,
                Long.toString(workers.pid(worker)),
                WorkerFacts.code(workers, worker),
                Units.count(count));
        return Notice.of(withWait(what));
    }

    private boolean isLostForEver(int index) {
        return index >= taskels.first()
                && taskels.outcome(index) == Outcome.LOST
                && taskels.received(index) == Trace.NEVER
                && taskels.worker(index) >= 0
                && poolOf(index) >= 0
                && trace.pools().kind(poolOf(index)) == PoolKind.PROCESS_POOL;
    }

    private int poolOf(int index) {
        int call = taskels.call(index);
        return call < trace.poolCalls().first() ? Trace.NONE : trace.poolCalls().pool(call);
    }

    /** Adds in which call the main program waits, if it does. */
    private Phrase withWait(Phrase what) {
        Calls calls = trace.calls();
        int last = calls.count() - 1;
        boolean waits = last >= calls.first() && calls.ended(last) == Trace.NEVER && calls.line(last) != Trace.NONE;
        if (!waits) {
            return what;
        }
        return Phrase.of(
                trace.state().isOver() ? "analysis.notice.and-waited" : "analysis.notice.and-waits",
                what,
                calls.kind(last).call(),
                calls.line(last) + 1);
    }

    /** The workers of a pool end before they are ready, and are replaced by workers that do the same. */
    private Optional<Notice> neverReady(int pool) {
        int failed = 0;
        int first = Trace.NONE;
        for (int worker = 0; worker < workerCount; worker++) {
            if (workers.pool(worker) != pool) {
                continue;
            }
            if (workers.ready(worker) != Trace.NEVER) {
                return Optional.empty();
            }
            if (workers.reason(worker) == ExitReason.FAILED_TO_START) {
                first = failed == 0 ? worker : first;
                failed++;
            }
        }
        return failed < SEVERAL
                ? Optional.empty()
                : Notice.of(withWait(Phrase.of("analysis.notice.never-ready", Units.count(failed), noteOf(first))));
    }

    /** Returns what was noted of a worker; otherwise how it ended. */
    private Phrase noteOf(int worker) {
        for (int i = 0; i < trace.notes().count(); i++) {
            Note note = trace.notes().at(i);
            if (note.worker() == worker) {
                return Phrase.asItIs(note.text());
            }
        }
        return WorkerFacts.exit(workers, worker);
    }

    /** A worker was killed while it held the lock of the queue of tasks. */
    private Optional<Notice> lockNeverReleased(int pool) {
        int killed = killedWhileIdle(pool);
        if (killed == Trace.NONE || !isStuck()) {
            return Optional.empty();
        }
        int waiting = 0;
        for (int index = taskels.first(); index < taskels.count(); index++) {
            if (poolOf(index) != pool) {
                continue;
            }
            boolean isPending =
                    taskels.outcome(index) == Outcome.PENDING || taskels.outcome(index) == Outcome.CANCELLED;
            boolean hasBegun = taskels.started(index) != Trace.NEVER;
            if (isPending && hasBegun && taskels.ended(index) == Trace.NEVER) {
                return Optional.empty(); // A worker is at work, and takes the next task when it has done.
            }
            waiting += isPending && !hasBegun ? 1 : 0;
        }
        return waiting == 0 || !hasIdleWorker(pool)
                ? Optional.empty()
                : Notice.of(withWait(Phrase.of(
                        "analysis.notice.lock-never-released",
                        killed + 1,
                        Long.toString(workers.pid(killed)),
                        WorkerFacts.code(workers, killed),
                        Units.count(waiting))));
    }

    /** Returns the first worker of a pool that was killed while it ran nothing, or {@link Trace#NONE}. */
    private int killedWhileIdle(int pool) {
        int found = Trace.NONE;
        for (int worker = 0; worker < workerCount; worker++) {
            boolean isKilled = workers.pool(worker) == pool
                    && workers.reason(worker) == ExitReason.DIED
                    && workers.exitCode(worker) < 0
                    && workers.ready(worker) != Trace.NEVER;
            boolean isEarlier = found == Trace.NONE || workers.exited(worker) < workers.exited(found);
            if (isKilled && isEarlier && lostWith(worker) == Trace.NONE) {
                found = worker;
            }
        }
        return found;
    }

    /** Returns whether a worker of a pool has been ready for long, and did not end before the program. */
    private boolean hasIdleWorker(int pool) {
        for (int worker = 0; worker < workerCount; worker++) {
            long ready = workers.ready(worker);
            long exited = workers.exited(worker);
            long until = exited == Trace.NEVER ? trace.knownUntil() : exited;
            if (workers.pool(worker) == pool && ready != Trace.NEVER && until - ready >= STUCK_NANOS) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether no taskel of the run has been submitted, has begun or completed for long. */
    private boolean isStuck() {
        int count = taskels.count();
        int started = taskels.startedCount();
        long latest = latestCompletion();
        if (count > taskels.first()) {
            latest = Math.max(latest, taskels.submitted(count - 1));
        }
        if (started > taskels.firstStartedRank()) {
            latest = Math.max(latest, taskels.started(taskels.startedAt(started - 1)));
        }
        return trace.knownUntil() - latest >= STUCK_NANOS;
    }

    private long latestCompletion() {
        int completed = taskels.completedCount();
        return completed <= taskels.firstCompletedRank() ? 0 : taskels.completed(taskels.completedAt(completed - 1));
    }

    /** Results have been sent, and the process of the pool receives none. */
    private Optional<Notice> notReceived() {
        if (taskels.startedCount() == taskels.completedCount()
                || trace.knownUntil() - latestCompletion() < STUCK_NANOS) {
            return Optional.empty();
        }
        int count = 0;
        int first = Trace.NONE;
        for (int index = taskels.first(); index < taskels.count(); index++) {
            boolean isUnreceived = taskels.ended(index) != Trace.NEVER
                    && taskels.received(index) == Trace.NEVER
                    && (taskels.outcome(index) == Outcome.PENDING || taskels.outcome(index) == Outcome.CANCELLED)
                    && endOfTask(index) != Trace.NEVER
                    && trace.knownUntil() - endOfTask(index) >= STUCK_NANOS;
            if (isUnreceived && hasProcessPool(index)) {
                first = count == 0 || taskels.ended(index) < taskels.ended(first) ? index : first;
                count++;
            }
        }
        return count == 0
                ? Optional.empty()
                : Notice.of(withWait(Phrase.of(
                        "analysis.notice.not-received",
                        Units.count(count),
                        Units.duration(trace.knownUntil() - endOfTask(first)))));
    }

    private boolean hasProcessPool(int index) {
        int pool = poolOf(index);
        return pool >= 0 && trace.pools().kind(pool) == PoolKind.PROCESS_POOL;
    }

    /** Returns when the last taskel of a taskel's task ended, or {@link Trace#NEVER}: their results are sent together. */
    private long endOfTask(int index) {
        int task = taskels.task(index);
        if (task < trace.tasks().firstKept()) {
            return taskels.ended(index);
        }
        return taskels.ended(trace.tasks().first(task) + trace.tasks().size(task) - 1);
    }

    /** An executor has given up all its work because one of its workers ended. */
    private Optional<Notice> broken(int pool) {
        int failed = 0;
        for (int i = 0; i < trace.failures().count(); i++) {
            Failure failure = trace.failures().at(i);
            if (failure.type().equals(BROKEN) && poolOf(failure.index()) == pool) {
                failed++;
            }
        }
        int culprit = failed == 0 ? Trace.NONE : firstThatDied(pool);
        if (culprit == Trace.NONE) {
            return Optional.empty();
        }
        String pid = Long.toString(workers.pid(culprit));
        Phrase how = WorkerFacts.code(workers, culprit);
        if (workers.reason(culprit) == ExitReason.FAILED_TO_START) {
            return Notice.of(Phrase.of(
                    "analysis.notice.broken-at-start", culprit + 1, pid, noteOf(culprit), Units.count(failed)));
        }
        int ran = lostWith(culprit);
        return Notice.of(
                ran == Trace.NONE
                        ? Phrase.of("analysis.notice.broken", culprit + 1, pid, how, Units.count(failed))
                        : Phrase.of("analysis.notice.broken-in", culprit + 1, pid, how, Units.count(failed), ran));
    }

    private int firstThatDied(int pool) {
        int found = Trace.NONE;
        for (int worker = 0; worker < workerCount; worker++) {
            boolean hasDied = workers.pool(worker) == pool
                    && (workers.reason(worker) == ExitReason.DIED
                            || workers.reason(worker) == ExitReason.FAILED_TO_START);
            if (hasDied && (found == Trace.NONE || workers.exited(worker) < workers.exited(found))) {
                found = worker;
            }
        }
        return found;
    }

    /** Returns a taskel that was lost with a worker, or {@link Trace#NONE}. */
    private int lostWith(int worker) {
        for (int i = 0; i < trace.failures().count(); i++) {
            int index = trace.failures().at(i).index();
            if (taskels.worker(index) == worker && taskels.outcome(index) == Outcome.LOST) {
                return index;
            }
        }
        return Trace.NONE;
    }

    /** Processes still run though the program has ended. */
    private Optional<Notice> leftBehind() {
        boolean hasEnded = trace.state().isOver() && trace.state() != RunState.INTERRUPTED;
        if (!hasEnded || !(header.plan().work() instanceof Work.Command)) {
            return Optional.empty();
        }
        List<String> pids = new ArrayList<>();
        for (int worker = 0; worker < workerCount; worker++) {
            boolean isProcess =
                    workers.kind(worker) == WorkerKind.PROCESS || WorkerFacts.isSeparateProcess(trace, worker);
            if (isProcess && workers.pid(worker) != Trace.NONE && workers.exited(worker) == Trace.NEVER) {
                pids.add(Long.toString(workers.pid(worker)));
            }
        }
        String named = pids.stream().limit(MOST_PIDS).collect(Collectors.joining(", "))
                + (pids.size() > MOST_PIDS ? ", …" : "");
        return pids.isEmpty()
                ? Optional.empty()
                : Notice.of(Phrase.of("analysis.notice.left-behind", Units.count(pids.size()), named));
    }
}
