import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPoolExecutor;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.record.Recording;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A program that is watched: it says nothing about that, and counts itself what it does. */
public class Watched {
    static int square(int x) throws Exception {
        Thread.sleep(5);
        return x * x;
    }

    static String word(int x) throws Exception {
        Thread.sleep(20);
        if (x == 3) {
            throw new IllegalStateException("three is too many");
        }
        return "word " + x;
    }

    static String environment(int x) {
        System.out.println("a worker prints");
        return String.valueOf(System.getenv("POOLSCOPE_TRACE")) + System.getProperty("poolscope.record");
    }

    static void put(Queue<Integer> queue) throws Exception {
        Thread.sleep(50);
        queue.put(77);
    }

    public static void main(String[] args) throws Exception {
        int taskels = 0;
        int failures = 0;
        try (Pool pool = Pool.create(PoolOptions.builder().processes(2).spares(false).build())) {
            List<Integer> squares = pool.map(Watched::square, IntStream.range(0, 20).boxed().toList(), 3); // map
            taskels += squares.size();
            ResultIterator<Integer> results = pool.imap(Watched::square, List.of(1, 2, 3));
            while (results.hasNext()) { // next
                results.next();
                taskels++;
            }
            AsyncResult<String> result = pool.applyAsync(Watched::word, 5);
            System.out.println(result.get()); // get
            taskels++;
            try {
                pool.apply(Watched::word, 3); // apply
            } catch (IllegalStateException e) {
                failures++;
                taskels++;
            }
            System.out.println("environment " + pool.apply(Watched::environment, 1));
            taskels++;
            pool.close();
            pool.join(); // join
        }
        try (ProcessPoolExecutor executor = ProcessPoolExecutor.of(1)) {
            System.out.println(executor.submit(Watched::word, 6).get()); // result
            taskels++;
        }
        ExecutorService threads = Recording.watch(Executors.newFixedThreadPool(2));
        Future<Integer> future = threads.submit(() -> square(7));
        System.out.println(future.get()); // future
        taskels++;
        threads.shutdown();
        threads.awaitTermination(10, TimeUnit.SECONDS); // shutdown
        Queue<Integer> queue = new Queue<>(4);
        Process process = Process.of(Watched::put, queue);
        process.start();
        System.out.println("queue " + queue.get()); // queue
        process.join(); // process
        System.out.println("taskels " + taskels + " failures " + failures);
    }
}
