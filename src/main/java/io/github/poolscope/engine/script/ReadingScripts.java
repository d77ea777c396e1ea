package io.github.poolscope.engine.script;

import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.wire.TaskFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/** When and how far an iterable is read by the calls that it is handed to. */
final class ReadingScripts {
    private ReadingScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "map-reads-all", ReadingScripts::mapReadsAll,
                "imap-reads-along", ReadingScripts::imapReadsAlong,
                "imap-reads-ahead", host -> imapFast(host, host.pool()),
                "imap-bounded", ReadingScripts::imapBounded);
    }

    private static void mapReadsAll(Host host) throws InterruptedException {
        Pool pool = host.pool();
        begin(host, pool);
        List<Integer> results = host.at("map", CallKind.MAP, () -> pool.map(telling(host), slowly(host), 1));
        results.forEach(result -> host.print("got " + result));
        pool.close();
        host.join("join", pool);
    }

    private static void imapReadsAlong(Host host) throws InterruptedException {
        Pool pool = host.pool();
        begin(host, pool);
        ResultIterator<Integer> results = pool.imap(telling(host), slowly(host));
        for (int taken = 1; host.hasNext("next", results, taken); taken++) {
            host.print("got " + results.next());
        }
        pool.close();
        host.join("join", pool);
    }

    /** Once this is over, a worker is there for the first item. */
    private static void begin(Host host, Pool pool) throws InterruptedException {
        Integer unused = host.at("apply", CallKind.APPLY, 0, () -> pool.apply(telling(host), 0));
    }

    private static void imapBounded(Host host) throws InterruptedException {
        int items = host.plan().safeguards().bufferSize().orElse(2);
        Pool pool = host.pool();
        imapFast(host, pool.with(CallOptions.USUAL.bufferSize(items)));
    }

    private static void imapFast(Host host, Pool pool) throws InterruptedException {
        long millis = host.seconds(0.2).toMillis();
        TaskFunction<Integer, Integer> function = x -> {
            Thread.sleep(millis);
            return x;
        };
        ResultIterator<Integer> results = pool.imap(function, () -> new Items(host));
        for (int taken = 0; host.hasNext("next", results, taken); taken++) {
            host.print("got " + results.next());
            host.sleep("sleep", 0.5);
        }
        pool.close();
        host.join("join", pool);
    }

    private static Iterable<Integer> slowly(Host host) {
        long millis = host.seconds(0.4).toMillis();
        return () -> IntStream.range(1, host.items().size())
                .map(x -> readOne(host, x, millis))
                .iterator();
    }

    private static int readOne(Host host, int x, long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new CancellationException("Reading was interrupted.");
        }
        host.print("read " + x);
        return x;
    }

    /** Reads nothing before it is asked for it, where a stream's iterator reads one to know whether there is one. */
    private static final class Items implements Iterator<Integer> {
        private final Host host;
        private int next;

        Items(Host host) {
            this.host = host;
        }

        @Override
        public boolean hasNext() {
            return next < host.items().size();
        }

        @Override
        public Integer next() {
            host.print("read " + next);
            return next++;
        }
    }

    private static TaskFunction<Integer, Integer> telling(Host host) {
        long millis = host.seconds(0.4).toMillis();
        return x -> {
            System.out.println("run " + x);
            Thread.sleep(millis);
            return x;
        };
    }
}
