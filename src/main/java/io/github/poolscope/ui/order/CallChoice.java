package io.github.poolscope.ui.order;

import io.github.poolscope.analysis.CallNames;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.PoolCalls;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Words;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which call of a watched program is shown: the one that the user has chosen, or of which a taskel was selected; until
 * then the one with the most taskels. Has no JavaFX controls.
 */
final class CallChoice {
    /** All calls together. */
    static final int ALL = Trace.NONE;

    private @Nullable Path run;
    private OptionalInt chosen = OptionalInt.empty();

    /** Begins anew if another run is shown than before. */
    void show(Path shown) {
        if (!shown.equals(run)) {
            run = shown;
            chosen = OptionalInt.empty();
        }
    }

    /** Called when the user has chosen a call, or {@link #ALL}. */
    void choose(int call) {
        chosen = OptionalInt.of(call);
    }

    /** Called when a taskel is selected: its call is shown, unless the user wants to see all. */
    void select(Trace trace, int taskel) {
        boolean isKnown =
                taskel >= trace.taskels().first() && taskel < trace.taskels().count();
        int call = isKnown ? trace.taskels().call(taskel) : ALL;
        if (call >= trace.poolCalls().first() && !chosen.equals(OptionalInt.of(ALL))) {
            chosen = OptionalInt.of(call);
        }
    }

    /** Returns the call to show; {@link #ALL} if there are not several, or none has several taskels. */
    int call(Trace trace) {
        PoolCalls calls = trace.poolCalls();
        if (calls.count() < 2) {
            return ALL;
        }
        if (chosen.isPresent() && chosen.getAsInt() < calls.count()) {
            return chosen.getAsInt() >= calls.first() ? chosen.getAsInt() : ALL;
        }
        return longest(calls);
    }

    private static int longest(PoolCalls calls) {
        int count = calls.count();
        int most = 1;
        int longest = ALL;
        for (int call = calls.first(); call < count; call++) {
            if (calls.taskels(call) > most) {
                most = calls.taskels(call);
                longest = call;
            }
        }
        return longest;
    }

    /** Returns a call in one line: its number, its function, the number of its taskels; words for {@link #ALL}. */
    static String words(Trace trace, int call) {
        PoolCalls calls = trace.poolCalls();
        if (call == ALL) {
            return Words.text("order.calls.all", Units.count(calls.count()));
        }
        int taskels = calls.taskels(call);
        return taskels == Trace.NONE
                ? Words.text("order.call.open", call, CallNames.of(trace, call))
                : Words.text("order.call", call, CallNames.of(trace, call), Units.count(taskels));
    }

    /**
     * Returns the calls in whose number, method, function or place a text occurs, in ascending order, ignoring case; with
     * {@link #ALL} before them if the text is blank.
     *
     * @param cancelled is asked now and then; if it returns true, the result does not matter
     */
    static int[] find(Trace trace, String text, BooleanSupplier cancelled) {
        PoolCalls calls = trace.poolCalls();
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        int first = calls.first();
        int count = calls.count();
        int[] found = new int[count - first + 1];
        int size = 0;
        if (wanted.isEmpty()) {
            found[size++] = ALL;
        }
        for (int call = first; call < count && !cancelled.getAsBoolean(); call++) {
            if (wanted.isEmpty() || line(trace, call).contains(wanted)) {
                found[size++] = call;
            }
        }
        return Arrays.copyOf(found, size);
    }

    /** Returns what is searched: composing the words that are shown would take ten times as long. */
    private static String line(Trace trace, int call) {
        return (call + ": " + CallNames.of(trace, call)).toLowerCase(Locale.ROOT);
    }
}
