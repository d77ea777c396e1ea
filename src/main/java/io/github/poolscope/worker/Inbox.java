package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What the main program has told the worker: what to begin with, assignments in order, the functions they name. */
final class Inbox {
    private volatile boolean ending;
    private volatile @Nullable Setup setup;
    private final BlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
    private final Map<Integer, Decoder> functions = new HashMap<>();

    /** The process is ending: no taskel is begun any more, so that those that are left go to other workers. */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /** Never returns if the process is ending. */
    void checkEnding() throws InterruptedException {
        if (ending) {
            new CountDownLatch(1).await();
        }
    }

    void setUp(Setup told) {
        setup = told;
    }

    /** What the worker begins with, once it is known. */
    Optional<Setup> setup() {
        return Optional.ofNullable(setup);
    }

    void assign(Assignment assignment) {
        assignments.add(assignment);
    }

    /** After the assignments that are there, nothing more will come. */
    void quit() {
        assignments.add(Assignment.END);
    }

    /** The next assignment, or null if there is none yet. */
    @Nullable
    Assignment poll() {
        return assignments.poll();
    }

    /** Waits for the next assignment. */
    Assignment take() throws InterruptedException {
        return assignments.take();
    }

    synchronized void learn(int function, Decoder encoded) {
        functions.put(function, encoded);
    }

    synchronized void forget(int function) {
        functions.remove(function);
    }

    /** The function as it came, still encoded; null if it is not known. */
    synchronized @Nullable Decoder function(int number) {
        return functions.get(number);
    }
}
