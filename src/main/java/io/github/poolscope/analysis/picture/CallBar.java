package io.github.poolscope.analysis.picture;

import io.github.poolscope.trace.CallKind;

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
    /** What is written on the bar if there is room. */
    public String label() {
        return calls > 1
                ? calls + " × " + kind.call()
                : "blocked in " + kind.call() + (awaited < 0 ? "" : ", waiting for " + awaited);
    }

    /** The same in short. */
    public String shortLabel() {
        return calls > 1 || awaited < 0 ? kind.call() : "waiting for " + awaited;
    }
}
