package io.github.poolscope.bench;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.pool.WorkerInfo;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How the cost grows with the work, the workers and the size of items, and the cost of an idle pool. Only on demand, as
 * they need much time and memory.
 */
final class ScaleCases {
    private static final int[] TASKELS = {1_000, 10_000, 100_000, 1_000_000, 10_000_000};
    private static final int[] WORKERS = {1, 2, 4, 8, 16, 32, 64};
    private static final int[] PAYLOADS = {8, 64, 512, 4 << 10, 32 << 10, 256 << 10, 2 << 20, 16 << 20, 64 << 20};
    private static final int MAX_ECHOED = 256 << 20;
    private static final int ECHOES = 20_000;
    private static final double MIB = 1 << 20;
    private static final int IDLE_SECONDS = 20;
    private static final int SETTLING_SECONDS = 5;

    private final int workers;
    private final int scale;
    private final Sampler sampler;
    private final Consumer<Measured> told;

    ScaleCases(int workers, boolean quick, Sampler sampler, Consumer<Measured> told) {
        this.workers = workers;
        this.sampler = sampler;
        this.told = told;
        scale = quick ? 100 : 1;
    }

    void run(CaseSelection selection) throws Exception {
        if (!selection.names("scale") && !selection.names("idle")) {
            return;
        }
        FreshTraces traces = new FreshTraces();
        try (Pool pool = Pool.create(PoolCases.options(workers, traces))) {
            for (int count : TASKELS) {
                taskels(selection, pool, traces, count);
            }
            for (int size : PAYLOADS) {
                payload(selection, pool, traces, size);
            }
        }
        for (int count : WORKERS) {
            workers(selection, count);
        }
        idle(selection);
    }

    private void taskels(CaseSelection selection, Pool pool, FreshTraces traces, int count) throws Exception {
        if (!selection.has("scale/taskels/" + count) && !selection.has("scale/memory/" + count)) {
            return;
        }
        List<Integer> items = PoolCases.range(count / Math.min(scale, count / 1000));
        Measured rate = sampler.rate(
                "scale/taskels/" + count,
                "taskels/s",
                items.size(),
                () -> PoolCases.nanos(traces, items, () -> pool.map(Functions::identity, items, 1)));
        told.accept(rate);
        told.accept(memory(pool, traces, "scale/memory/" + count, items));
    }

    /** Returns the heap that the trace and the results take together after garbage collection. */
    private static Measured memory(Pool pool, FreshTraces traces, String name, List<Integer> items)
            throws InterruptedException {
        traces.next();
        Trace recorded = traces.current().trace();
        try {
            long before = usedMemory();
            List<Integer> results = pool.map(Functions::identity, items, 1);
            double bytes = usedMemory() - before;
            PoolCases.check(name, results, items);
            return new Measured(name, "B/taskel", new double[] {bytes / items.size()});
        } finally {
            Reference.reachabilityFence(recorded);
        }
    }

    private static long usedMemory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private void payload(CaseSelection selection, Pool pool, FreshTraces traces, int size) throws Exception {
        String name = "scale/payload/" + size;
        if (!selection.has(name)) {
            return;
        }
        int count = Math.max(workers, Math.min(ECHOES, MAX_ECHOED / size) / scale);
        List<byte[]> blobs = Collections.nCopies(count, new byte[size]);
        told.accept(sampler.rate(name, "MiB/s each way", count * (double) size / MIB, () -> {
            traces.next();
            long began = System.nanoTime();
            List<byte[]> results = pool.map(Functions::echo, blobs, 1);
            long nanos = System.nanoTime() - began;
            if (results.size() != count || results.get(count - 1).length != size) {
                throw new IllegalStateException("echo answered something else");
            }
            return nanos;
        }));
    }

    private void workers(CaseSelection selection, int count) throws Exception {
        String name = "scale/workers/" + count;
        if (!selection.has(name)) {
            return;
        }
        FreshTraces traces = new FreshTraces();
        List<Integer> items = PoolCases.range(100_000 / scale);
        try (Pool pool = Pool.create(PoolCases.options(count, traces))) {
            told.accept(sampler.rate(
                    name,
                    "taskels/s",
                    items.size(),
                    () -> PoolCases.nanos(traces, items, () -> pool.map(Functions::identity, items, 1))));
        }
    }

    private void idle(CaseSelection selection) throws Exception {
        if (!selection.has("idle/cpu") && !selection.has("idle/memory") && !selection.has("idle/blocked_caller")) {
            return;
        }
        ProcessPool.releaseSpares();
        try (Pool pool = Pool.create(PoolCases.options(workers, Recorder.NONE))) {
            List<Integer> items = PoolCases.range(1_000);
            PoolCases.check("map", pool.map(Functions::identity, items, 1), items);
            List<Long> pids = pool.workers().stream().map(WorkerInfo::pid).toList();
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS); // The JIT compilers finish their queues meanwhile.
            Duration used = cpu(pids).plus(cpu(List.of(ProcessHandle.current().pid())));
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            used = cpu(pids).plus(cpu(List.of(ProcessHandle.current().pid()))).minus(used);
            double percent = 100.0 * used.toNanos() / TimeUnit.SECONDS.toNanos(IDLE_SECONDS);
            told.accept(new Measured("idle/cpu", "% of a CPU", new double[] {percent}));
            told.accept(new Measured(
                    "idle/memory",
                    "MiB/worker",
                    pids.stream().mapToDouble(ScaleCases::residentMib).toArray()));
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadCpuTime();
            pool.apply(Functions::sleep, 2_000.0);
            double micros = (threads.getCurrentThreadCpuTime() - before) / 1e3;
            told.accept(new Measured("idle/blocked_caller", "us CPU in 2 s", new double[] {micros}));
        }
    }

    private static Duration cpu(List<Long> pids) {
        return pids.stream()
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Returns the resident memory of a process in MiB; 0 if the operating system has no file that says it. */
    private static double residentMib(long pid) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
