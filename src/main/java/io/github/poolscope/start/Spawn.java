package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;

/** Starts a fresh JVM per worker, as Python's {@code spawn} starts a fresh interpreter. */
final class Spawn implements Starter {
    @Override
    public String name() {
        return "spawn";
    }

    @Override
    public Process start(WorkerLaunch launch) throws IOException {
        Process process = new ProcessBuilder(JvmCommand.of(launch)).start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((launch.token() + "\n").getBytes(US_ASCII));
        } catch (IOException e) {
            // It is dead already; whoever waits for it to get ready learns that from its exit.
        }
        return process;
    }
}
