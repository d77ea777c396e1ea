package io.github.poolscope.watch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program to its end, with or without the tracer, in a session and a folder of its own. */
final class Execution {
    private static final String DID_NOT_END = "did not end within ";
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    /** Variables of the tests' own environment that change what Python does or prints. */
    private static final List<String> FOREIGN = List.of(
            "PYTHONPATH",
            "PYTHONUNBUFFERED",
            "PYTHONDONTWRITEBYTECODE",
            "PYTHONWARNINGS",
            "PYTHONDEVMODE",
            "PYTHONHOME",
            "PYTHONSTARTUP",
            "PYTHONFAULTHANDLER",
            "PYTHONPYCACHEPREFIX",
            "PYTHONHASHSEED",
            "POOLSCOPE_TRACE");

    private Execution() {}

    /**
     * What became of a program.
     *
     * @param exit its exit code, or that it did not end in time
     * @param segments how many files of the event log it left
     * @param left PIDs of processes that it left behind, which have been killed
     */
    record Outcome(String out, String error, String exit, int segments, List<Long> left) {
        boolean hasEnded() {
            return !exit.startsWith(DID_NOT_END);
        }
    }

    /** Runs it without the tracer. */
    static Outcome plain(Start start) throws IOException, InterruptedException {
        return run(start, false);
    }

    /** Runs it with the tracer. */
    static Outcome traced(Start start) throws IOException, InterruptedException {
        return run(start, true);
    }

    /** Runs it with the tracer, and a log in a folder that the caller looks after. */
    static Outcome traced(Start start, Path log) throws IOException, InterruptedException {
        return run(start.with("POOLSCOPE_TRACE", log.toString()), true);
    }

    /** Returns a new folder for an event log, in memory if possible. */
    static Path newLog() throws IOException {
        return Files.isWritable(IN_MEMORY)
                ? Files.createTempDirectory(IN_MEMORY, "poolscope-test-")
                : Files.createTempDirectory("poolscope-test-");
    }

    private static Outcome run(Start start, boolean traced) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("poolscope-run-").toRealPath();
        boolean ownLog = traced && !start.environment().containsKey("POOLSCOPE_TRACE");
        Path log = ownLog ? newLog() : folder;
        try {
            List<String> command = new ArrayList<>();
            if (Files.isExecutable(SETSID)) {
                command.add(SETSID.toString());
            }
            command.addAll(start.command());
            Path out = folder.resolve("out");
            Path error = folder.resolve("error");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(start.input().toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(error.toFile());
            setEnvironment(builder.environment(), start, traced, log);
            Process process = builder.start();
            String exit = process.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)
                    ? Integer.toString(process.exitValue())
                    : DID_NOT_END + MOST.toSeconds() + " s";
            List<Long> left = endSession(process);
            return new Outcome(
                    Normaliser.normalised(text(out), folder),
                    Normaliser.normalised(text(error), folder),
                    exit,
                    ownLog ? count(log) : 0,
                    left);
        } finally {
            TracerFiles.remove(folder);
            if (ownLog) {
                TracerFiles.remove(log);
            }
        }
    }

    private static void setEnvironment(Map<String, String> environment, Start start, boolean traced, Path log) {
        environment.keySet().removeAll(FOREIGN);
        environment.putAll(start.environment());
        if (traced) {
            environment.putIfAbsent("POOLSCOPE_TRACE", log.toString());
            environment.merge(
                    "PYTHONPATH", TracerFiles.BOOT.toString(), (old, boot) -> boot + File.pathSeparator + old);
        }
    }

    /** Waits until the program's session is empty, kills what does not end by itself, and returns what it killed. */
    private static List<Long> endSession(Process process) throws InterruptedException {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
        long until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        List<ProcessHandle> members = session(process.pid());
        while (!members.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(5);
            members = session(process.pid());
        }
        members.forEach(ProcessHandle::destroyForcibly);
        return members.stream().map(ProcessHandle::pid).toList();
    }

    private static List<ProcessHandle> session(long leader) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> sessionOf(process.pid()) == leader).toList();
        }
    }

    /** Returns the session of a running process; 0 if there is none or it has ended. */
    private static long sessionOf(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return fields[0].equals("Z") ? 0 : Long.parseLong(fields[3]);
        } catch (IOException e) {
            return 0; // It has just ended, or the system has no such files.
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static int count(Path folder) {
        String[] names = folder.toFile().list((in, name) -> name.endsWith(".events"));
        return names == null ? 0 : Arrays.asList(names).size();
    }
}
