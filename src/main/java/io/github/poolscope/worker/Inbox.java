package io.github.poolscope.worker;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;

/** What the listener hands to the task loop: what to begin with, assignments in order, the functions they name. */
final class Inbox {
    private volatile boolean ending;
    private final CompletableFuture<Setup> setup = new CompletableFuture<>();
    private final BlockingQueue<Optional<Assignment>> assignments = new LinkedBlockingQueue<>();
    private final ConcurrentHashMap<Integer, byte[]> functions = new ConcurrentHashMap<>();

    /** The process is ending: no taskel is begun any more, so that those that are left go to other workers. */
    void end() {
        ending = true;
    }

    boolean isEnding() {
        return ending;
    }

    void setUp(Setup told) {
        setup.complete(told);
    }

    /** Waits until it is known what the worker begins with. */
    Setup setup() throws InterruptedException {
        try {
            return setup.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void assign(Assignment assignment) {
        assignments.add(Optional.of(assignment));
    }

    /** After the assignments that are there, nothing more will come. */
    void quit() {
        assignments.add(Optional.empty());
    }

    /** Waits for the next assignment; empty when there will be none. */
    Optional<Assignment> take() throws InterruptedException {
        return assignments.take();
    }

    void learn(int function, byte[] encoded) {
        functions.put(function, encoded);
    }

    void forget(int function) {
        functions.remove(function);
    }

    Optional<byte[]> function(int number) {
        return Optional.ofNullable(functions.get(number));
    }
}
