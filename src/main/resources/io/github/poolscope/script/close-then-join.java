import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;
@imports@

public final class Program {
    @function@

    public static void main(String[] args) throws Exception {
        var pool = Pool.of(@processes@);
        var result = pool.mapAsync(Program::f, IntStream.range(0, @items@).boxed().toList());
        try {
            pool.join();
        } catch (IllegalStateException error) {
            System.out.println("join refused: " + error.getMessage());
        }
        pool.close();
        try {
            pool.applyAsync(Program::f, @items@);
        } catch (IllegalStateException error) {
            System.out.println("apply_async refused: " + error.getMessage());
        }
        pool.join();  //@join
        System.out.println("results: " + result.get());
    }
}
