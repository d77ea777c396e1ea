package io.github.poolscope.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What can be done to a worker process from outside, to see what becomes of its taskels. */
public enum WorkerSignal {
    /** Ends it at once: what it was at is lost, and another worker takes its place. */
    KILL("session.signal.kill", "-KILL"),
    /** Stops it where it is; it keeps what it was at. */
    STOP("session.signal.stop", "-STOP"),
    /** Lets a stopped one go on. */
    CONTINUE("session.signal.continue", "-CONT");

    private final String key;
    private final String option;

    WorkerSignal(String key, String option) {
        this.key = key;
        this.option = option;
    }

    /** What it does, and what the system calls it. */
    public Phrase title() {
        return Phrase.of(key);
    }

    /**
     * Sends the signal.
     *
     * @throws IOException if there is no such process, or the system does not let us; the message says which
     */
    public void send(long pid) throws IOException {
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
