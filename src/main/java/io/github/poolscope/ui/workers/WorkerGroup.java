package io.github.poolscope.ui.workers;

import io.github.poolscope.analysis.WorkerRow;
import io.github.poolscope.analysis.WorkerRow.Standing;
import java.util.function.Predicate;

/** A part of the workers that the table can be limited to. */
enum WorkerGroup {
    ALL("workers.all", row -> true),
    AT_WORK("workers.at-work", row -> row.standing() == Standing.AT_WORK),
    IDLE("workers.idle", row -> row.standing() == Standing.IDLE || row.standing() == Standing.STARTING),
    ENDED("workers.ended", row -> row.standing() == Standing.ENDED),
    RAN_NOTHING("workers.ran-nothing", row -> row.taskels() == 0);

    private final String key;
    private final Predicate<WorkerRow> has;

    WorkerGroup(String key, Predicate<WorkerRow> has) {
        this.key = key;
        this.has = has;
    }

    /** Returns the key of its title, whose figure is the number of its workers. */
    String key() {
        return key;
    }

    boolean has(WorkerRow row) {
        return has.test(row);
    }
}
