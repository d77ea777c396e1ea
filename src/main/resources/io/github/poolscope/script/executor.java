import io.github.poolscope.pool.Futures;
import io.github.poolscope.pool.ProcessFuture;
import io.github.poolscope.pool.ProcessPoolExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

public final class Program {
    static int f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * (4 - x) * @1.2@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        var executor = ProcessPoolExecutor.of(@processes@);
        var futures = new ArrayList<ProcessFuture<Integer>>();
        for (int x = 0; x < 4; x++) {
            futures.add(executor.submit(Program::f, x));
        }
        var completed = Futures.asCompleted(futures);
        while (completed.hasNext()) {
            int result = completed.next().join();  //@as-completed
            System.out.println("as completed: " + result);
        }
        var results = executor.map(Program::f, List.of(0, 1, 2, 3));
        while (results.hasNext()) {  //@next
            System.out.println("map: " + results.next());
        }
        executor.shutdown(true, false);  //@shutdown
        try {
            executor.submit(Program::f, 0);
        } catch (RejectedExecutionException error) {
            System.out.println("submit after shutdown is refused");
        }
    }
}
