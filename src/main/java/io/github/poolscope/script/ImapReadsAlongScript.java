package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

@SuppressWarnings("try")
public final class ImapReadsAlongScript {
    static int read(int x) {
        try {
            Thread.sleep(Given.millis(400));
        } catch (InterruptedException e) {
            throw new CancellationException("reading was interrupted");
        }
        System.out.println("read " + x);
        return x;
    }

    static Iterable<Integer> items() {
        return IntStream.range(1, Given.items()).map(ImapReadsAlongScript::read)::iterator;
    }

    static int f(int x) throws InterruptedException {
        System.out.println("run " + x);
        Thread.sleep(Given.millis(400));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            pool.apply(ImapReadsAlongScript::f, 0);  //@apply
            var results = pool.imap(ImapReadsAlongScript::f, items());
            while (results.hasNext()) {  //@next
                System.out.println("got " + results.next());
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
