import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;

public final class Program {
    static {
        System.out.println("loaded by process " + ProcessHandle.current().pid());
    }

    static int f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.6@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var items = IntStream.range(0, @items@).boxed().toList();
            System.out.println("results: " + pool.map(Program::f, items, 1));  //@map
            pool.close();
            pool.join();  //@join
        }
    }
}
