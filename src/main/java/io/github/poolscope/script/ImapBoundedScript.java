package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.Iterator;

@SuppressWarnings("try")
public final class ImapBoundedScript {
    static final class Items implements Iterator<Integer> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < Given.items();
        }

        @Override
        public Integer next() {
            System.out.println("read " + next);
            return next++;
        }
    }

    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(200));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var bounded = pool.with(CallOptions.DEFAULT.bufferSize(Given.bufferSize()));
            var results = bounded.imap(ImapBoundedScript::f, Items::new);
            while (results.hasNext()) {  //@next
                System.out.println("got " + results.next());
                Given.sleep(500);  //@sleep
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
