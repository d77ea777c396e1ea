package io.github.poolscope.analysis;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;

/** Why results that have reached the main program are not delivered at once; depends on the call and the mode. */
public enum Holding {
    /** An ordered iterator gives a result only after all earlier ones. */
    TURN("turn"),
    /** A call for many items returns all results together. */
    OTHERS("others"),
    /** The program has not asked for it yet. */
    PROGRAM("program"),
    /** A callback is called for one result after another. */
    CALLBACK("callback"),
    /** Without a pool, the program's own loop keeps the results until it ends. */
    LOOP("loop");

    private final String key;

    Holding(String key) {
        this.key = key;
    }

    /** Returns why the results of a run are held, as far as it is known. */
    public static Holding of(RunHeader header, Trace trace) {
        Mode mode = header.plan().mode();
        boolean script = header.plan().work() instanceof Work.Script;
        if (trace.callbacks().count() > 0) {
            return CALLBACK;
        }
        if (!script && header.plan().effectiveEngine() == EngineKind.SERIAL) {
            return LOOP;
        }
        if (mode.lazy()) {
            return mode.ordered() ? TURN : PROGRAM;
        }
        return mode == Mode.APPLY || mode == Mode.APPLY_ASYNC ? PROGRAM : OTHERS;
    }

    /** Returns an explanation of held results, in a few words. */
    public Phrase means() {
        return Phrase.of("analysis.holding." + key);
    }

    /**
     * Returns for how long the result of a taskel was held, or has been, and why.
     *
     * @param heads the earlier taskels that results had to wait for
     */
    public Phrase told(Trace trace, HeadOfLine heads, int index) {
        Taskels taskels = trace.taskels();
        String time = Units.seconds(heads.heldFor(index));
        boolean waits = taskels.delivered(index) == Trace.NEVER;
        int behind = heads.behind(index);
        if (this == TURN && behind != Trace.NONE) {
            boolean there = taskels.received(behind) != Trace.NEVER;
            return !waits
                    ? Phrase.of("analysis.held-behind", time, behind)
                    : there ? waiting(time, PROGRAM) : Phrase.of("analysis.waits.turn", time, behind);
        }
        if (waits) {
            boolean all = this == OTHERS && taskels.completedCount() == taskels.count();
            return waiting(time, this == TURN || all ? PROGRAM : this);
        }
        return this == TURN ? Phrase.asItIs(time) : Phrase.of("analysis.held." + key, time);
    }

    private static Phrase waiting(String time, Holding why) {
        return Phrase.of("analysis.waits." + why.key, time);
    }
}
