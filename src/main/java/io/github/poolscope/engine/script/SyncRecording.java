package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.SyncEvent;
import io.github.poolscope.sync.SyncObject;
import io.github.poolscope.sync.SyncObserver;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Records the processes of one run and the events of its primitives. A process is a worker with one taskel, which
 * begins when the process reports that and ends with it. Thread-safe.
 */
final class SyncRecording implements SyncObserver {
    private final TraceRecorder recorder;
    private final Map<SyncObject, Integer> watched = new ConcurrentHashMap<>();
    private final Map<Long, Started> byPid = new ConcurrentHashMap<>();
    private final Map<ScriptProcess, Started> byProcess = new ConcurrentHashMap<>();
    private final Queue<Long> beginnings = new Queue<>();
    private final SyncObserver.Installed installed;
    /** The process that is being started and its starter: its PID becomes known during the start. */
    private @Nullable Started starting;

    private @Nullable Thread starter;

    SyncRecording(TraceRecorder recorder) {
        this.recorder = recorder;
        installed = SyncObserver.install(this);
    }

    /** A process by its numbers in the trace. */
    private static final class Started {
        final int worker;
        final int index;
        volatile long began = Trace.NEVER;
        volatile boolean terminated;
        volatile boolean joined;

        Started(int worker, int index) {
            this.worker = worker;
            this.index = index;
        }
    }

    /** Returns the queue to which processes report their beginning. */
    Queue<Long> beginnings() {
        return beginnings;
    }

    void watch(SyncObject object, int capacity) {
        watched.computeIfAbsent(
                object, made -> recorder.primitive(made.kind(), made.name(), capacity, System.nanoTime()));
    }

    void start(ScriptProcess process, int slot, String method) throws IOException {
        recorder.item(process.name());
        long now = System.nanoTime();
        int index = recorder.submitted(1, now);
        int worker = recorder.workerRequested(WorkerRequest.process(process.name(), slot, method, index), now);
        int task = recorder.task(index, 1);
        recorder.dispatched(new int[] {task}, worker, now);
        Started started = new Started(worker, index);
        byProcess.put(process, started);
        starting(started);
        try {
            process.start();
        } catch (IOException | RuntimeException e) {
            recorder.workerExited(worker, 1, ExitReason.FAILED_TO_START, System.nanoTime());
            recorder.dropped(index, Outcome.CANCELLED, System.nanoTime());
            throw e;
        } finally {
            starting(null);
        }
    }

    /** Returns the index of the taskel that represents a process. */
    int indexOf(ScriptProcess process) {
        Started started = byProcess.get(process);
        return started == null ? Trace.NONE : started.index;
    }

    /** Called on the main program's thread when it has joined the process. */
    void delivered(ScriptProcess process) {
        Started started = byProcess.get(process);
        if (started != null && !started.joined) {
            started.joined = true;
            recorder.delivered(started.index, 1, System.nanoTime());
        }
    }

    /** Called when the main program is about to end the process. */
    void terminating(ScriptProcess process) {
        Started started = byProcess.get(process);
        if (started != null) {
            started.terminated = true;
        }
    }

    @Override
    public void happened(SyncEvent event) {
        if (event.object().kind() == SyncKind.PROCESS) {
            tellProcess(event);
        } else if (event.object().equals(beginnings.object())) {
            if (event.action() == SyncAction.PUT) {
                begun(event);
            }
        } else {
            Integer object = watched.get(event.object());
            if (object != null) {
                recorder.synced(object, event.action(), event.pid(), event.thread(), event.amount(), event.nanoTime());
            }
        }
    }

    private synchronized void starting(@Nullable Started process) {
        starting = process;
        starter = process == null ? null : Thread.currentThread();
    }

    private synchronized @Nullable Started startedHere() {
        return Thread.currentThread().equals(starter) ? starting : null;
    }

    private void tellProcess(SyncEvent event) {
        if (event.action() == SyncAction.STARTED) {
            Started started = startedHere();
            if (started != null) {
                byPid.put(event.pid(), started);
                long parent = ProcessHandle.of(event.pid())
                        .flatMap(ProcessHandle::parent)
                        .map(ProcessHandle::pid)
                        .orElse(ProcessHandle.current().pid());
                recorder.workerBorn(started.worker, event.pid(), parent);
            }
        } else {
            Started started = byPid.remove(event.pid());
            if (started != null) {
                ended(started, (int) event.amount(), event.nanoTime());
            }
        }
    }

    private void begun(SyncEvent event) {
        Started started = byPid.get(event.pid());
        if (started != null) {
            started.began = event.nanoTime();
            recorder.workerReady(started.worker, event.nanoTime(), 0);
            recorder.started(started.index, started.worker, event.nanoTime());
        }
    }

    private void ended(Started started, int code, long nanoTime) {
        boolean byItself = code >= 0;
        ExitReason reason =
                started.terminated && code != 0 ? ExitReason.TERMINATED : byItself ? ExitReason.ENDED : ExitReason.DIED;
        if (code == 0) {
            recorder.result(started.index, "exit code 0");
        } else {
            String why = byItself ? "exit code " + code : "killed by signal " + -code;
            recorder.failed(new Failure(started.index, "Process", why, ""));
        }
        recorder.completed(
                started.index,
                started.worker,
                started.began,
                nanoTime,
                Trace.NEVER,
                nanoTime,
                code == 0 ? Outcome.SUCCEEDED : byItself ? Outcome.FAILED : Outcome.LOST);
        recorder.workerExited(started.worker, code, reason, nanoTime);
    }

    /** Stops recording. */
    void end() {
        installed.close();
        beginnings.close();
    }
}
