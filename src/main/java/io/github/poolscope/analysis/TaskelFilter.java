package io.github.poolscope.analysis;

import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter for taskels, such as {@code pid:41233 state:failed dur>1s index:10..20}. All conditions must hold. A plain
 * word, or several between quotation marks, match the item, the result and the error's message.
 */
public final class TaskelFilter {
    /** Accepts all taskels. */
    public static final TaskelFilter ALL = new TaskelFilter(List.of());

    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\.\\.(\\d+))?");
    private final List<Condition> conditions;

    private TaskelFilter(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    private interface Condition {
        boolean holds(Trace trace, int index);
    }

    /**
     * Parses a line.
     *
     * @throws TaskelFilterException if a condition is invalid
     */
    public static TaskelFilter parse(String line) {
        List<Condition> conditions = new ArrayList<>();
        FilterTerm.split(line).forEach(term -> conditions.add(condition(term)));
        return conditions.isEmpty() ? ALL : new TaskelFilter(conditions);
    }

    /** Returns whether all conditions hold for a taskel. */
    public boolean accepts(Trace trace, int index) {
        for (Condition condition : conditions) {
            if (!condition.holds(trace, index)) {
                return false;
            }
        }
        return true;
    }

    private static Condition condition(FilterTerm told) {
        Condition condition = positive(told);
        return told.isNegated() ? (trace, index) -> !condition.holds(trace, index) : condition;
    }

    private static Condition positive(FilterTerm told) {
        String term = told.text();
        if (told.isWord()) {
            String word = told.value().toLowerCase(Locale.ROOT);
            return (trace, index) -> contains(trace.taskels().item(index), word)
                    || contains(trace.taskels().result(index), word)
                    || trace.failures()
                            .of(index)
                            .filter(failure -> contains(failure.type() + ": " + failure.message(), word))
                            .isPresent();
        }
        String value = told.value();
        String text = value.toLowerCase(Locale.ROOT);
        return switch (told.condition()) {
            case "index:" -> {
                LongPredicate range = range(term, value);
                yield (trace, index) -> range.test(index);
            }
            case "worker:" -> {
                LongPredicate range = range(term, value);
                yield (trace, index) -> range.test(trace.taskels().worker(index) + 1L);
            }
            case "pid:" -> {
                LongPredicate range = range(term, value);
                yield (trace, index) -> {
                    int worker = trace.taskels().worker(index);
                    return worker != Trace.NONE && range.test(trace.workers().pid(worker));
                };
            }
            case "state:" -> state(term, text);
            case "item:" -> (trace, index) -> contains(trace.taskels().item(index), text);
            case "result:" -> (trace, index) -> contains(trace.taskels().result(index), text);
            case "dur<", "dur>" -> {
                LongPredicate limit = limit(term, told.sign(), value);
                yield (trace, index) -> {
                    long ran = trace.taskels().ranFor(index, trace.now());
                    return ran >= 0 && limit.test(ran);
                };
            }
            case "held<", "held>" -> {
                LongPredicate limit = limit(term, told.sign(), value);
                yield (trace, index) -> trace.taskels().received(index) != Trace.NEVER
                        && limit.test(trace.taskels().heldFor(index, trace.now()));
            }
            default -> throw new TaskelFilterException("analysis.filter.unknown", term);
        };
    }

    private static Condition state(String term, String text) {
        if (text.equals("running")) {
            return (trace, index) ->
                    trace.taskels().ranAt(index, trace.now()) && trace.taskels().outcome(index) == Outcome.PENDING;
        }
        if (text.equals("ended")) {
            return (trace, index) -> trace.taskels().ended(index) != Trace.NEVER
                    && trace.taskels().outcome(index) == Outcome.PENDING;
        }
        for (Outcome outcome : Outcome.values()) {
            if (outcome.name().toLowerCase(Locale.ROOT).equals(text)) {
                return (trace, index) -> trace.taskels().outcome(index) == outcome;
            }
        }
        throw new TaskelFilterException("analysis.filter.state", term);
    }

    private static LongPredicate range(String term, String value) {
        Matcher matcher = RANGE.matcher(value);
        try {
            if (matcher.matches()) {
                long from = Long.parseLong(matcher.group(1));
                long to = matcher.group(2) == null ? from : Long.parseLong(matcher.group(2));
                return number -> number >= from && number <= to;
            }
        } catch (NumberFormatException e) {
            // Too many digits; reported below.
        }
        throw new TaskelFilterException("analysis.filter.range", term);
    }

    private static LongPredicate limit(String term, String sign, String value) {
        long nanos = Units.parseDuration(value)
                .orElseThrow(() -> new TaskelFilterException("analysis.filter.duration", term));
        return sign.equals("<") ? time -> time < nanos : time -> time > nanos;
    }

    private static boolean contains(String text, String lowerCase) {
        return text.toLowerCase(Locale.ROOT).contains(lowerCase);
    }
}
