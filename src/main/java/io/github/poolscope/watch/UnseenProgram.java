package io.github.poolscope.watch;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Says why nothing of a program is seen, as far as its processes tell. Starts a process; may block for seconds. */
final class UnseenProgram {
    private static final Pattern INTERPRETER = Pattern.compile("(python|pypy)[\\d.]*t?(\\.exe)?");
    private static final Pattern VERSION = Pattern.compile("(\\w+) (\\d+)\\.(\\d+)");
    private static final int OLDEST_MINOR = 8;
    private static final String ASK =
            "import sys; print('%s %d.%d' % (getattr(sys, 'implementation', sys).__dict__.get('name', 'cpython'),"
                    + " sys.version_info[0], sys.version_info[1]))";
    private static final int PATIENCE_SECONDS = 5;

    private UnseenProgram() {}

    /**
     * Returns the reason in one sentence.
     *
     * @param main the program's first process, which may have ended
     * @param command the command that started it
     */
    static Phrase reason(ProcessHandle main, List<String> command) {
        List<SeenProcess> processes = Stream.concat(Stream.of(main), main.descendants())
                .filter(ProcessHandle::isAlive)
                .map(SeenProcess::of)
                .flatMap(Optional::stream)
                .toList();
        List<SeenProcess> all = processes.isEmpty() ? List.of(SeenProcess.of(command)) : processes;
        List<SeenProcess> pythons = all.stream().filter(SeenProcess::isPython).toList();
        if (!pythons.isEmpty()) {
            return pythons.stream()
                    .flatMap(python -> reason(python).stream())
                    .findFirst()
                    .orElseGet(() -> Phrase.of("watch.unseen.no-pool"));
        }
        return Phrase.of(all.stream().anyMatch(SeenProcess::isJava) ? "watch.unseen.java" : "watch.unseen.other");
    }

    /** Returns why a Python does not load the tracer; empty if nothing speaks against it. */
    private static Optional<Phrase> reason(SeenProcess python) {
        Optional<String> isolation = PythonCommand.of(python.command()).flatMap(PythonCommand::isolation);
        boolean launched = python.command().stream().anyMatch(word -> word.endsWith("/boot/launch.py"));
        if (isolation.isPresent() && !launched) {
            return Optional.of(Phrase.of("watch.unseen.isolated", python.program(), isolation.get()));
        }
        if (python.lacksEnvironment()) {
            return Optional.of(Phrase.of("watch.unseen.environment", python.program()));
        }
        Matcher version = VERSION.matcher(version(python.program()));
        if (!version.find()) {
            return Optional.empty();
        }
        boolean isKnown = version.group(1).equals("cpython")
                && version.group(2).equals("3")
                && Integer.parseInt(version.group(3)) >= OLDEST_MINOR;
        return isKnown
                ? Optional.empty()
                : Optional.of(Phrase.of("watch.unseen.version", python.program(), version.group()));
    }

    /** Returns the implementation and version that an interpreter prints; empty if it does not start. */
    private static String version(String interpreter) {
        try {
            ProcessBuilder asking = new ProcessBuilder(interpreter, "-E", "-S", "-c", ASK);
            asking.redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = asking.start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    /**
     * A process of the program.
     *
     * @param program its executable
     * @param command its command line
     * @param lacksEnvironment whether it is known to have been started without the log's folder in its environment
     */
    private record SeenProcess(String program, List<String> command, boolean lacksEnvironment) {
        static Optional<SeenProcess> of(ProcessHandle process) {
            Path folder = Path.of("/proc", Long.toString(process.pid()));
            try {
                List<String> command = List.of(text(folder.resolve("cmdline")).split("\0"));
                String program = process.info().command().orElse(command.get(0));
                boolean without = Stream.of(text(folder.resolve("environ")).split("\0"))
                        .noneMatch(variable -> variable.startsWith(WatchEnvironment.FOLDER + "="));
                return Optional.of(new SeenProcess(program, command, without));
            } catch (IOException e) { // It has ended, or the platform has no such files.
                return process.info().command().map(program -> new SeenProcess(program, List.of(program), false));
            }
        }

        static SeenProcess of(List<String> command) {
            return new SeenProcess(command.get(0), command, false);
        }

        private static String text(Path file) throws IOException {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }

        boolean isPython() {
            return INTERPRETER.matcher(name()).matches();
        }

        boolean isJava() {
            return name().equals("java") || name().equals("java.exe");
        }

        private String name() {
            return program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        }
    }
}
