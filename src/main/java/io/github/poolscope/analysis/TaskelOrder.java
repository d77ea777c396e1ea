package io.github.poolscope.analysis;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What taskels are sorted by. Taskels that have no such value come last in both directions.
 *
 * @param by the value
 * @param descending whether the largest comes first
 */
public record TaskelOrder(By by, boolean descending) {
    /** The key of taskels without a value. */
    private static final long MISSING = Long.MAX_VALUE;

    /** Keys of texts are not below this, and those of numbers are: numbers come before other texts. */
    private static final long TEXTS = 1L << 61;

    /** The longest text that may be a number. */
    private static final int MAX_NUMBER_LENGTH = 24;

    /** The number of letters that fit a key. */
    private static final int LETTERS = 3;

    /** A value of a taskel. */
    public enum By {
        INDEX,
        CALL,
        ITEM,
        WORKER,
        PID,
        STATE,
        STARTED,
        RAN,
        COMPLETED,
        DELIVERED,
        HELD,
        RESULT
    }

    /**
     * The keys of the taskels of a trace: numbers that are in the order of the values. Texts with equal keys are
     * compared.
     */
    static final class Keys {
        private final IntToLongFunction key;
        private final @Nullable IntFunction<String> text;
        private final int sign;

        private Keys(IntToLongFunction key, @Nullable IntFunction<String> text, boolean descending) {
            this.key = key;
            this.text = text;
            sign = descending ? -1 : 1;
        }

        long of(int index) {
            long value = key.applyAsLong(index);
            return value == MISSING ? MISSING : sign * value;
        }

        /** Compares two taskels with equal keys. */
        int compareEqual(int one, int other) {
            if (text == null) {
                return 0;
            }
            String first = text.apply(one);
            String second = text.apply(other);
            double number = number(first);
            return sign
                    * (Double.isNaN(number)
                            ? String.CASE_INSENSITIVE_ORDER.compare(first, second)
                            : Double.compare(number, number(second)));
        }
    }

    Keys keys(Trace trace) {
        Taskels taskels = trace.taskels();
        return switch (by) {
            case INDEX -> numbers(index -> index);
            case CALL -> numbers(index -> taskels.call(index) == Trace.NONE ? MISSING : taskels.call(index));
            case ITEM -> texts(taskels::item);
            case WORKER -> numbers(index -> taskels.worker(index) == Trace.NONE ? MISSING : taskels.worker(index));
            case PID ->
                numbers(index -> taskels.worker(index) == Trace.NONE
                        ? MISSING
                        : trace.workers().pid(taskels.worker(index)));
            case STATE -> numbers(index -> taskels.outcome(index).ordinal() * 4L + stage(taskels, index));
            case STARTED -> numbers(index -> known(taskels.started(index)));
            case RAN -> numbers(index -> known(taskels.ranFor(index, trace.now())));
            case COMPLETED ->
                ranks(taskels.count(), taskels.firstCompletedRank(), taskels.completedCount(), taskels::completedAt);
            case DELIVERED ->
                ranks(taskels.count(), taskels.firstDeliveredRank(), taskels.deliveredCount(), taskels::deliveredAt);
            case HELD ->
                numbers(index ->
                        taskels.delivered(index) == Trace.NEVER ? MISSING : taskels.heldFor(index, trace.now()));
            case RESULT -> texts(taskels::result);
        };
    }

    private Keys numbers(IntToLongFunction key) {
        return new Keys(key, null, descending);
    }

    private Keys texts(IntFunction<String> text) {
        return new Keys(index -> key(text.apply(index)), text, descending);
    }

    private Keys ranks(int count, int first, int end, IntUnaryOperator at) {
        long[] ranks = new long[count];
        Arrays.fill(ranks, MISSING);
        for (int rank = first; rank < end; rank++) {
            int index = at.applyAsInt(rank);
            if (index >= 0 && index < count) { // A live run may have begun others since.
                ranks[index] = rank;
            }
        }
        return numbers(index -> index < count ? ranks[index] : MISSING);
    }

    /** Returns how far a taskel has come, the farthest first. */
    private static long stage(Taskels taskels, int index) {
        if (taskels.started(index) == Trace.NEVER) {
            return 2;
        }
        return taskels.ended(index) == Trace.NEVER ? 1 : 0;
    }

    private static long known(long time) {
        return time == Trace.NEVER ? MISSING : time;
    }

    private static long key(String text) {
        if (text.isEmpty()) {
            return MISSING;
        }
        double number = number(text);
        if (!Double.isNaN(number)) {
            long bits = Double.doubleToLongBits(number + 0.0);
            // In the order of the numbers, and in two bits less.
            return (bits >= 0 ? bits : bits ^ Long.MAX_VALUE) >> 2;
        }
        long letters = 0;
        for (int i = 0; i < LETTERS; i++) {
            // As String.CASE_INSENSITIVE_ORDER compares them.
            char letter = i < text.length() ? Character.toLowerCase(Character.toUpperCase(text.charAt(i))) : 0;
            letters = letters << Character.SIZE | letter;
        }
        return TEXTS + letters;
    }

    /** Returns the number that a text is; not a number if it is none. */
    private static double number(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        if (text.length() > MAX_NUMBER_LENGTH || !(first == '-' || (first >= '0' && first <= '9'))) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
