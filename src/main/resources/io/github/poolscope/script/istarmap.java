import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.Args2;
import io.github.poolscope.task.TaskFunction;
import java.util.stream.IntStream;

public final class Program {
    static String f(int x, int y) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.8@));
        return x + " times " + y + " is " + x * y;
    }

    public static void main(String[] args) throws Exception {
        var rows = IntStream.range(0, @items@).mapToObj(x -> new Args2<>(x, x + 1)).toList();
        try (var pool = Pool.of(@processes@)) {
            var results = pool.imap(TaskFunction.unpacking(Program::f), rows);
            while (results.hasNext()) {  //@next
                System.out.println(results.next());
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
