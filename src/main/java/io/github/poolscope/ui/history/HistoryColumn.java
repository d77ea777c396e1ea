package io.github.poolscope.ui.history;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunSummary;
import io.github.poolscope.run.RunWriting;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.WorkTitle;
import io.github.poolscope.words.Language;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the history: their texts, and the values by which they sort, which are not the texts. FX thread only.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its functions hold no state.
enum HistoryColumn {
    WHEN(150, entry -> when().format(entry.at()), entry -> entry.at().toEpochMilli()),
    NAME(196, HistoryColumn::name),
    WORKLOAD(180, of(HistoryColumn::workload)),
    TASKELS(62, of(HistoryColumn::taskels), number(RunSummary::items)),
    MODE(114, of(run -> isOneCall(run) ? run.plan().mode().key() : "")),
    POOL(
            74,
            of(HistoryColumn::pool),
            number(run -> run.plan().effectiveEngine() == EngineKind.SERIAL || run.pools() == 0 ? 0 : run.workers())),
    CHUNK(
            56,
            of(run -> hasChunks(run) ? Units.count(run.chunksize()) : ""),
            number(run -> hasChunks(run) ? run.chunksize() : Double.NaN)),
    START_METHOD(
            88,
            of(run -> run.plan().effectiveEngine() == EngineKind.PROCESSES
                            && !run.plan().isOfCommand()
                    ? run.plan().startMethod().key()
                    : "")),
    WALL(84, of(run -> Units.duration(run.wallNanos())), number(RunSummary::wallNanos)),
    MAKESPAN(
            86,
            of(run -> Units.duration(run.makespanNanos())),
            number(run -> run.makespanNanos() == Trace.NEVER ? Double.NaN : run.makespanNanos())),
    UTILISATION(76, of(run -> Units.percent(run.utilisation())), number(RunSummary::utilisation)),
    OUTCOME(
            136,
            of(HistoryColumn::outcome),
            number(run ->
                    (run.writing() == RunWriting.NONE ? 0 : -1e3) + run.state().ordinal() + run.failed() / 1e10)),
    FILE(230, entry -> HistoryRow.name(entry.file()));

    /** In place of a setting that the run does not have, such as the mode of a script. */
    private static final String NONE = "–";

    /** The name of a file that was not renamed: it says no more than when the run began. */
    private static final Pattern BY_TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d(-\\d+)?");

    private static final DateTimeFormatter WHEN_IN_ENGLISH =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter WHEN_IN_CHINESE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.CHINA).withZone(ZoneId.systemDefault());

    private final double width;
    private final Function<RunEntry, String> text;
    /** The value to sort by, NaN if unknown; null for a column that sorts by its text. */
    private final @Nullable ToDoubleFunction<RunEntry> value;

    HistoryColumn(double width, Function<RunEntry, String> text) {
        this.width = width;
        this.text = text;
        this.value = null;
    }

    HistoryColumn(double width, Function<RunEntry, String> text, ToDoubleFunction<RunEntry> value) {
        this.width = width;
        this.text = text;
        this.value = value;
    }

    /** Returns its name in the keys of its words and in the stored arrangement. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns its width at first, in pixels. */
    double width() {
        return width;
    }

    /** Returns its least width, in pixels. */
    double minWidth() {
        return switch (this) {
            case NAME -> 110;
            case WORKLOAD -> 80;
            case OUTCOME -> 126;
            default -> 44;
        };
    }

    /** Returns whether its width follows that of the window. */
    boolean isFlexible() {
        return share() > 0;
    }

    /** Returns its part of the room that a wider window has. */
    double share() {
        return switch (this) {
            case NAME, WORKLOAD -> 3;
            case OUTCOME -> 1;
            default -> 0;
        };
    }

    /** Returns whether its texts are aligned to the right. */
    boolean isNumber() {
        return switch (this) {
            case TASKELS, POOL, CHUNK, WALL, MAKESPAN, UTILISATION -> true;
            default -> false;
        };
    }

    /** Returns the text of its cell; empty if the file can't be read and the text is not known. */
    String textOf(RunEntry entry) {
        return text.apply(entry);
    }

    /** Returns the order of its rows; rows without a value are last in both directions, equal ones newest first. */
    Comparator<HistoryRow> order(boolean descending) {
        ToDoubleFunction<RunEntry> number = value;
        Comparator<HistoryRow> byValue = number == null
                ? Comparator.comparing(row -> row.text(this), String.CASE_INSENSITIVE_ORDER)
                : Comparator.comparingDouble(row -> number.applyAsDouble(row.entry()));
        return Comparator.comparing(this::isUnknown)
                .thenComparing(descending ? byValue.reversed() : byValue)
                .thenComparing(HistoryRow::entry, RunEntry.NEWEST_FIRST);
    }

    private boolean isUnknown(HistoryRow row) {
        ToDoubleFunction<RunEntry> number = value;
        return number == null
                ? row.text(this).isEmpty() || row.text(this).equals(NONE)
                : Double.isNaN(number.applyAsDouble(row.entry()));
    }

    private static Function<RunEntry, String> of(Function<RunSummary, String> text) {
        return entry -> entry.summary()
                .map(text)
                .map(told -> told.isEmpty() ? NONE : told)
                .orElse("");
    }

    private static ToDoubleFunction<RunEntry> number(ToDoubleFunction<RunSummary> value) {
        return entry -> entry.summary().map(value::applyAsDouble).orElse(Double.NaN);
    }

    private static DateTimeFormatter when() {
        return Words.language() == Language.CHINESE ? WHEN_IN_CHINESE : WHEN_IN_ENGLISH;
    }

    /** Returns the name that the user gave the file; otherwise the title of what it runs. */
    private static String name(RunEntry entry) {
        String name = HistoryRow.name(entry.file());
        return entry.summary().isPresent() && BY_TIME.matcher(name).matches()
                ? WorkTitle.of(entry.summary().get().plan())
                : name;
    }

    private static String workload(RunSummary run) {
        return run.plan().work() instanceof Work.UserFunction user
                ? String.valueOf(user.jar().getFileName())
                : run.plan().work().text();
    }

    private static String taskels(RunSummary run) {
        return run.completed() == run.items()
                ? Units.count(run.items())
                : Words.text("history.done", Units.count(run.completed()), Units.count(run.items()));
    }

    private static String pool(RunSummary run) {
        if (run.plan().isOfCommand() && run.pools() != 1) {
            return run.pools() == 0 ? Words.text("history.no-pool") : Words.text("history.pools", run.pools());
        }
        return switch (run.plan().effectiveEngine()) {
            case PROCESSES, CPYTHON -> Units.count(run.workers());
            case THREADS -> Words.text("history.threads", run.workers());
            case SERIAL -> Words.text("history.no-pool");
        };
    }

    private static boolean isOneCall(RunSummary run) {
        return !(run.plan().work() instanceof Work.Script) && !run.plan().isOfCommand();
    }

    private static boolean hasChunks(RunSummary run) {
        return isOneCall(run) && run.plan().effectiveEngine() != EngineKind.SERIAL;
    }

    private static String outcome(RunSummary run) {
        String state = Words.text("state." + run.state().name().toLowerCase(Locale.ROOT));
        if (run.writing() == RunWriting.BY_ANOTHER_PROGRAM) {
            return Words.text("history.elsewhere", state);
        }
        boolean goodNews = run.state() == RunState.RUNNING || run.state() == RunState.COMPLETED;
        return goodNews && run.failed() > 0 ? Words.text("state.with-failed", state, run.failed()) : state;
    }
}
