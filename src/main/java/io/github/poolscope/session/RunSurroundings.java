package io.github.poolscope.session;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.About;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is there when a run is made, on a thread of its own: neither the machine's description nor the hash of
 * a large jar delays the run. Thread-safe.
 */
final class RunSurroundings {
    /** How long the end of a run waits for what is not known yet. */
    private static final long PATIENCE_SECONDS = 10;

    private final CompletableFuture<Void> all = new CompletableFuture<>();
    private volatile About about;
    private volatile @Nullable EngineRun run;

    private RunSurroundings(String partOf) {
        about = MachineFacts.about("", partOf);
    }

    /** Begins to find out; returns at once. */
    static RunSurroundings of(Plan plan, String partOf) {
        RunSurroundings surroundings = new RunSurroundings(partOf);
        DaemonThreads.start("run surroundings", () -> surroundings.find(plan, partOf));
        return surroundings;
    }

    private void find(Plan plan, String partOf) {
        try {
            about = MachineFacts.measured(partOf);
            program(plan.work()).flatMap(FileHash::of).ifPresent(hash -> about = about.withProgramHash(hash));
        } finally {
            all.complete(null);
        }
    }

    /** Says which run it is. */
    void begun(EngineRun started) {
        run = started;
    }

    /** Returns what is known so far. */
    About about() {
        EngineRun started = run;
        return started == null ? about : about.withRuntime(started.runtime());
    }

    /** Waits until everything is known, at most ten seconds. */
    void awaitAll() {
        all.completeOnTimeout(null, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Returns the user's jar, script or Python file. */
    private static Optional<Path> program(Work work) {
        if (work instanceof Work.UserFunction user) {
            return Optional.of(user.jar());
        }
        if (work instanceof Work.PythonFunction user) {
            return Optional.of(user.file());
        }
        return work instanceof Work.Command command ? script(command) : Optional.empty();
    }

    /**
     * Returns the file that a command runs: the first word after the program that names one and ends as a script or a
     * jar, otherwise the program itself if it is named by a path.
     */
    private static Optional<Path> script(Work.Command command) {
        List<String> words = command.command();
        return words.stream()
                .filter(word -> word.endsWith(".py") || word.endsWith(".jar") || word.endsWith(".pyz"))
                .findFirst()
                .or(() -> Optional.of(words.get(0)).filter(word -> word.indexOf('/') >= 0 && !isInterpreter(word)))
                .flatMap(word -> file(command, word));
    }

    private static boolean isInterpreter(String word) {
        String name = word.substring(word.lastIndexOf('/') + 1);
        return name.startsWith("python") || name.equals("java");
    }

    private static Optional<Path> file(Work.Command command, String word) {
        try {
            Path path = command.folder().map(folder -> folder.resolve(word)).orElse(Path.of(word));
            return Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // It is no path.
        }
    }
}
