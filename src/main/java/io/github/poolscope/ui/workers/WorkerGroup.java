package io.github.poolscope.ui.workers;

import io.github.poolscope.analysis.WorkerRow;
import io.github.poolscope.analysis.WorkerRow.Standing;

/** A part of the workers that the table can be limited to. */
enum WorkerGroup {
    ALL("workers.all"),
    AT_WORK("workers.at-work"),
    IDLE("workers.idle"),
    ENDED("workers.ended"),
    RAN_NOTHING("workers.ran-nothing");

    private final String key;

    WorkerGroup(String key) {
        this.key = key;
    }

    /** Returns the key of its title, whose figure is the number of its workers. */
    String key() {
        return key;
    }

    boolean has(WorkerRow row) {
        return switch (this) {
            case ALL -> true;
            case AT_WORK -> row.standing() == Standing.AT_WORK;
            case IDLE -> row.standing() == Standing.IDLE || row.standing() == Standing.STARTING;
            case ENDED -> row.standing() == Standing.ENDED;
            case RAN_NOTHING -> row.taskels() == 0;
        };
    }
}
