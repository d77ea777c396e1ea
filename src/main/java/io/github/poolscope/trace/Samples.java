package io.github.poolscope.trace;

/** CPU time and memory of the workers and of the whole machine, sampled some ten times a second. */
public final class Samples {
    private final LongColumn time = new LongColumn(Trace.NEVER);
    private final IntColumn worker = new IntColumn(Trace.NONE);
    private final LongColumn user = new LongColumn(0);
    private final LongColumn system = new LongColumn(0);
    private final LongColumn resident = new LongColumn(0);
    private volatile int count;

    Samples() {}

    public int count() {
        return count;
    }

    public long time(int sample) {
        return time.get(sample);
    }

    /** The worker, or {@link Trace#NONE} for the whole machine: CPU time of all its cores, memory in use. */
    public int worker(int sample) {
        return worker.get(sample);
    }

    /** CPU time in user mode since the worker, or the machine, was started, in nanoseconds. */
    public long user(int sample) {
        return user.get(sample);
    }

    /** CPU time in the kernel since the worker, or the machine, was started, in nanoseconds. */
    public long system(int sample) {
        return system.get(sample);
    }

    /** Resident memory, in bytes. */
    public long resident(int sample) {
        return resident.get(sample);
    }

    void add(long at, int workerNumber, long userNanos, long systemNanos, long residentBytes) {
        int number = count;
        time.set(number, at);
        worker.set(number, workerNumber);
        user.set(number, userNanos);
        system.set(number, systemNanos);
        resident.set(number, residentBytes);
        count = number + 1;
    }
}
