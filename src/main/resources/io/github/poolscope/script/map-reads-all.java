import io.github.poolscope.pool.Pool;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

public final class Program {
    static int read(int x) {
        try {
            Thread.sleep((long) (1000 * @0.4@));
        } catch (InterruptedException e) {
            throw new CancellationException("reading was interrupted");
        }
        System.out.println("read " + x);
        return x;
    }

    static Iterable<Integer> items() {
        return IntStream.range(1, @items@).map(Program::read)::iterator;
    }

    static int f(int x) throws InterruptedException {
        System.out.println("run " + x);
        Thread.sleep((long) (1000 * @0.4@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            pool.apply(Program::f, 0);  //@apply
            var results = pool.map(Program::f, items(), 1);  //@map
            for (int result : results) {
                System.out.println("got " + result);
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
