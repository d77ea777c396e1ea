package io.github.poolscope.fuzz;

import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.OldFormats;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TalkRuns;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Note;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Run files with data in each table, in each format so far. */
final class SavedRuns {
    private static final int NEWEST = 8;
    private static final long MILLI = 1_000_000;

    private SavedRuns() {}

    /** Writes some into a folder. */
    static List<Path> in(Path folder) throws IOException, SQLException {
        List<Path> files = new ArrayList<>();
        files.add(save(folder.resolve("imap.run"), SampleRuns.imap("x")));
        files.add(save(folder.resolve("chunks.run"), chunks(RunState.COMPLETED)));
        files.add(save(folder.resolve("cut-off.run"), chunks(RunState.INTERRUPTED)));
        files.add(save(folder.resolve("talk.run"), talk()));
        for (int format = 1; format < NEWEST; format++) {
            Path old = save(folder.resolve("format-" + format + ".run"), SampleRuns.imap("old"));
            OldFormats.toFormat(old, format);
            files.add(old);
        }
        return files;
    }

    private static Path save(Path file, SavedRun run) throws IOException {
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace());
        writer.finish();
        return file;
    }

    /** Returns sixty taskels in chunks of three on four workers, one of which dies; some fail, some remain. */
    private static SavedRun chunks(RunState end) {
        TraceRecorder recorder = SampleRuns.recorder();
        int pool = recorder.poolCreated(new PoolDescription(PoolKind.PROCESS_POOL, "pool-1", 4, "spawn"), MILLI / 2);
        for (int worker = 0; worker < 4; worker++) {
            SampleRuns.worker(recorder, worker, 500 + worker, worker, 40 + worker);
        }
        int map = recorder.called(
                new CallRequest(pool, CallMode.MAP, "Program.f", 3, 57, "com/acme/Program.java", 11), MILLI);
        recorder.submitted(map, 57, MILLI);
        int lazy = recorder.called(new CallRequest(pool, CallMode.IMAP, "", 3, Trace.NONE, "", Trace.NONE), MILLI);
        recorder.submitted(lazy, 3, MILLI);
        if (end.isOver() && end != RunState.INTERRUPTED) {
            recorder.allSubmitted(lazy, 3, 2 * MILLI);
        }
        for (int task = 0; task < 20; task++) {
            recorder.task(task * 3, 3);
        }
        int call = recorder.blocked(CallKind.MAP, 1, Trace.NONE, 2 * MILLI);
        for (int task = 0; task < 18; task++) {
            int worker = task % 4;
            recorder.dispatched(new int[] {task}, worker, (50 + task * 10) * MILLI);
            for (int index = task * 3; index < task * 3 + 3; index++) {
                long from = 51L + task * 10L + index % 3 * 12L;
                Outcome outcome =
                        index % 10 == 9 ? Outcome.FAILED : index % 13 == 12 ? Outcome.LOST : Outcome.SUCCEEDED;
                recorder.started(index, worker, from * MILLI);
                SampleRuns.taskel(recorder, index, worker, from, from + 11, outcome, "r" + index);
                if (index % 2 == 0) {
                    SampleRuns.deliver(recorder, index, from + 20);
                }
            }
        }
        recorder.started(54, 2, 400 * MILLI);
        recorder.dropped(57, Outcome.SKIPPED, 410 * MILLI);
        recorder.noted(Note.Kind.WORKER, 1, "Something that a person should know.", 45 * MILLI);
        recorder.retried(7, 2, 60 * MILLI, 70 * MILLI, "its worker died");
        for (int sample = 0; sample < 24; sample++) {
            recorder.sampled(
                    sample % 5 - 1, (100 + sample * 60L) * MILLI, sample * 20L * MILLI, sample * MILLI, 40L << 20);
        }
        for (int line = 0; line < 12; line++) {
            recorder.printed(500 + line % 4, line % 5 == 0, "line " + line, (60 + line) * MILLI);
        }
        if (end.isOver() && end != RunState.INTERRUPTED) {
            recorder.unblocked(call, 420 * MILLI);
        }
        recorder.state(end, end == RunState.INTERRUPTED ? null : "it ended", 450 * MILLI);
        return new SavedRun(SampleRuns.header("map", 60, 4, 3), recorder.trace(), Path.of("chunks.poolscope"));
    }

    /** Returns two processes with a queue and a lock. */
    private static SavedRun talk() {
        TalkRuns run = new TalkRuns();
        int one = run.process("producer", 601, 1);
        int other = run.process("consumer", 602, 2);
        int queue = run.primitive(SyncKind.QUEUE, "tasks", 3);
        int lock = run.primitive(SyncKind.LOCK, "lock", Trace.NONE);
        int permits = run.primitive(SyncKind.SEMAPHORE, "permits", 2);
        int pipe = run.primitive(SyncKind.CONNECTION, "pipe", Trace.NONE);
        for (int step = 0; step < 12; step++) {
            long time = 20 + step * 10L;
            run.waits(time, queue, 602, Awaited.ITS_TURN);
            run.event(time + 1, queue, SyncAction.PUT, 601, 1);
            run.event(time + 2, queue, SyncAction.GOT, 602, 0);
            run.event(time + 3, lock, SyncAction.ACQUIRED, 601, 1);
            run.event(time + 4, permits, SyncAction.ACQUIRED, 602, 1);
            run.event(time + 5, pipe, SyncAction.SENT, 601, 300);
            run.event(time + 6, lock, SyncAction.RELEASED, 601, 0);
            run.event(time + 7, permits, SyncAction.RELEASED, 602, 2);
        }
        run.ends(one, 200, 0);
        run.fate(210, lock, SyncAction.ABANDONED, 602, 1);
        run.ends(other, 211, -9);
        run.recorder().failed(new Failure(1, "Process", "killed", ""));
        run.recorder().state(RunState.COMPLETED, null, 220 * MILLI);
        return new SavedRun(SampleRuns.header("map", 2, 2, 1), run.trace(), Path.of("talk.poolscope"));
    }
}
