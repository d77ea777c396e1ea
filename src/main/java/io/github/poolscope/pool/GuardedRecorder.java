package io.github.poolscope.pool;

import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.WorkerRequest;
import io.github.poolscope.wire.ThrownError;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes events to a recorder, and keeps its exceptions from the pool: they are logged once. If it throws where it must
 * return a number, it receives no further events, since their numbers would be wrong.
 */
final class GuardedRecorder implements Recorder {
    private static final System.Logger LOG = System.getLogger(GuardedRecorder.class.getName());

    private final Recorder to;
    private volatile boolean logged;
    private volatile boolean silent;

    private GuardedRecorder(Recorder to) {
        this.to = to;
    }

    /** Returns a recorder that never throws; {@link Recorder#NONE} unchanged. */
    static Recorder of(Recorder recorder) {
        return recorder == NONE || recorder instanceof GuardedRecorder ? recorder : new GuardedRecorder(recorder);
    }

    private void threw(Throwable why) {
        if (logged) {
            return;
        }
        logged = true;
        try {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The recorder of a pool threw " + ThrownError.words(why)
                            + (silent ? "; the pool goes on, and tells it nothing more." : "; the pool goes on."));
        } catch (Throwable e) {
            // There may be no memory left for the message.
        }
    }

    private void tell(Runnable event) {
        if (silent) {
            return;
        }
        try {
            event.run();
        } catch (Throwable e) {
            threw(e);
        }
    }

    private int number(IntSupplier event) {
        if (silent) {
            return 0;
        }
        try {
            return event.getAsInt();
        } catch (Throwable e) {
            silent = true;
            threw(e);
            return 0;
        }
    }

    @Override
    public int poolCreated(PoolDescription pool, long nanoTime) {
        return number(() -> to.poolCreated(pool, nanoTime));
    }

    @Override
    public int called(CallRequest call, long nanoTime) {
        return number(() -> to.called(call, nanoTime));
    }

    @Override
    public void allSubmitted(int call, int count, long nanoTime) {
        tell(() -> to.allSubmitted(call, count, nanoTime));
    }

    @Override
    public int submitted(int call, int count, long nanoTime) {
        return number(() -> to.submitted(call, count, nanoTime));
    }

    @Override
    public int submitted(int count, long nanoTime) {
        return number(() -> to.submitted(count, nanoTime));
    }

    @Override
    public boolean wantsItems() {
        try {
            return !silent && to.wantsItems();
        } catch (Throwable e) {
            threw(e);
            return false;
        }
    }

    @Override
    public void items(int first, List<? extends @Nullable Object> items) {
        tell(() -> to.items(first, items));
    }

    @Override
    public int task(int firstIndex, int size) {
        return number(() -> to.task(firstIndex, size));
    }

    @Override
    public int tasks(int firstIndex, int[] sizes) {
        return number(() -> to.tasks(firstIndex, sizes));
    }

    @Override
    public int callbackBegan(int index, long nanoTime) {
        return number(() -> to.callbackBegan(index, nanoTime));
    }

    @Override
    public void callbackEnded(int callback, long nanoTime) {
        tell(() -> to.callbackEnded(callback, nanoTime));
    }

    @Override
    public int workerRequested(WorkerRequest worker, long nanoTime) {
        return number(() -> to.workerRequested(worker, nanoTime));
    }

    @Override
    public void dispatched(int[] tasks, int worker, long nanoTime) {
        tell(() -> to.dispatched(tasks, worker, nanoTime));
    }

    @Override
    public void started(int index, int worker, long nanoTime) {
        tell(() -> to.started(index, worker, nanoTime));
    }

    @Override
    public void ended(int index, int worker, long started, long ended, long cpuNanos) {
        tell(() -> to.ended(index, worker, started, ended, cpuNanos));
    }

    @Override
    public void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {
        tell(() -> to.completed(index, worker, started, ended, cpuNanos, received, outcome));
    }

    @Override
    public void arrived(Completions all) {
        tell(() -> to.arrived(all));
    }

    @Override
    public void completed(Completions all) {
        tell(() -> to.completed(all));
    }

    @Override
    public void returned(int index, @Nullable Object value) {
        tell(() -> to.returned(index, value));
    }

    @Override
    public void dropped(int index, Outcome why, long nanoTime) {
        tell(() -> to.dropped(index, why, nanoTime));
    }

    @Override
    public void failed(Failure failure) {
        tell(() -> to.failed(failure));
    }

    @Override
    public void delivered(int first, int count, long nanoTime) {
        tell(() -> to.delivered(first, count, nanoTime));
    }

    @Override
    public void workerBorn(int worker, long pid, long parentPid) {
        tell(() -> to.workerBorn(worker, pid, parentPid));
    }

    @Override
    public void workerReady(int worker, long nanoTime, long clockErrorNanos) {
        tell(() -> to.workerReady(worker, nanoTime, clockErrorNanos));
    }

    @Override
    public void workerClock(int worker, long clockErrorNanos) {
        tell(() -> to.workerClock(worker, clockErrorNanos));
    }

    @Override
    public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {
        tell(() -> to.workerExited(worker, exitCode, reason, nanoTime));
    }

    @Override
    public void retried(int index, int worker, long started, long nanoTime, String why) {
        tell(() -> to.retried(index, worker, started, nanoTime, why));
    }

    @Override
    public void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        tell(() -> to.noted(kind, worker, text, nanoTime));
    }

    @Override
    public void printed(long pid, boolean onError, String line, long nanoTime) {
        tell(() -> to.printed(pid, onError, line, nanoTime));
    }

    @Override
    public int waits(CallKind kind, int awaited, long nanoTime) {
        return number(() -> to.waits(kind, awaited, nanoTime));
    }

    @Override
    public void waited(int wait, long nanoTime) {
        tell(() -> to.waited(wait, nanoTime));
    }

    @Override
    public int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        return number(() -> to.primitive(kind, name, capacity, nanoTime));
    }

    @Override
    public void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        tell(() -> to.synced(object, action, pid, thread, amount, nanoTime));
    }
}
