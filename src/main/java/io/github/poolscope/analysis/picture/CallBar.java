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
 * @param to when it returned, or now
 * @param calls how many calls this represents: adjacent short ones are merged
 */
public record CallBar(CallKind kind, int awaited, long from, long to, int calls) {
    /** Returns the label of the bar; {@code names} gives the name of what is awaited. */
    public Phrase label(WorkerNames names) {
        if (calls > 1) {
            return Phrase.asItIs(calls + " × " + kind.call());
        }
        return awaited < 0
                ? Phrase.of("analysis.call.blocked", kind.call())
                : Phrase.of("analysis.call.blocked-for", kind.call(), names.taskel(awaited));
    }

    /** Returns a short label. */
    public Phrase shortLabel(WorkerNames names) {
        return calls > 1 || awaited < 0
                ? Phrase.asItIs(kind.call())
                : Phrase.of("analysis.call.waiting-for", names.taskel(awaited));
    }
}
