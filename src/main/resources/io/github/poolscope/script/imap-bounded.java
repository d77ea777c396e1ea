import io.github.poolscope.pool.CallOptions;
import io.github.poolscope.pool.Pool;
import java.util.Iterator;

public final class Program {
    static final class Items implements Iterator<Integer> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < @items@;
        }

        @Override
        public Integer next() {
            System.out.println("read " + next);
            return next++;
        }
    }

    static int f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.2@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var bounded = pool.with(CallOptions.DEFAULT.bufferSize(@buffer_size@));
            var results = bounded.imap(Program::f, Items::new);
            while (results.hasNext()) {  //@next
                System.out.println("got " + results.next());
                Thread.sleep((long) (1000 * @0.5@));  //@sleep
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
