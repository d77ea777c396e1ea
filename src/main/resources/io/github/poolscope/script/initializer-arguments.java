import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.task.StartMethod;
import java.util.stream.IntStream;

public final class Program {
    static String greeting = "nothing";

    static boolean prepare(String word) {
        greeting = word;
        System.out.println("the initializer got " + word);
        return true;
    }

    static String f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.5@));
        return greeting + " " + x;
    }

    public static void main(String[] args) throws Exception {
        var options = PoolOptions.builder()
            .processes(@processes@)
            .startMethod(StartMethod.of("@start_method@"))
            .initializer(Program::prepare, "hello");
        try (var pool = Pool.create(options.build())) {
            var items = IntStream.range(0, @items@).boxed().toList();
            var results = pool.map(Program::f, items, 1);  //@map
            System.out.println("results: " + results);
            pool.close();
            pool.join();  //@join
        }
        System.out.println("greeting in the main program: " + greeting);
    }
}
