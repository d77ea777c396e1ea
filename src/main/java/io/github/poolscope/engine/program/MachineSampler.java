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

/** Samples CPU time and memory of the whole machine, for comparison with those of the workers. One thread only. */
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

    /** Takes one sample; the first one detects the hardware, which takes time. */
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
     * Adds a reading. The ticks give the share of the time since the previous reading that was used, at most the number
     * of processors. Unchanged ticks are the previous reading again, since the library caches one for 300 ms.
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
