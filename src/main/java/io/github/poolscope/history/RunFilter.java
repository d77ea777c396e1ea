package io.github.poolscope.history;

import io.github.poolscope.analysis.FilterTerm;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A filter for runs of the history, such as {@code mode:imap wall>2s tag:class star -state:failed}. All conditions must
 * hold, and each word must occur in some text of the run. Immutable.
 */
public final class RunFilter {
    /** Accepts all runs. */
    public static final RunFilter ALL = new RunFilter(List.of(), List.of());

    /** The word that is a condition; between quotation marks it is a word as any other. */
    private static final String STAR = "star";

    private final List<Predicate<KeptRun>> conditions;
    private final List<FilterTerm> words;

    private RunFilter(List<Predicate<KeptRun>> conditions, List<FilterTerm> words) {
        this.conditions = List.copyOf(conditions);
        this.words = List.copyOf(words);
    }

    /**
     * Parses a line.
     *
     * @throws RunFilterException if a condition is invalid
     */
    public static RunFilter parse(String line) {
        List<Predicate<KeptRun>> conditions = new ArrayList<>();
        List<FilterTerm> words = new ArrayList<>();
        for (FilterTerm term : FilterTerm.split(line)) {
            if (term.isWord() && (term.isQuoted() || !term.value().equals(STAR))) {
                words.add(term);
            } else {
                Predicate<KeptRun> condition = condition(term);
                conditions.add(term.isNegated() ? condition.negate() : condition);
            }
        }
        return new RunFilter(conditions, words);
    }

    /** Returns whether the line had no terms. */
    public boolean isEmpty() {
        return conditions.isEmpty() && words.isEmpty();
    }

    /** Returns whether a run is accepted. */
    public boolean accepts(KeptRun run) {
        return accepts(run, "");
    }

    /**
     * Returns whether a run is accepted.
     *
     * @param shown other texts of the run in which words may occur, in lower case
     */
    public boolean accepts(KeptRun run, String shown) {
        for (Predicate<KeptRun> condition : conditions) {
            if (!condition.test(run)) {
                return false;
            }
        }
        if (words.isEmpty()) {
            return true;
        }
        String own = texts(run);
        return words.stream().allMatch(word -> {
            String wanted = word.value().toLowerCase(Locale.ROOT);
            return (own.contains(wanted) || shown.contains(wanted)) != word.isNegated();
        });
    }

    private static String texts(KeptRun run) {
        String plan = run.summary()
                .map(told -> String.join(
                        "\n",
                        told.plan().work().text(),
                        told.plan().mode().key(),
                        told.state().name()))
                .orElse("");
        return String.join(
                        "\n",
                        run.labels().name(),
                        run.labels().note(),
                        String.join(" ", run.labels().tags()),
                        String.valueOf(run.file().getFileName()),
                        run.about().host(),
                        run.about().partOf(),
                        plan)
                .toLowerCase(Locale.ROOT);
    }

    private static Predicate<KeptRun> condition(FilterTerm term) {
        if (term.isWord()) {
            return run -> run.labels().star();
        }
        if (term.value().isEmpty()) {
            throw new RunFilterException("history.filter.value", term.text());
        }
        return term.sign().equals(":") ? text(term) : comparison(term);
    }

    private static Predicate<KeptRun> text(FilterTerm term) {
        return switch (term.key()) {
            case "name" ->
                contains(term, run -> run.labels().name() + "\n" + run.file().getFileName());
            case "note" -> contains(term, run -> run.labels().note());
            case "workload" -> contains(term, planned(plan -> plan.work().text()));
            case "host" -> contains(term, run -> run.about().host());
            case "cpu" -> contains(term, run -> run.about().cpu());
            case "runtime" -> contains(term, run -> run.about().runtime());
            case "part" -> contains(term, run -> run.about().partOf());
            case "hash" ->
                run -> run.about().programHash().startsWith(term.value().toLowerCase(Locale.ROOT));
            case "tag" -> run -> run.labels().tags().stream().anyMatch(term.value()::equalsIgnoreCase);
            case "mode" ->
                choice(term, Arrays.stream(Mode.values()).map(Mode::key).toList(), RunFilter::mode);
            case "engine" ->
                choice(
                        term,
                        Arrays.stream(EngineKind.values()).map(EngineKind::key).toList(),
                        planned(plan -> plan.effectiveEngine().key()));
            case "state" -> state(term);
            case "began" -> began(term);
            default -> comparison(term);
        };
    }

    private static String mode(KeptRun run) {
        return planned(plan -> plan.isOfCommand() || plan.work() instanceof Work.Script
                        ? ""
                        : plan.mode().key())
                .apply(run);
    }

    private static Function<KeptRun, String> planned(Function<Plan, String> text) {
        return run -> run.summary().map(told -> text.apply(told.plan())).orElse("");
    }

    private static Predicate<KeptRun> contains(FilterTerm term, Function<KeptRun, String> text) {
        String wanted = term.value().toLowerCase(Locale.ROOT);
        return run -> text.apply(run).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private static Predicate<KeptRun> choice(FilterTerm term, List<String> keys, Function<KeptRun, String> key) {
        String wanted = term.value().toLowerCase(Locale.ROOT);
        if (!keys.contains(wanted)) {
            throw new RunFilterException("history.filter." + term.key(), term.text());
        }
        return run -> key.apply(run).equals(wanted);
    }

    /** A run that goes on is {@code running}; {@code failed} is also one that was completed with failed taskels. */
    private static Predicate<KeptRun> state(FilterTerm term) {
        String wanted = term.value().toUpperCase(Locale.ROOT);
        if (wanted.equals("UNREADABLE")) {
            return run -> run.summary().isEmpty();
        }
        if (Arrays.stream(RunState.values()).noneMatch(state -> state.name().equals(wanted))) {
            throw new RunFilterException("history.filter.state", term.text());
        }
        RunState state = RunState.valueOf(wanted);
        return run -> run.summary()
                .filter(told -> switch (state) {
                    case RUNNING -> told.writing() != RunWriting.NONE || told.state() == state;
                    case FAILED -> told.state() == state || (told.state().isOver() && told.failed() > 0);
                    default -> told.state() == state;
                })
                .isPresent();
    }

    private static Predicate<KeptRun> comparison(FilterTerm term) {
        return switch (term.key()) {
            case "wall" -> duration(term, run -> run.wallNanos());
            case "makespan" ->
                duration(term, run -> run.makespanNanos() == Trace.NEVER ? Double.NaN : run.makespanNanos());
            case "workers" -> number(term, RunSummary::workers);
            case "chunksize" -> number(term, RunSummary::chunksize);
            case "taskels" -> number(term, RunSummary::items);
            case "failed" -> number(term, RunSummary::failed);
            case "pools" -> number(term, RunSummary::pools);
            case "utilisation" -> number(term, run -> 100 * run.utilisation());
            case "cores" -> {
                DoublePredicate limit = limit(term, decimal(term));
                yield run -> run.about().cores() > 0 && limit.test(run.about().cores());
            }
            case "began" -> began(term);
            default -> throw new RunFilterException("history.filter.unknown", term.text());
        };
    }

    private static Predicate<KeptRun> duration(FilterTerm term, ToDoubleFunction<RunSummary> value) {
        double nanos = Units.parseDuration(term.value())
                .orElseThrow(() -> new RunFilterException("history.filter.duration", term.text()));
        if (term.sign().equals(":")) {
            throw new RunFilterException("history.filter.duration", term.text());
        }
        return summed(value, limit(term, nanos));
    }

    private static Predicate<KeptRun> number(FilterTerm term, ToDoubleFunction<RunSummary> value) {
        return summed(value, limit(term, decimal(term)));
    }

    private static Predicate<KeptRun> summed(ToDoubleFunction<RunSummary> value, DoublePredicate limit) {
        return run -> run.summary()
                .filter(told -> limit.test(value.applyAsDouble(told)))
                .isPresent();
    }

    private static double decimal(FilterTerm term) {
        String digits = term.key().equals("utilisation") ? term.value().replaceFirst("\\s*%$", "") : term.value();
        if (!digits.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            throw new RunFilterException("history.filter.number", term.text());
        }
        return Double.parseDouble(digits);
    }

    private static DoublePredicate limit(FilterTerm term, double limit) {
        return switch (term.sign()) {
            case "<" -> value -> value < limit;
            case "<=" -> value -> value <= limit;
            case ">" -> value -> value > limit;
            case ">=" -> value -> value >= limit;
            default -> value -> value == limit;
        };
    }

    /** Compares with a day of the local calendar. */
    private static Predicate<KeptRun> began(FilterTerm term) {
        try {
            LocalDate day = LocalDate.parse(term.value());
            Instant from = day.atStartOfDay(ZoneId.systemDefault()).toInstant();
            Instant to = day.plusDays(1).atStartOfDay(ZoneId.systemDefault()).toInstant();
            return switch (term.sign()) {
                case "<" -> run -> run.entry().at().isBefore(from);
                case "<=" -> run -> run.entry().at().isBefore(to);
                case ">" -> run -> !run.entry().at().isBefore(to);
                case ">=" -> run -> !run.entry().at().isBefore(from);
                default ->
                    run -> !run.entry().at().isBefore(from) && run.entry().at().isBefore(to);
            };
        } catch (DateTimeParseException e) {
            throw new RunFilterException("history.filter.day", term.text());
        }
    }
}
