package io.github.poolscope.engine;

import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A run that an engine has started. */
public interface EngineRun {
    /** Asks the run to stop; returns at once. Idempotent. */
    void stop();

    /** Completes, never exceptionally, once the run is over and all its processes have ended. */
    CompletableFuture<Void> over();

    /** Returns the exit code of the program that was run, as a shell tells it; empty if it runs, or is this program. */
    default OptionalInt exitCode() {
        return OptionalInt.empty();
    }

    /** Returns the PID of the program that is run; empty if there is none, or if it is this program. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** Returns what runs the program, such as {@code cpython 3.11.7}; empty if it is not known yet, or at all. */
    default String runtime() {
        return "java " + System.getProperty("java.version", "");
    }

    /** Returns why nothing of the run is seen, in one sentence; empty if something is, or if it is too early to say. */
    default Optional<Phrase> remark() {
        return Optional.empty();
    }
}
