package io.github.poolscope.analysis;

import io.github.poolscope.trace.Samples;
import io.github.poolscope.trace.Trace;

/** What the whole machine did while a run went on, for this program and for others. */
final class MachineLoad {
    private MachineLoad() {}

    /** How many cores were at work on average, by the samples of the machine that are kept; 0 if there are none. */
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
