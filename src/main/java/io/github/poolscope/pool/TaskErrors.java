package io.github.poolscope.pool;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.wire.ThrownError;
import io.github.poolscope.wire.TooLargeException;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Converts what a worker threw to what the caller of the pool receives. */
final class TaskErrors {
    private TaskErrors() {}

    /**
     * Returns the error itself if it could be sent, otherwise a substitute; the remote stack trace is its last cause.
     */
    static Throwable rebuild(ThrownError thrown, long pid) {
        Throwable error = thrown.error();
        if (error != null) {
            try {
                attach(error, new RemoteStackTrace(pid, thrown.stackTrace(), error.getStackTrace()));
                return error;
            } catch (Throwable e) {
                // Its own methods may throw anything; then its texts are used.
            }
        }
        Throwable words = new RemoteTaskException(thrown.type(), thrown.message());
        attach(words, new RemoteStackTrace(pid, thrown.stackTrace(), new StackTraceElement[0]));
        return words;
    }

    /** Returns what a caller receives for a taskel's error: the error itself, or a wrapper if it is checked. */
    static Throwable thrown(Throwable error) {
        return error instanceof Error || error instanceof RuntimeException ? error : new CheckedTaskException(error);
    }

    /** Returns what is thrown to the caller for a taskel's error. */
    static RuntimeException unchecked(Throwable error) {
        if (error instanceof Error serious) {
            throw serious;
        }
        return error instanceof RuntimeException runtime ? runtime : new CheckedTaskException(error);
    }

    /** Returns the error of a taskel whose value can't be made again in this process. */
    static UnreadableException unreadableResult(@Nullable Throwable why) {
        return new UnreadableException("The result can't be read in the main program: " + hint(why), why);
    }

    /** Something went wrong in the main program, where not even the result is known that was read. */
    static UnreadableException unreadable(Throwable why) {
        return new UnreadableException(
                "What a worker sent can't be read in the main program: " + ThrownError.words(why) + ".", why);
    }

    private static String hint(@Nullable Throwable why) {
        if (why instanceof TooLargeException large) {
            return large.getMessage() + ". Give the main program more memory, or return less.";
        }
        return why == null ? "no reason is known" : ThrownError.words(why);
    }

    /** Returns what a method that can't throw an InterruptedException throws instead; the thread stays interrupted. */
    static CancellationException interrupted(String sentence, InterruptedException why) {
        Thread.currentThread().interrupt();
        CancellationException interrupted = new CancellationException(sentence);
        interrupted.initCause(why);
        return interrupted;
    }

    /**
     * Returns whether an error means that this thread was interrupted during a wait; an interruption of a taskel's wait
     * in a worker has a remote stack trace.
     */
    static boolean isInterruption(Throwable error) {
        return error instanceof CancellationException
                && error.getCause() instanceof InterruptedException why
                && why.getCause() == null;
    }

    private static void attach(Throwable error, RemoteStackTrace remote) {
        try {
            Throwable last = error;
            // A chain of causes may be cyclic; no real chain is this long.
            for (int i = 0; i < 100 && last.getCause() != null; i++) {
                last = last.getCause();
            }
            last.initCause(remote);
        } catch (RuntimeException | Error e) {
            // It has a cause that is null, or its own methods throw.
            error.addSuppressed(remote);
        }
    }
}
