package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.PooledIterator;
import io.github.poolscope.sync.Barrier;
import io.github.poolscope.task.StartMethod;
import java.util.List;

@SuppressWarnings("try")
public final class TwoStreamsScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep((6 - x) * Given.millis(500));
        return x;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        var items = List.of(0, 1, 2, 3, 4, 5);
        var meet = new Barrier(2 * Given.processes());  // all workers begin together
        var options = PoolOptions.builder().processes(Given.processes()).initializer(meet::await).build();
        try (var one = Pool.create(options);
                var other = Pool.create(options);
                var ordered = PooledIterator.over(one, TwoStreamsScript::f, items).keepOrder(true).iterate();
                var unordered = PooledIterator.over(other, TwoStreamsScript::f, items).keepOrder(false).iterate()) {
            while (ordered.hasNext() && unordered.hasNext()) {  //@next
                System.out.println("in order: " + ordered.next());
                System.out.println("as they come: " + unordered.next());
            }
            one.close();
            other.close();
            one.join();  //@join-one
            other.join();  //@join-other
        }
    }
}
