import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;

public final class Program {
    static int read(int x) {
        System.out.println("read " + x);
        return x;
    }

    static Iterable<Integer> items() {
        return IntStream.range(0, @items@).map(Program::read)::iterator;
    }

    static int f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.2@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var results = pool.imap(Program::f, items());
            while (results.hasNext()) {  //@next
                System.out.println("got " + results.next());
                Thread.sleep((long) (1000 * @0.5@));  //@sleep
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
