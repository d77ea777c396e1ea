package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PooledIterator;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.TaskFunction2;
import io.github.poolscope.trace.CallKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts with results one by one, of rows and of two parallel streams. */
final class StreamScripts {
    private StreamScripts() {}

    static Map<String, Script> all() {
        return Map.of("istarmap", StreamScripts::istarmap, "two-streams", StreamScripts::twoStreams);
    }

    private static void istarmap(ScriptContext context) throws InterruptedException {
        long millis = context.seconds(0.8).toMillis();
        TaskFunction2<Integer, Integer, String> times = (x, y) -> {
            Thread.sleep(millis);
            return x + " times " + y + " is " + x * y;
        };
        List<Args2<Integer, Integer>> rows = IntStream.range(0, context.items().size())
                .mapToObj(x -> new Args2<>(x, x + 1))
                .toList();
        Pool pool = context.pool();
        ResultIterator<String> results = pool.imap(TaskFunction.unpacking(times), rows);
        for (int taken = 0; context.hasNext("next", results, taken); taken++) {
            context.print(results.next());
        }
        pool.close();
        context.join("join", pool);
    }

    private static void twoStreams(ScriptContext context) throws InterruptedException {
        double unit = context.seconds(0.5).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            Thread.sleep((long) ((6 - x) * unit));
            return x;
        };
        List<Integer> items = List.of(0, 1, 2, 3, 4, 5);
        Barrier meet = context.meeting(2 * context.workers());
        Pool one = context.pool(context.options().initializer(meet::await));
        Pool other = context.pool(context.options().initializer(meet::await));
        try (PooledIterator<Integer, Integer> ordered = over(one, function, items, true);
                PooledIterator<Integer, Integer> unordered = over(other, function, items, false)) {
            while (context.at("next", CallKind.NEXT, () -> ordered.hasNext() && unordered.hasNext())) {
                context.print("in order: " + ordered.next());
                context.print("as they come: " + unordered.next());
            }
            one.close();
            other.close();
            context.join("join-one", one);
            context.join("join-other", other);
        }
    }

    private static PooledIterator<Integer, Integer> over(
            Pool pool, TaskFunction<Integer, Integer> function, List<Integer> items, boolean keepOrder) {
        return PooledIterator.<Integer, Integer>over(pool, function, items)
                .keepOrder(keepOrder)
                .iterate();
    }
}
