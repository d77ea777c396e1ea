package io.github.poolscope.analysis;

import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.PoolKind;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.Workers;
import java.util.BitSet;
import java.util.List;

/**
 * The figures of one call of a pool, which has a time of its own: from the instant at which it was made until its last
 * result was delivered or, if that has not happened, until now.
 */
final class CallFigures {
    private final RunHeader header;
    private final Trace trace;
    private final CallScope scope;
    private final long now;
    private final long made;
    private long delivered = Trace.NEVER;
    private long firstDelivered = Trace.NEVER;
    private int completed;
    private int failed;

    private CallFigures(RunHeader header, Trace trace, CallScope scope) {
        this.header = header;
        this.trace = trace;
        this.scope = scope;
        now = trace.now();
        made = trace.poolCalls().made(scope.call());
    }

    /** Computes the figures in one pass over the call's taskels, and one over the calls that blocked the program. */
    static Figures of(RunHeader header, Trace trace, int call) {
        return new CallFigures(header, trace, CallScope.of(trace, call)).compute();
    }

    private Figures compute() {
        Taskels taskels = trace.taskels();
        boolean isDelivered = isComplete();
        for (int position = 0; position < scope.count(); position++) {
            int index = scope.taskel(position);
            completed += taskels.outcome(index).isFailure() || taskels.received(index) != Trace.NEVER ? 1 : 0;
            failed += taskels.outcome(index).isFailure() ? 1 : 0;
            long time = taskels.delivered(index);
            isDelivered &= time != Trace.NEVER;
            delivered = Math.max(delivered, time);
            boolean isFirst = time != Trace.NEVER && (firstDelivered == Trace.NEVER || time < firstDelivered);
            firstDelivered = isFirst ? time : firstDelivered;
        }
        long end = isDelivered && delivered != Trace.NEVER ? delivered : now;
        TaskelTimes times = TaskelTimes.of(trace, now, scope);
        return new Figures(
                Math.max(0, end - made),
                Trace.NEVER,
                firstDelivered == Trace.NEVER ? Trace.NEVER : Math.max(0, firstDelivered - made),
                blocked(trace.calls(), end),
                times.makespan(),
                times.bound(header, workersAtOnce()),
                times.busy(),
                times.cpu(),
                times.measured(),
                Trace.NEVER, // Samples of a worker do not tell for which call it waited.
                completed,
                failed,
                workers(times.workers(now), end));
    }

    private boolean isComplete() {
        PoolCalls calls = trace.poolCalls();
        return calls.taskels(scope.call()) != Trace.NONE && scope.count() == calls.taskels(scope.call());
    }

    /** Returns how long the main program was blocked between the call's beginning and {@code end}. */
    private long blocked(Calls calls, long end) {
        long sum = 0;
        int count = calls.count();
        for (int i = calls.first(); i < count; i++) {
            long until = calls.ended(i) == Trace.NEVER ? now : calls.ended(i);
            sum += Math.max(0, Math.min(end, until) - Math.max(made, calls.began(i)));
        }
        return Math.min(sum, Math.max(0, end - made)); // One blocking call may be made within another.
    }

    /** Returns the pool's size; for an executor, which may have fewer workers, how many ran taskels of the call. */
    private int workersAtOnce() {
        int pool = trace.poolCalls().pool(scope.call());
        PoolKind kind = trace.pools().kind(pool);
        return pool == Trace.NONE || kind.isExecutor()
                ? ran().cardinality()
                : trace.pools().size(pool);
    }

    private BitSet ran() {
        BitSet ran = new BitSet();
        for (int position = 0; position < scope.count(); position++) {
            int worker = trace.taskels().worker(scope.taskel(position));
            if (worker >= 0) {
                ran.set(worker);
            }
        }
        return ran;
    }

    /** Returns the workers of the call's pool, as far as they were ready during the call. */
    private List<WorkerFigures> workers(List<WorkerFigures> all, long end) {
        Workers workers = trace.workers();
        int pool = trace.poolCalls().pool(scope.call());
        BitSet ran = ran();
        return all.stream()
                .filter(each -> ran.get(each.worker()) || (pool >= 0 && workers.pool(each.worker()) == pool))
                .map(each -> each.readyFor(ready(each.worker(), end)))
                .filter(each -> each.readyNanos() > 0 || each.busyNanos() > 0)
                .toList();
    }

    private long ready(int worker, long end) {
        long ready = trace.workers().ready(worker);
        long exited = trace.workers().exited(worker);
        long until = exited == Trace.NEVER ? end : Math.min(end, exited);
        return ready == Trace.NEVER ? 0 : Math.max(0, until - Math.max(made, ready));
    }
}
