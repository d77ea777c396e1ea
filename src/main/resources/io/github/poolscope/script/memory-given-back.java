import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

public final class Program {
    static final List<byte[]> KEPT = new ArrayList<>();

    static int f(int x) throws InterruptedException {
        var piece = new byte[24 << 20];
        Arrays.fill(piece, (byte) 'x');
        KEPT.add(piece);
        Thread.sleep((long) (1000 * @0.5@));
        return KEPT.size();
    }

    public static void main(String[] args) throws Exception {
        var options = PoolOptions.builder().processes(@processes@).maxTasksPerChild(@max_tasks_per_child@).build();
        try (var pool = Pool.create(options)) {
            var pieces = pool.map(Program::f, IntStream.range(0, @items@).boxed().toList(), 1);  //@map
            System.out.println("pieces that the worker held by then: " + pieces);
            Thread.sleep(800);  //@sleep
            pool.close();
            pool.join();  //@join
        }
    }
}
