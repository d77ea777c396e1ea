package io.github.poolscope.analysis;

import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;

/** The load of the whole machine during a run, by this program and by others. */
final class MachineLoad {
    private MachineLoad() {}

    /** Returns the average number of busy cores, by the stored samples of the machine; 0 if there are none. */
    static double cores(Trace trace) {
        Samples samples = trace.samples();
        int first = Trace.NONE;
        int last = Trace.NONE;
        int count = samples.count();
        for (int i = samples.first(); i < count; i++) {
            if (samples.worker(i) == Trace.NONE) {
                first = first == Trace.NONE ? i : first;
                last = i;
            }
        }
        long time = first == last ? 0 : samples.time(last) - samples.time(first);
        return time <= 0
                ? 0
                : (samples.user(last) + samples.system(last) - samples.user(first) - samples.system(first))
                        / (double) time;
    }
}
