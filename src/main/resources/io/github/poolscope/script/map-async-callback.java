import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;
@imports@

public final class Program {
    @function@

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var items = IntStream.range(0, @items@).boxed().toList();
            var result = pool.mapAsync(
                Program::f, items, results -> System.out.println("callback: " + results), error -> {});
            System.out.println("ready: " + result.ready());
            result.await();  //@wait
            System.out.println("ready: " + result.ready());
            pool.close();
            pool.join();  //@join
        }
    }
}
