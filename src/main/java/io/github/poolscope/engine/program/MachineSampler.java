package io.github.poolscope.engine.program;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/** Samples CPU time and memory of the whole machine, to set beside those of the workers. For one thread. */
public final class MachineSampler {
    private final TraceRecorder recorder;
    private @Nullable HardwareAbstractionLayer hardware;

    private long @Nullable [] before;
    private long beforeNanos;
    private double userNanos;
    private double systemNanos;

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
        GlobalMemory memory = found.getMemory();
        long used = memory.getTotal() - memory.getAvailable();
        CentralProcessor processor = found.getProcessor();
        long[] ticks = processor.getSystemCpuLoadTicks();
        add(ticks, processor.getLogicalProcessorCount(), System.nanoTime(), used, sampling);
    }

    /**
     * Adds a reading. Ticks tell what share of the time since the reading before was used, of which there can't be more than
     * the processors had; ticks that stand still are the reading before once more, since the library keeps one for 300 ms.
     */
    void add(long[] ticks, int processors, long now, long memoryUsed, SamplingThread sampling) {
        long[] last = before;
        if (last != null) {
            long passed = Arrays.stream(ticks).sum() - Arrays.stream(last).sum();
            if (passed <= 0) {
                return;
            }
            double nanosInTick = (double) (now - beforeNanos) * processors / passed;
            userNanos += nanosInTick * (user(ticks) - user(last));
            systemNanos += nanosInTick * (system(ticks) - system(last));
        }
        before = ticks;
        beforeNanos = now;
        long user = (long) userNanos;
        long system = (long) systemNanos;
        sampling.record(() -> recorder.sampled(Trace.NONE, now, user, system, memoryUsed));
    }

    private static long user(long[] ticks) {
        return ticks[TickType.USER.getIndex()] + ticks[TickType.NICE.getIndex()];
    }

    private static long system(long[] ticks) {
        return ticks[TickType.SYSTEM.getIndex()] + ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()];
    }
}
