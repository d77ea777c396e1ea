package io.github.poolscope.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Passes all events to another recorder; a subclass overrides what it changes. */
public abstract class ForwardingRecorder implements Recorder {
    /** Returns the recorder to pass an event to. Called for each event, on the thread that reports it. */
    protected abstract Recorder to();

    @Override
    public int poolCreated(PoolDescription pool, long nanoTime) {
        return to().poolCreated(pool, nanoTime);
    }

    @Override
    public int called(CallRequest call, long nanoTime) {
        return to().called(call, nanoTime);
    }

    @Override
    public void allSubmitted(int call, int count, long nanoTime) {
        to().allSubmitted(call, count, nanoTime);
    }

    @Override
    public int submitted(int count, long nanoTime) {
        return to().submitted(count, nanoTime);
    }

    @Override
    public int submitted(int call, int count, long nanoTime) {
        return to().submitted(call, count, nanoTime);
    }

    @Override
    public boolean wantsItems() {
        return to().wantsItems();
    }

    @Override
    public void items(int first, List<? extends @Nullable Object> items) {
        to().items(first, items);
    }

    @Override
    public int task(int firstIndex, int size) {
        return to().task(firstIndex, size);
    }

    @Override
    public int tasks(int firstIndex, int[] sizes) {
        return to().tasks(firstIndex, sizes);
    }

    @Override
    public void dispatched(int[] tasks, int worker, long nanoTime) {
        to().dispatched(tasks, worker, nanoTime);
    }

    @Override
    public void started(int index, int worker, long nanoTime) {
        to().started(index, worker, nanoTime);
    }

    @Override
    public void ended(int index, int worker, long started, long ended, long cpuNanos) {
        to().ended(index, worker, started, ended, cpuNanos);
    }

    @Override
    public void completed(
            int index, int worker, long started, long ended, long cpuNanos, long received, Outcome outcome) {
        to().completed(index, worker, started, ended, cpuNanos, received, outcome);
    }

    @Override
    public void arrived(Completions all) {
        to().arrived(all);
    }

    @Override
    public void completed(Completions all) {
        to().completed(all);
    }

    @Override
    public void returned(int index, @Nullable Object value) {
        to().returned(index, value);
    }

    @Override
    public void dropped(int index, Outcome why, long nanoTime) {
        to().dropped(index, why, nanoTime);
    }

    @Override
    public void failed(Failure failure) {
        to().failed(failure);
    }

    @Override
    public void delivered(int first, int count, long nanoTime) {
        to().delivered(first, count, nanoTime);
    }

    @Override
    public int callbackBegan(int index, long nanoTime) {
        return to().callbackBegan(index, nanoTime);
    }

    @Override
    public void callbackEnded(int callback, long nanoTime) {
        to().callbackEnded(callback, nanoTime);
    }

    @Override
    public int workerRequested(WorkerRequest worker, long nanoTime) {
        return to().workerRequested(worker, nanoTime);
    }

    @Override
    public void workerBorn(int worker, long pid, long parentPid) {
        to().workerBorn(worker, pid, parentPid);
    }

    @Override
    public void workerReady(int worker, long nanoTime, long clockErrorNanos) {
        to().workerReady(worker, nanoTime, clockErrorNanos);
    }

    @Override
    public void workerClock(int worker, long clockErrorNanos) {
        to().workerClock(worker, clockErrorNanos);
    }

    @Override
    public void workerExited(int worker, int exitCode, ExitReason reason, long nanoTime) {
        to().workerExited(worker, exitCode, reason, nanoTime);
    }

    @Override
    public void retried(int index, int worker, long started, long nanoTime, String why) {
        to().retried(index, worker, started, nanoTime, why);
    }

    @Override
    public void noted(Note.Kind kind, int worker, String text, long nanoTime) {
        to().noted(kind, worker, text, nanoTime);
    }

    @Override
    public void printed(long pid, boolean onError, String line, long nanoTime) {
        to().printed(pid, onError, line, nanoTime);
    }

    @Override
    public int waits(CallKind kind, int awaited, long nanoTime) {
        return to().waits(kind, awaited, nanoTime);
    }

    @Override
    public void waited(int wait, long nanoTime) {
        to().waited(wait, nanoTime);
    }

    @Override
    public int primitive(SyncKind kind, String name, int capacity, long nanoTime) {
        return to().primitive(kind, name, capacity, nanoTime);
    }

    @Override
    public void synced(int object, SyncAction action, long pid, long thread, long amount, long nanoTime) {
        to().synced(object, action, pid, thread, amount, nanoTime);
    }
}
