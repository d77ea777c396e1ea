package io.github.poolscope.engine.program;

import io.github.poolscope.trace.Trace;
import io.github.poolscope.trace.TraceRecorder;
import java.util.concurrent.TimeUnit;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.CentralProcessor.TickType;
import oshi.hardware.GlobalMemory;
import oshi.hardware.HardwareAbstractionLayer;

/** Samples CPU time and memory of the whole machine, to set beside those of the workers. For one thread. */
public final class MachineSampler {
    private final TraceRecorder recorder;
    private final CentralProcessor processor;
    private final GlobalMemory memory;

    public MachineSampler(TraceRecorder recorder) {
        this.recorder = recorder;
        HardwareAbstractionLayer hardware = new SystemInfo().getHardware();
        processor = hardware.getProcessor();
        memory = hardware.getMemory();
    }

    /** Takes one sample. */
    public void sample() {
        long[] ticks = processor.getSystemCpuLoadTicks();
        long user = ticks[TickType.USER.getIndex()] + ticks[TickType.NICE.getIndex()];
        long system =
                ticks[TickType.SYSTEM.getIndex()] + ticks[TickType.IRQ.getIndex()] + ticks[TickType.SOFTIRQ.getIndex()];
        recorder.sampled(
                Trace.NONE,
                System.nanoTime(),
                TimeUnit.MILLISECONDS.toNanos(user),
                TimeUnit.MILLISECONDS.toNanos(system),
                memory.getTotal() - memory.getAvailable());
    }
}
