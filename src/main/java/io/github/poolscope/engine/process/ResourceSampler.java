package io.github.poolscope.engine.process;

import io.github.poolscope.engine.program.MachineSampler;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.Workers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * Samples CPU time, waits for a processor, and resident memory of every live worker, and of the machine, some ten times a second, on a thread of
 * its own that takes at most a twentieth of a core: with many workers it samples less often.
 */
final class ResourceSampler implements PoolRun.Sampler {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int REST_FACTOR = 20;
    private static final Duration LONGEST_SAMPLE = Duration.ofSeconds(5);

    private final TraceRecorder recorder;
    private final Thread thread;
    private final Map<Integer, OSProcess> processes = new HashMap<>();
    private final Map<Integer, ProcessorWaits> waits = new HashMap<>();
    private @Nullable OperatingSystem system;

    private ResourceSampler(TraceRecorder recorder) {
        this.recorder = recorder;
        thread = new Thread(this::sampleUntilStopped, "sampler");
        thread.setDaemon(true);
    }

    static ResourceSampler start(TraceRecorder recorder) {
        ResourceSampler sampler = new ResourceSampler(recorder);
        sampler.thread.start();
        return sampler;
    }

    @Override
    public void stop() {
        thread.interrupt();
        try {
            thread.join(LONGEST_SAMPLE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sampleUntilStopped() {
        MachineSampler machine = new MachineSampler(recorder);
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long began = System.nanoTime();
                sample();
                machine.sample();
                long took = System.nanoTime() - began;
                TimeUnit.NANOSECONDS.sleep(Math.max(INTERVAL_NANOS - took, took * REST_FACTOR));
            }
        } catch (InterruptedException e) {
            // Stopped.
        }
    }

    @Override
    public synchronized void sample() {
        OperatingSystem asked = system == null ? new SystemInfo().getOperatingSystem() : system;
        system = asked;
        Workers workers = recorder.trace().workers();
        int count = workers.count();
        for (int worker = 0; worker < count; worker++) {
            if (workers.exited(worker) != Trace.NEVER) {
                processes.remove(worker);
                waits.remove(worker);
            } else if (workers.pid(worker) != Trace.NONE) {
                sample(asked, worker, (int) workers.pid(worker));
            }
        }
    }

    private void sample(OperatingSystem asked, int worker, int pid) {
        OSProcess process = processes.get(worker);
        if (process == null) {
            process = asked.getProcess(pid);
            if (process == null) {
                return;
            }
            processes.put(worker, process);
        } else if (!process.updateAttributes()) {
            return;
        }
        if (process.getResidentSetSize() == 0) {
            return; // It has ended, and its exit is about to be told.
        }
        recorder.sampled(
                worker,
                System.nanoTime(),
                TimeUnit.MILLISECONDS.toNanos(process.getUserTime()),
                TimeUnit.MILLISECONDS.toNanos(process.getKernelTime()),
                process.getResidentSetSize(),
                waits.computeIfAbsent(worker, number -> new ProcessorWaits(pid)).read());
    }
}
