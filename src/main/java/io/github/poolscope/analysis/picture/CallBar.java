package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.words.Phrase;

/**
 * The main program blocked in a call.
 *
 * @param kind the call
 * @param awaited the taskel it waits for, or −1
 * @param from when it entered the call
 * @param to when it came back, or now
 * @param calls how many calls this stands for: short ones next to each other are one bar
 */
public record CallBar(CallKind kind, int awaited, long from, long to, int calls) {
    /** What is written on the bar if there is room; what is waited for is told by its name in {@code names}. */
    public Phrase label(WorkerNames names) {
        if (calls > 1) {
            return Phrase.asItIs(calls + " × " + kind.call());
        }
        return awaited < 0
                ? Phrase.of("analysis.call.blocked", kind.call())
                : Phrase.of("analysis.call.blocked-for", kind.call(), names.taskel(awaited));
    }

    /** The same in short. */
    public Phrase shortLabel(WorkerNames names) {
        return calls > 1 || awaited < 0
                ? Phrase.asItIs(kind.call())
                : Phrase.of("analysis.call.waiting-for", names.taskel(awaited));
    }
}
