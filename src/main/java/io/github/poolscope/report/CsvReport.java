package io.github.poolscope.report;

import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/**
 * A run as a table: one row per taskel, times in seconds since the run began. A text that a spreadsheet would read as a
 * formula gets a leading apostrophe.
 */
final class CsvReport {
    private static final double NANOS = 1e9;

    /** What spreadsheets read as the beginning of a formula; some skip leading blanks. */
    private static final Pattern FORMULA = Pattern.compile(" *[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);

    /** A signed number is not a formula; an apostrophe would make it unusable in calculations. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private CsvReport() {}

    /** Writes the table; with all texts unchanged if {@code raw}. */
    static void write(Recording run, Writer out, boolean raw) throws IOException {
        UnaryOperator<String> text = raw ? UnaryOperator.identity() : CsvReport::guarded;
        Trace trace = run.trace();
        Taskels taskels = trace.taskels();
        CSVPrinter csv = CSVFormat.RFC4180.print(out);
        csv.printRecord(
                "index",
                "task",
                "worker",
                "pid",
                "outcome",
                "submitted",
                "dispatched",
                "started",
                "ended",
                "received",
                "delivered",
                "cpu",
                "item",
                "result",
                "error");
        int count = taskels.count();
        for (int i = taskels.first(); i < count; i++) {
            int task = taskels.task(i);
            int worker = taskels.worker(i);
            csv.printRecord(
                    i,
                    task == Trace.NONE ? null : task,
                    worker == Trace.NONE ? null : worker + 1,
                    worker == Trace.NONE ? null : trace.workers().pid(worker),
                    taskels.outcome(i).name().toLowerCase(Locale.ROOT),
                    seconds(taskels.submitted(i)),
                    task == Trace.NONE ? null : seconds(trace.tasks().dispatched(task)),
                    seconds(taskels.started(i)),
                    seconds(taskels.ended(i)),
                    seconds(taskels.received(i)),
                    seconds(taskels.delivered(i)),
                    seconds(taskels.cpu(i)),
                    text.apply(taskels.item(i)),
                    text.apply(taskels.result(i)),
                    text.apply(trace.failures().of(i).map(CsvReport::words).orElse("")));
        }
        csv.flush();
    }

    private static String guarded(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    private static String words(Failure failure) {
        return failure.type() + ": " + failure.message();
    }

    private static @Nullable Double seconds(long nanos) {
        return nanos == Trace.NEVER ? null : nanos / NANOS;
    }
}
