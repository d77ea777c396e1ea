package io.github.poolscope.engine.program;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/** Samples CPU time and memory of the whole machine, to set beside those of the workers. For one thread. */
public final class MachineSampler {
    private final TraceRecorder recorder;
    private @Nullable HardwareAbstractionLayer hardware;

    public MachineSampler(TraceRecorder recorder) {
        this.recorder = recorder;
    }

    /** Takes one sample; the first looks for the hardware, which takes a while. */
    public void sample(SamplingThread sampling) {
        HardwareAbstractionLayer found = hardware;
        if (found == null) {
            found = new SystemInfo().getHardware();
            hardware = found;
        }
        long[] ticks = found.getProcessor().getSystemCpuLoadTicks();
        GlobalMemory memory = found.getMemory();
        long user = ticks[TickType.USER.getIndex()] + ticks[TickType.NICE.getIndex()];
        long system =
                ticks[TickType.SYSTEM.getIndex()] + ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()];
        long used = memory.getTotal() - memory.getAvailable();
        sampling.record(() -> recorder.sampled(
                Trace.NONE,
                System.nanoTime(),
                TimeUnit.MILLISECONDS.toNanos(user),
                TimeUnit.MILLISECONDS.toNanos(system),
                used));
    }
}
