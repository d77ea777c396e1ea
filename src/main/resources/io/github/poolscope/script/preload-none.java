import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

public final class Program {
    static final class Heavy {
        static {  // takes half a second, where it is not loaded yet
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        static int twice(int x) {
            return 2 * x;
        }
    }

    static int f(int x) throws InterruptedException {
        int result = Heavy.twice(x);
        Thread.sleep((long) (1000 * @0.4@));
        return result;
    }

    public static void main(String[] args) throws Exception {
        var options = PoolOptions.builder()
            .processes(@processes@)
            .startMethod(StartMethod.of("@start_method@"));
        try (var pool = Pool.create(options.build())) {
            var items = IntStream.range(0, @items@).boxed().toList();
            System.out.println("results: " + pool.map(Program::f, items, 1));  //@map
            pool.close();
            pool.join();  //@join
        }
    }
}
