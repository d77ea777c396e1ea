package io.github.poolscope.jmh;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.pool.ThreadPool;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The cost of lazy results, ordered and unordered, with functions that do nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class OrderingBenchmark {
    private static final int TASKELS = 20_000;
    private static final List<Integer> ITEMS =
            IntStream.range(0, TASKELS).boxed().toList();

    /** Taskels per task. */
    @Param({"1", "100"})
    public int chunksize;

    private @Nullable Pool pool;

    @Setup
    public void open() {
        pool = ThreadPool.of(2);
    }

    @TearDown
    public void close() throws InterruptedException {
        pool().closeAndJoin();
    }

    @Benchmark
    @OperationsPerInvocation(TASKELS)
    public long ordered() {
        return sum(pool().imap(x -> x, ITEMS, chunksize));
    }

    @Benchmark
    @OperationsPerInvocation(TASKELS)
    public long unordered() {
        return sum(pool().imapUnordered(x -> x, ITEMS, chunksize));
    }

    private Pool pool() {
        return Objects.requireNonNull(pool);
    }

    private static long sum(ResultIterator<Integer> results) {
        long sum = 0;
        while (results.hasNext()) {
            sum += results.next();
        }
        return sum;
    }
}
