package io.github.poolscope.pool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A worker that remembers what it was given, and begins each task at once. */
final class StressWorker extends Worker {
    private final List<Task> given = Collections.synchronizedList(new ArrayList<>());

    StressWorker(int slot) {
        super(slot, slot, 8);
    }

    /** How often it was given that task. */
    int given(Task task) {
        return Collections.frequency(given, task);
    }

    @Override
    long pid() {
        return 1;
    }

    @Override
    long parentPid() {
        return 1;
    }

    @Override
    void assigned(int inSlot, Task task) {}

    @Override
    void give(int firstSlot, List<Task> tasks) {
        given.addAll(tasks);
    }

    @Override
    boolean callBack(int inSlot, Task task) {
        return false;
    }

    @Override
    void ask() {}

    @Override
    @Nullable
    Task current() {
        return null;
    }
}
