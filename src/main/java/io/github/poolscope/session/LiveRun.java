package io.github.poolscope.session;

import io.github.poolscope.run.Recording;
import io.github.poolscope.words.Phrase;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A run that was started in this program. Its trace shows its progress. */
public interface LiveRun extends Recording {
    /** Asks the run to stop; returns at once. Idempotent; does nothing to a run that is over. */
    void stop();

    /**
     * Completes once the run is over, all its processes have ended and its file is complete. Never completes
     * exceptionally: the trace says how the run ended. Dependent stages run on the session's own thread.
     */
    CompletableFuture<Void> over();

    /** Returns the exit code of the program that was run, as a shell tells it; empty if it runs, or is this program. */
    default OptionalInt exitCode() {
        return OptionalInt.empty();
    }

    /** Returns the PID of the program that is run; empty if there is none, or if it is this program. */
    default OptionalLong pid() {
        return OptionalLong.empty();
    }

    /** Returns why nothing of the run is seen, in one sentence; empty if something is, or if it is too early to say. */
    default Optional<Phrase> remark() {
        return Optional.empty();
    }
}
