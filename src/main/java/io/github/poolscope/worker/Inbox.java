package io.github.poolscope.worker;

import io.github.poolscope.wire.Decoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** What the main program has sent to the worker: its setup, assignments in order, and their functions. */
final class Inbox {
    private volatile boolean ending;
    private volatile @Nullable Setup setup;
    private final BlockingQueue<Assignment> assignments = new LinkedBlockingQueue<>();
    private final Map<Integer, Decoder> functions = new HashMap<>();

    /**
     * Called when the process is ending: no further taskel is started, so that the remaining ones go to other workers.
     */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    /** Blocks forever if the process is ending. */
    void checkEnding() throws InterruptedException {
        if (ending) {
            new CountDownLatch(1).await();
        }
    }

    void setUp(Setup told) {
        setup = told;
    }

    /** Returns the worker's setup; empty until it has arrived. */
    Optional<Setup> setup() {
        return Optional.ofNullable(setup);
    }

    void assign(Assignment assignment) {
        assignments.add(assignment);
    }

    /** Marks the end of the queue: no assignment follows those already there. */
    void quit() {
        assignments.add(Assignment.END);
    }

    /** Returns the next assignment, or null if there is none yet. */
    @Nullable
    Assignment poll() {
        return assignments.poll();
    }

    /** Waits for the next assignment and returns it. */
    Assignment take() throws InterruptedException {
        return assignments.take();
    }

    synchronized void learn(int function, Decoder encoded) {
        functions.put(function, encoded);
    }

    synchronized void forget(int function) {
        functions.remove(function);
    }

    /** Returns a function as it was received, still encoded; null if it is unknown. */
    synchronized @Nullable Decoder function(int number) {
        return functions.get(number);
    }
}
