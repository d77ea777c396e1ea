package io.github.poolscope.report;

import io.github.poolscope.run.Recording;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** A run as a table: one row a taskel, times in seconds since the run began. */
final class CsvReport {
    private static final double NANOS = 1e9;

    private CsvReport() {}

    static void write(Recording run, Writer out) throws IOException {
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
                    taskels.item(i),
                    taskels.result(i),
                    trace.failures().of(i).map(CsvReport::words).orElse(""));
        }
        csv.flush();
    }

    private static String words(Failure failure) {
        return failure.type() + ": " + failure.message();
    }

    private static @Nullable Double seconds(long nanos) {
        return nanos == Trace.NEVER ? null : nanos / NANOS;
    }
}
