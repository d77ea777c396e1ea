package io.github.poolscope.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals that users can send to a worker process, to see what happens to its taskels. */
public enum WorkerSignal {
    /** Ends it at once: its current task is lost, and another worker replaces it. */
    KILL("session.signal.kill", "-KILL"),
    /** Suspends it; it keeps its current task. */
    SUSPEND("session.signal.suspend", "-STOP"),
    /** Resumes a suspended one. */
    CONTINUE("session.signal.continue", "-CONT");

    private final String key;
    private final String option;

    WorkerSignal(String key, String option) {
        this.key = key;
        this.option = option;
    }

    /** Returns what it does to a worker, with the name of the signal. */
    public Phrase title(Phrase worker) {
        return Phrase.of(key, worker);
    }

    /**
     * Sends the signal.
     *
     * @throws IOException if there is no such process, or the system does not permit it; the message says which
     */
    public void send(long pid) throws IOException {
        send(option, pid);
    }

    /**
     * Sends a signal.
     *
     * @param option the option of the command {@code kill}, such as {@code -TERM}
     */
    static void send(String option, long pid) throws IOException {
        Process kill = new ProcessBuilder(List.of("kill", option, Long.toString(pid)))
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(kill.getInputStream().readAllBytes(), UTF_8).strip();
            if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new IOException("The signal did not reach process " + pid + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
