package io.github.poolscope.sync;

import io.github.poolscope.record.Recording;
import io.github.poolscope.start.OutputPump;
import io.github.poolscope.task.OutputListener;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.WorkerRequest;

/** A process in the recording of this program, if there is one. */
final class RecordedChild {
    private static final Recorder NOWHERE = Recorder.NONE;

    private final Recorder recorder = Recording.current();
    private int worker = Trace.NONE;

    /** Returns what receives its output: lines that are printed by this program are recorded, too. */
    OutputListener output(OutputListener chosen) {
        if (recorder == NOWHERE || chosen != OutputPump.REPRINTED) {
            return chosen;
        }
        return (pid, onError, line, nanoTime) -> {
            chosen.printed(pid, onError, line, nanoTime);
            recorder.printed(pid, onError, line, nanoTime);
        };
    }

    void started(SyncObject process, String startMethod, long pid, long parentPid) {
        if (recorder == NOWHERE) {
            return;
        }
        long now = System.nanoTime();
        worker = recorder.workerRequested(
                WorkerRequest.process(process.name(), process.number() - 1, startMethod, Trace.NONE), now);
        recorder.workerBorn(worker, pid, parentPid);
    }

    /** Called when it begins its work. */
    void began() {
        if (recorder != NOWHERE) {
            recorder.workerReady(worker, System.nanoTime(), 0);
        }
    }

    /** @param byProgram whether the program has ended it */
    void ended(int exitCode, boolean byProgram) {
        if (recorder == NOWHERE) {
            return;
        }
        ExitReason reason =
                byProgram && exitCode != 0 ? ExitReason.TERMINATED : exitCode < 0 ? ExitReason.DIED : ExitReason.ENDED;
        recorder.workerExited(worker, exitCode, reason, System.nanoTime());
    }
}
