package io.github.poolscope.analysis;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.Calls;
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
    LOOP("loop"),
    /** The calls of the run differ: it is one of these reasons. */
    VARIOUS("various");

    private final String key;

    Holding(String key) {
        this.key = key;
    }

    /** Returns why the results of a run are held, as far as it is known. */
    public static Holding of(RunHeader header, Trace trace) {
        if (header.isWatched()) {
            boolean callsBack = trace.callbacks().count() > 0;
            return callsBack
                    ? VARIOUS
                    : CallModes.ofRun(header, trace).map(Holding::of).orElse(VARIOUS);
        }
        boolean script = header.plan().work() instanceof Work.Script;
        if (trace.callbacks().count() > 0) {
            return CALLBACK;
        }
        if (!script && header.plan().effectiveEngine() == EngineKind.SERIAL) {
            return LOOP;
        }
        return of(header.plan().mode());
    }

    /** Returns why the results of a call are held; of a run that is not that of a watched program, of all calls. */
    public static Holding of(RunHeader header, Trace trace, int call) {
        if (!header.isWatched()) {
            return of(header, trace);
        }
        return isCalledBack(trace, call) ? CALLBACK : of(CallModes.of(header, trace, call));
    }

    private static boolean isCalledBack(Trace trace, int call) {
        Calls callbacks = trace.callbacks();
        Taskels taskels = trace.taskels();
        int count = taskels.count();
        for (int i = callbacks.first(); i < callbacks.count(); i++) {
            int given = callbacks.awaited(i);
            if (given >= taskels.first() && given < count && taskels.call(given) == call) {
                return true;
            }
        }
        return false;
    }

    private static Holding of(Mode mode) {
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
            boolean all = this == OTHERS && isComplete(trace, taskels.call(index));
            return waiting(time, this == TURN || all ? PROGRAM : this);
        }
        return this == TURN ? Phrase.asItIs(time) : Phrase.of("analysis.held." + key, time);
    }

    /** Returns whether all results of a call are there; of those of a run, if the call is unknown. */
    private static boolean isComplete(Trace trace, int call) {
        Taskels taskels = trace.taskels();
        if (call < trace.poolCalls().first()) {
            return taskels.completedCount() == taskels.count();
        }
        CallScope scope = CallScope.of(trace, call);
        for (int position = 0; position < scope.count(); position++) {
            if (taskels.received(scope.taskel(position)) == Trace.NEVER) {
                return false;
            }
        }
        return true;
    }

    private static Phrase waiting(String time, Holding why) {
        return Phrase.of("analysis.waits." + why.key, time);
    }
}
