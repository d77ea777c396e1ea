package io.github.poolscope.trace;

import java.util.concurrent.atomic.AtomicLong;

/**
 * CPU time, waits for a processor, and memory of the workers and of the whole machine, sampled about ten times a
 * second. If a trace needs too much memory, the oldest are dropped: the others begin at {@link #first()}. The first,
 * last and maximum values of each worker include dropped samples.
 */
public final class Samples extends DroppedRows {
    private final LongColumn time;
    private final IntColumn worker;
    private final LongColumn user;
    private final LongColumn system;
    private final LongColumn resident;
    private final LongColumn waited;
    private final LongColumn firstTime;
    private final LongColumn firstCpu;
    private final LongColumn lastTime;
    private final LongColumn mostCpu;
    private final LongColumn mostResident;
    private final LongColumn mostWaited;

    Samples(MemoryUse room) {
        super(room);
        time = longs(Trace.NEVER);
        worker = ints(Trace.NONE);
        user = longs(0);
        system = longs(0);
        resident = longs(0);
        waited = longs(Trace.NEVER);
        MemoryUse byWorker = new MemoryUse(new AtomicLong());
        firstTime = new LongColumn(Trace.NEVER, byWorker);
        firstCpu = new LongColumn(0, byWorker);
        lastTime = new LongColumn(Trace.NEVER, byWorker);
        mostCpu = new LongColumn(0, byWorker);
        mostResident = new LongColumn(0, byWorker);
        mostWaited = new LongColumn(Trace.NEVER, byWorker);
    }

    /** Returns when a worker was sampled first; {@link Trace#NEVER} if it was not sampled. */
    public long firstTimeOf(int workerNumber) {
        return firstTime.get(workerNumber);
    }

    /** Returns the CPU time of a worker at its first sample, in nanoseconds; 0 if there is none. */
    public long firstCpuOf(int workerNumber) {
        return firstCpu.get(workerNumber);
    }

    /** Returns when a worker was sampled last; {@link Trace#NEVER} if it was not sampled. */
    public long lastTimeOf(int workerNumber) {
        return lastTime.get(workerNumber);
    }

    /** Returns the CPU time of a worker at its last sample, in nanoseconds; 0 if there is none. */
    public long cpuOf(int workerNumber) {
        return mostCpu.get(workerNumber);
    }

    /** Returns the maximum resident memory of a worker in any sample, in bytes. */
    public long mostResidentOf(int workerNumber) {
        return mostResident.get(workerNumber);
    }

    public long time(int sample) {
        return time.get(sample);
    }

    /** Returns the worker, or {@link Trace#NONE} for the whole machine: CPU time of all its cores, memory in use. */
    public int worker(int sample) {
        return worker.get(sample);
    }

    /** Returns the CPU time in user mode since the start of the worker, or the machine, in nanoseconds. */
    public long user(int sample) {
        return user.get(sample);
    }

    /** Returns the CPU time in the kernel since the start of the worker, or the machine, in nanoseconds. */
    public long system(int sample) {
        return system.get(sample);
    }

    /** Returns the resident memory in bytes. */
    public long resident(int sample) {
        return resident.get(sample);
    }

    /**
     * Returns how long the worker's threads have waited for a processor since its start, in total, in nanoseconds;
     * {@link Trace#NEVER} if unknown.
     */
    public long waited(int sample) {
        return waited.get(sample);
    }

    /**
     * Returns how long a worker's threads had waited for a processor at its last sample, in nanoseconds; {@link
     * Trace#NEVER} if unknown.
     */
    public long waitedOf(int workerNumber) {
        return mostWaited.get(workerNumber);
    }

    void add(long at, int workerNumber, long userNanos, long systemNanos, long residentBytes, long waitedNanos) {
        int number = count();
        if (number == Integer.MAX_VALUE) {
            return;
        }
        time.set(number, at);
        worker.set(number, workerNumber);
        user.set(number, userNanos);
        system.set(number, systemNanos);
        resident.set(number, residentBytes);
        if (waitedNanos != Trace.NEVER) {
            waited.set(number, waitedNanos);
        }
        if (workerNumber >= 0) {
            if (firstTime.get(workerNumber) == Trace.NEVER) {
                firstCpu.set(workerNumber, userNanos + systemNanos);
                firstTime.set(workerNumber, at);
            }
            lastTime.set(workerNumber, Math.max(lastTime.get(workerNumber), at));
            mostWaited.set(workerNumber, Math.max(mostWaited.get(workerNumber), waitedNanos));
            mostCpu.set(workerNumber, Math.max(mostCpu.get(workerNumber), userNanos + systemNanos));
            mostResident.set(workerNumber, Math.max(mostResident.get(workerNumber), residentBytes));
        }
        publish(number);
    }

    /** Starts with the first, last and maximum values of another one, which cover all its samples. */
    void beginWith(Samples other, int workers) {
        if (other.first() == 0) {
            return;
        }
        beginAt(other);
        for (int i = 0; i < workers; i++) {
            firstTime.set(i, other.firstTimeOf(i));
            firstCpu.set(i, other.firstCpuOf(i));
            lastTime.set(i, other.lastTimeOf(i));
            mostCpu.set(i, other.cpuOf(i));
            mostResident.set(i, other.mostResidentOf(i));
            mostWaited.set(i, other.waitedOf(i));
        }
    }

    @Override
    int saved(SaveProgress saving) {
        return saving.samples();
    }
}
