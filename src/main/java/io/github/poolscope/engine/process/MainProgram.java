package io.github.poolscope.engine.process;

import io.github.poolscope.engine.RunOrder;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Step;
import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolBrokenException;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * The program that the plan amounts to, played step by step on the calling thread: the same calls, in the same order,
 * as the lines that are shown.
 */
final class MainProgram {
    /** A printed list is cut behind so many results; all of them are in the trace. */
    private static final int MOST_PRINTED = 20;

    private final RunOrder order;
    private final Pool pool;
    private final CallerLane caller;
    private final TextResult function;

    MainProgram(RunOrder order, Pool pool) {
        this.order = order;
        this.pool = pool;
        caller = new CallerLane(order.recorder(), order.work().program());
        function = new TextResult(order.work().function());
    }

    void play() throws InterruptedException {
        switch (order.plan().mode()) {
            case MAP -> map();
            case MAP_ASYNC -> mapAsync();
            case IMAP, IMAP_UNORDERED -> iterate();
        }
        pool.close();
        caller.blocked(CallKind.JOIN, Step.JOIN, Trace.NONE, () -> {
            pool.join();
            return true;
        });
    }

    private void map() throws InterruptedException {
        List<String> results = caller.blocked(
                CallKind.MAP,
                Step.SUBMIT,
                Trace.NONE,
                () -> pool.<Object, String>map(function, items(), order.chunksize()));
        print(results);
    }

    private void mapAsync() throws InterruptedException {
        AsyncResult<List<String>> result = pool.mapAsync(function, items(), order.chunksize());
        caller.blocked(CallKind.WAIT, Step.AWAIT, Trace.NONE, () -> result.await(Duration.ofNanos(Long.MAX_VALUE)));
        print(result.get());
    }

    private void iterate() throws InterruptedException {
        boolean ordered = order.plan().mode() == Mode.IMAP;
        try (ResultIterator<String> results = ordered
                ? pool.<Object, String>imap(function, items(), order.chunksize())
                : pool.<Object, String>imapUnordered(function, items(), order.chunksize())) {
            for (int taken = 0; hasNext(results, ordered ? taken : Trace.NONE); taken++) {
                try {
                    caller.print("res: " + results.next());
                } catch (PoolTerminatedException | PoolBrokenException e) {
                    throw e;
                } catch (RuntimeException | Error e) {
                    caller.print("err: " + ErrorSentence.of(e));
                }
            }
        }
    }

    private boolean hasNext(ResultIterator<String> results, int awaited) throws InterruptedException {
        return results.ready()
                ? results.hasNext()
                : caller.blocked(CallKind.NEXT, Step.AWAIT, awaited, results::hasNext);
    }

    private void print(List<String> results) {
        String shown = String.join(", ", results.subList(0, Math.min(MOST_PRINTED, results.size())));
        String rest = results.size() > MOST_PRINTED ? ", … (" + (results.size() - MOST_PRINTED) + " more)" : "";
        caller.print("res: [" + shown + rest + "]");
    }

    /** The items; their texts are recorded as they are read, where they tell more than their index. */
    private Iterable<Object> items() {
        List<Object> items = order.work().items();
        if (!order.work().namesItems()) {
            return items;
        }
        TraceRecorder recorder = order.recorder();
        return () -> new Iterator<>() {
            private final Iterator<Object> all = items.iterator();

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Object next() {
                Object item = all.next();
                recorder.item(String.valueOf(item));
                return item;
            }
        };
    }
}
