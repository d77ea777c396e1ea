import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;

public final class Program {
    static int count;

    static int f(int x) throws InterruptedException {
        count++;
        System.out.println("process " + ProcessHandle.current().pid() + " has counted to " + count);
        Thread.sleep((long) (1000 * @0.5@));
        return count;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var counts = pool.map(Program::f, IntStream.range(0, @items@).boxed().toList(), 1);  //@map
            System.out.println("returned: " + counts);
            pool.close();
            pool.join();  //@join
        }
        System.out.println("count in the main program: " + count);
    }
}
