package io.github.poolscope.engine.script;

import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** Scripts that show when and how far a call reads its iterable. */
final class ReadingScripts {
    private ReadingScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "map-reads-all", ReadingScripts::mapReadsAll,
                "imap-reads-along", ReadingScripts::imapReadsAlong,
                "imap-reads-ahead", context -> imapFast(context, context.pool()),
                "imap-bounded", ReadingScripts::imapBounded);
    }

    private static void mapReadsAll(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        begin(context, pool);
        List<Integer> results = context.at("map", CallKind.MAP, () -> pool.map(telling(context), slowly(context), 1));
        results.forEach(result -> context.print("got " + result));
        pool.close();
        context.join("join", pool);
    }

    private static void imapReadsAlong(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        begin(context, pool);
        ResultIterator<Integer> results = pool.imap(telling(context), slowly(context));
        for (int taken = 1; context.hasNext("next", results, taken); taken++) {
            context.print("got " + results.next());
        }
        pool.close();
        context.join("join", pool);
    }

    /** Waits until a worker is ready for the first item. */
    private static void begin(ScriptContext context, Pool pool) throws InterruptedException {
        context.at("apply", CallKind.APPLY, 0, () -> pool.apply(telling(context), 0));
    }

    private static void imapBounded(ScriptContext context) throws InterruptedException {
        int items = context.plan().safeguards().bufferSize().orElse(2);
        Pool pool = context.pool();
        imapFast(context, pool.with(CallOptions.DEFAULT.bufferSize(items)));
    }

    private static void imapFast(ScriptContext context, Pool pool) throws InterruptedException {
        long millis = context.seconds(0.2).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            Thread.sleep(millis);
            return x;
        };
        ResultIterator<Integer> results = pool.imap(function, () -> new Items(context));
        for (int taken = 0; context.hasNext("next", results, taken); taken++) {
            context.print("got " + results.next());
            context.sleep("sleep", 0.5);
        }
        pool.close();
        context.join("join", pool);
    }

    private static Iterable<Integer> slowly(ScriptContext context) {
        long millis = context.seconds(0.4).toMillis();
        return () -> IntStream.range(1, context.items().size())
                .map(x -> readOne(context, x, millis))
                .iterator();
    }

    private static int readOne(ScriptContext context, int x, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("Reading was interrupted.");
        }
        context.print("read " + x);
        return x;
    }

    /** Reads an item only when {@code next} is called, whereas a stream's iterator reads one in {@code hasNext}. */
    private static final class Items implements Iterator<Integer> {
        private final ScriptContext context;
        private int next;

        Items(ScriptContext context) {
            this.context = context;
        }

        @Override
        public boolean hasNext() {
            return next < context.items().size();
        }

        @Override
        public Integer next() {
            context.print("read " + next);
            return next++;
        }
    }

    private static TaskFunction<Integer, Integer> telling(ScriptContext context) {
        long millis = context.seconds(0.4).toMillis();
        return x -> {
            System.out.println("run " + x);
            Thread.sleep(millis);
            return x;
        };
    }
}
