package io.github.poolscope.engine.program;

import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Step;
import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolBrokenException;
import io.github.poolscope.pool.PoolTerminatedException;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the plan's program step by step on the calling thread: the same calls, in the same order, as the lines shown to
 * the user.
 */
final class MainProgram {
    private final RunRequest order;
    private final Pool pool;
    private final Pool chunked;
    private final CallerLane caller;
    private final TextResult function;

    MainProgram(RunRequest order, Pool pool) {
        this.order = order;
        this.pool = pool;
        chunked = pool.with(pool.options().chunksize(Math.max(1, order.chunksize())));
        caller = new CallerLane(order.recorder(), order.work().program());
        function = new TextResult(order.work().function());
    }

    void play() throws InterruptedException {
        switch (order.plan().mode()) {
            case APPLY -> apply();
            case APPLY_ASYNC -> applyAsync();
            case MAP, STARMAP -> map();
            case MAP_ASYNC, STARMAP_ASYNC -> mapAsync();
            case IMAP, IMAP_UNORDERED -> iterate();
        }
        pool.close();
        caller.blocked(CallKind.JOIN, Step.JOIN, Trace.NONE, () -> {
            pool.join();
            return true;
        });
    }

    private void apply() throws InterruptedException {
        int index = 0;
        for (Object item : order.recordedItems()) {
            tell(CallKind.APPLY, Step.SUBMIT, index, () -> pool.<Object, String>apply(function, item));
            index++;
        }
    }

    private void applyAsync() throws InterruptedException {
        List<AsyncResult<String>> results = new ArrayList<>();
        for (Object item : order.recordedItems()) {
            results.add(pool.<Object, String>applyAsync(function, item));
        }
        for (int i = 0; i < results.size(); i++) {
            AsyncResult<String> result = results.get(i);
            tell(CallKind.GET, Step.AWAIT, i, result::get);
        }
    }

    /** Prints a result or its error, as the shown program does. */
    private void tell(CallKind kind, Step step, int awaited, CallerLane.Call<String> call) throws InterruptedException {
        try {
            caller.print("res: " + caller.blocked(kind, step, awaited, call));
        } catch (PoolTerminatedException | PoolBrokenException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            caller.print("err: " + ErrorSentence.of(e));
        }
    }

    private AsyncResult<List<String>> submitAll() {
        return order.plan().mode().unpacks()
                ? chunked.<String>starmapAsync(function::call, order.recordedItems())
                : chunked.<Object, String>mapAsync(function, order.recordedItems());
    }

    private void map() throws InterruptedException {
        boolean unpacks = order.plan().mode().unpacks();
        caller.print(caller.blocked(
                unpacks ? CallKind.STARMAP : CallKind.MAP,
                Step.SUBMIT,
                Trace.NONE,
                () -> unpacks
                        ? chunked.<String>starmap(function::call, order.recordedItems())
                        : chunked.<Object, String>map(function, order.recordedItems())));
    }

    private void mapAsync() throws InterruptedException {
        AsyncResult<List<String>> result = submitAll();
        caller.blocked(CallKind.WAIT, Step.AWAIT, Trace.NONE, () -> {
            result.await();
            return true;
        });
        caller.print(result.get());
    }

    private void iterate() throws InterruptedException {
        boolean ordered = order.plan().mode() == Mode.IMAP;
        try (ResultIterator<String> results = ordered
                ? chunked.<Object, String>imap(function, order.recordedItems())
                : chunked.<Object, String>imapUnordered(function, order.recordedItems())) {
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
}
