package io.github.poolscope.engine.process;

import io.github.poolscope.engine.program.MachineSampler;
import io.github.poolscope.engine.program.PoolRun;
import io.github.poolscope.engine.program.SamplingThread;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.trace.Workers;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * Samples CPU time, waits for a processor and resident memory of every live worker, and of the machine, about ten times
 * a second, on its own thread. Uses at most a twentieth of a core: with many workers it samples less often.
 */
final class ResourceSampler implements PoolRun.Sampler {
    private final TraceRecorder recorder;
    private final SamplingThread sampling;
    private final Map<Integer, OSProcess> processes = new HashMap<>();
    private final Map<Integer, ProcessorWaits> waits = new HashMap<>();
    private @Nullable OperatingSystem system;

    private ResourceSampler(TraceRecorder recorder) {
        this.recorder = recorder;
        MachineSampler machine = new MachineSampler(recorder);
        SamplingPace pace = new SamplingPace();
        sampling = SamplingThread.start(thread -> {
            long began = System.nanoTime();
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long used = threads.getCurrentThreadCpuTime();
            sample(thread);
            machine.sample(thread);
            used = threads.getCurrentThreadCpuTime() - used;
            return pace.rest(System.nanoTime() - began, used);
        });
    }

    static ResourceSampler start(TraceRecorder recorder) {
        return new ResourceSampler(recorder);
    }

    @Override
    public void stop() {
        sampling.stop();
    }

    @Override
    public void sample() {
        sample(sampling);
    }

    private synchronized void sample(SamplingThread thread) {
        OperatingSystem asked = system == null ? new SystemInfo().getOperatingSystem() : system;
        system = asked;
        Workers workers = recorder.trace().workers();
        int count = workers.count();
        for (int worker = 0; worker < count; worker++) {
            if (workers.exited(worker) != Trace.NEVER) {
                processes.remove(worker);
                waits.remove(worker);
            } else if (workers.pid(worker) != Trace.NONE) {
                sample(asked, worker, (int) workers.pid(worker), thread);
            }
        }
    }

    private void sample(OperatingSystem asked, int worker, int pid, SamplingThread thread) {
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
            return; // It has ended; its exit is about to be recorded.
        }
        OSProcess sampled = process;
        long waited =
                waits.computeIfAbsent(worker, number -> new ProcessorWaits(pid)).read();
        thread.record(() -> recorder.sampled(
                worker,
                System.nanoTime(),
                TimeUnit.MILLISECONDS.toNanos(sampled.getUserTime()),
                TimeUnit.MILLISECONDS.toNanos(sampled.getKernelTime()),
                sampled.getResidentSetSize(),
                waited));
    }
}
