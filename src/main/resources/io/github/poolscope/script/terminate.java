import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;
@imports@

public final class Program {
    @function@

    public static void main(String[] args) throws Exception {
        var pool = Pool.of(@processes@);
        var results = IntStream.range(0, @items@).mapToObj(x -> pool.applyAsync(Program::f, x)).toList();
        results.get(0).await();  //@wait
        pool.terminate();
        pool.join();  //@join
        var there = IntStream.range(0, @items@)
            .filter(x -> results.get(x).ready() && results.get(x).successful())
            .boxed()
            .toList();
        System.out.println("results that are there: " + there);
    }
}
