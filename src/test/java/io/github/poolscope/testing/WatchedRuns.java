package io.github.poolscope.testing;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.BlockedCall;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.CallMode;
import io.github.poolscope.trace.CallRequest;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.PoolDescription;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.WorkerKind;
import io.github.poolscope.trace.WorkerRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Constructed recordings of programs that were only watched, with several pools and calls. Times in milliseconds. */
public final class WatchedRuns {
    public static final String PROGRAM = "/work/my.py";
    public static final String OTHER = "/work/queues.py";

    public static final String TEXT = """
            from concurrent.futures import ThreadPoolExecutor
            from multiprocessing import Pool, Process


            def square(x):
                return x * x


            if __name__ == "__main__":
                with Pool(2) as pool:
                    print(pool.map(square, range(6), chunksize=3))
                    for result in pool.imap(square, range(4)):
                        print(result)
                    with ThreadPoolExecutor(2) as threads:
                        futures = [threads.submit(len, str(n)) for n in range(3)]
                        print([future.result() for future in futures])
            """;

    /** The lines of {@link #TEXT}, from 0. */
    public static final int POOL = 9;

    public static final int MAP = 10;
    public static final int IMAP = 11;
    public static final int SUBMIT = 14;
    public static final int RESULT = 15;

    private static final long MILLI = 1_000_000;

    private final TraceRecorder recorder = SampleRuns.recorder();
    private int taskels;
    private int workers;

    private WatchedRuns() {
        recorder.source(PROGRAM, TEXT);
        recorder.state(RunState.RUNNING, null, 0);
    }

    /** Returns the header of a run of {@code python3 /work/my.py --fast}. */
    public static RunHeader header() {
        return RunHeader.ofCommand(
                Plan.DEFAULT.withWork(Work.Command.of(List.of("python3", PROGRAM, "--fast"))), OptionalInt.of(2));
    }

    /**
     * Returns a run that has completed: a {@code map} of 6 in chunks of 3, an {@code imap} of 4 whose first result comes
     * last, and three futures of another pool; a process of its own; and threads that were blocked elsewhere.
     */
    public static SavedRun several() {
        WatchedRuns run = new WatchedRuns();
        int pool = run.pool(PoolKind.PROCESS_POOL, "Pool", 2, "fork", 5);
        run.worker(pool, 6, 20);
        run.worker(pool, 6, 22);
        run.blocked(CallKind.START_POOL, POOL, Trace.NONE, 5, 8);
        int map = run.call(pool, CallMode.MAP, "square", 3, 6, MAP, 10);
        run.submit(map, 10, 3, 3);
        run.chunk(0, 0, 60, 25, 35, 45, 55);
        run.chunk(3, 1, 75, 25, 40, 50, 70);
        run.recorder.delivered(0, 6, 80 * MILLI);
        run.blocked(CallKind.MAP, MAP, Trace.NONE, 10, 80);
        run.imap(pool);
        run.futures();
        run.elsewhere();
        run.recorder.workerExited(0, 0, ExitReason.POOL_TERMINATED, 160 * MILLI);
        run.recorder.workerExited(1, 0, ExitReason.POOL_TERMINATED, 161 * MILLI);
        run.recorder.printed(41207, false, "[0, 1, 4, 9, 16, 25]", 81 * MILLI);
        run.recorder.state(RunState.COMPLETED, null, 170 * MILLI);
        return run.saved();
    }

    /**
     * Returns a run that never ends by itself: worker 2 (number 1) has died in taskel 4 of a {@code map}, whose other
     * chunk has completed.
     */
    public static SavedRun lost() {
        WatchedRuns run = new WatchedRuns();
        int pool = run.pool(PoolKind.PROCESS_POOL, "Pool", 2, "fork", 5);
        run.worker(pool, 6, 20);
        run.worker(pool, 6, 22);
        int map = run.call(pool, CallMode.MAP, "square", 3, 6, MAP, 10);
        run.submit(map, 10, 3, 3);
        run.recorder.blocked(new BlockedCall(CallKind.MAP, PROGRAM, MAP, Trace.NONE, Trace.NONE, 0), 10 * MILLI);
        run.chunk(0, 0, 60, 25, 35, 45, 55);
        run.recorder.dispatched(new int[] {1}, 1, 25 * MILLI);
        run.recorder.started(3, 1, 25 * MILLI);
        run.recorder.ended(3, 1, 25 * MILLI, 40 * MILLI, MILLI);
        run.recorder.started(4, 1, 40 * MILLI);
        run.recorder.workerExited(1, 7, ExitReason.DIED, 70 * MILLI);
        run.recorder.failed(
                new Failure(4, "WorkerLost", "its worker, PID 41211, ended with exit code 7 while it ran", ""));
        run.recorder.completed(4, 1, 40 * MILLI, 70 * MILLI, Trace.NEVER, Trace.NEVER, Outcome.LOST);
        run.worker(pool, 1, 71, 80);
        run.recorder.reached(5_000 * MILLI);
        return run.saved();
    }

    /** Returns a run of that many calls of {@code apply_async}, each of one taskel of 1 ms, on two workers. */
    public static SavedRun many(int calls) {
        WatchedRuns run = new WatchedRuns();
        int pool = run.pool(PoolKind.PROCESS_POOL, "Pool", 2, "fork", 5);
        run.worker(pool, 6, 20);
        run.worker(pool, 6, 22);
        for (int i = 0; i < calls; i++) {
            int call = run.call(pool, CallMode.APPLY_ASYNC, "square", 1, 1, MAP, 30 + i);
            run.submit(call, 30 + i, 1);
            run.chunk(i, i % 2, 32 + i, 30 + i, 31 + i);
            run.recorder.delivered(i, 1, (33 + i) * MILLI);
            run.blocked(CallKind.GET, IMAP, i, 31 + i, 33 + i);
        }
        run.recorder.state(RunState.COMPLETED, null, (40L + calls) * MILLI);
        return run.saved();
    }

    private void imap(int pool) {
        int imap = call(pool, CallMode.IMAP, "square", 1, Trace.NONE, IMAP, 82);
        for (int i = 0; i < 4; i++) {
            submit(imap, 83 + i, 1);
        }
        recorder.allSubmitted(imap, 4, 86 * MILLI);
        chunk(7, 1, 91, 85, 90);
        chunk(8, 1, 96, 92, 95);
        chunk(9, 1, 101, 97, 100);
        chunk(6, 0, 121, 84, 120);
        blocked(CallKind.NEXT, IMAP, 6, 83, 122);
        for (int i = 0; i < 4; i++) {
            recorder.delivered(6 + i, 1, (122 + i) * MILLI);
        }
    }

    private void futures() {
        int threads = pool(PoolKind.THREAD_EXECUTOR, "ThreadPoolExecutor", 2, "thread", 130);
        int first = worker(threads, 131, 131);
        worker(threads, 132, 132);
        for (int i = 0; i < 3; i++) {
            submit(call(threads, CallMode.SUBMIT, "len", 1, 1, SUBMIT, 131 + i), 131 + i, 1);
        }
        chunk(11, first + 1, 140, 133, 140);
        chunk(12, first + 1, 145, 141, 145);
        chunk(10, first, 150, 132, 150);
        blocked(CallKind.RESULT, RESULT, 10, 134, 151);
        for (int i = 0; i < 3; i++) {
            recorder.delivered(10 + i, 1, (151 + i) * MILLI);
        }
    }

    /** A process of the program that no taskel represents, and threads that wait. */
    private void elsewhere() {
        int process = recorder.workerRequested(
                new WorkerRequest(WorkerKind.PROCESS, Trace.NONE, workers, "Process-3", "fork", Trace.NONE),
                100 * MILLI);
        workers++;
        recorder.workerBorn(process, 41250, 41207);
        recorder.workerReady(process, 110 * MILLI, 0);
        recorder.source(OTHER, "import queue\n\n\nqueue.Queue().get()\n", false);
        BlockedCall inThread = new BlockedCall(CallKind.WAIT_FUTURES, PROGRAM, SUBMIT, Trace.NONE, Trace.NONE, 3);
        recorder.unblocked(inThread, recorder.blocked(inThread, 30 * MILLI), 40 * MILLI);
        recorder.blocked(new BlockedCall(CallKind.RECEIVE, OTHER, 3, Trace.NONE, process, 0), 112 * MILLI);
        recorder.workerExited(process, 0, ExitReason.POOL_CLOSED, 140 * MILLI);
    }

    private int pool(PoolKind kind, String name, int size, String method, long at) {
        return recorder.poolCreated(new PoolDescription(kind, name, size, method), at * MILLI);
    }

    private int worker(int pool, long requested, long ready) {
        int slot = workers;
        workers++;
        return worker(pool, slot, requested, ready);
    }

    private int worker(int pool, int slot, long requested, long ready) {
        boolean isProcess = recorder.trace().pools().kind(pool).hasProcesses();
        int worker = recorder.workerRequested(
                WorkerRequest.ofPool(pool, slot, recorder.trace().pools().startMethod(pool)), requested * MILLI);
        recorder.workerBorn(worker, isProcess ? 41210 + worker : 41207, isProcess ? 41207 : Trace.NONE);
        recorder.workerReady(worker, ready * MILLI, 0);
        return worker;
    }

    private int call(int pool, CallMode mode, String function, int chunksize, int count, int line, long at) {
        return recorder.called(new CallRequest(pool, mode, function, chunksize, count, PROGRAM, line), at * MILLI);
    }

    private void submit(int call, long at, int... sizes) {
        int count = 0;
        for (int size : sizes) {
            count += size;
        }
        recorder.submitted(call, count, at * MILLI);
        recorder.tasks(taskels, sizes);
        taskels += count;
    }

    /** A chunk whose taskels run one after another from the first of the times on, each until the next. */
    private void chunk(int first, int worker, long received, long... times) {
        int task = recorder.trace().taskels().task(first);
        recorder.dispatched(new int[] {task}, worker, times[0] * MILLI);
        List<Integer> done = new ArrayList<>();
        for (int i = 0; i + 1 < times.length; i++) {
            recorder.started(first + i, worker, times[i] * MILLI);
            recorder.ended(first + i, worker, times[i] * MILLI, times[i + 1] * MILLI, MILLI / 2);
            done.add(first + i);
        }
        for (int i = 0; i < done.size(); i++) {
            recorder.result(done.get(i), Integer.toString(done.get(i)));
            recorder.completed(
                    done.get(i),
                    worker,
                    times[i] * MILLI,
                    times[i + 1] * MILLI,
                    MILLI / 2,
                    received * MILLI,
                    Outcome.SUCCEEDED);
        }
    }

    private void blocked(CallKind kind, int line, int awaited, long from, long to) {
        BlockedCall call = new BlockedCall(kind, PROGRAM, line, awaited, Trace.NONE, 0);
        recorder.unblocked(call, recorder.blocked(call, from * MILLI), to * MILLI);
    }

    private SavedRun saved() {
        return new SavedRun(header(), recorder.trace(), Path.of("watched.poolscope"));
    }
}
