package io.github.poolscope.session;

import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.About;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** A run of a session. */
final class SessionRun implements LiveRun {
    private final RunHeader header;
    private final Trace trace;
    private final Path file;
    private final EngineRun run;
    private final RunFileWriter writer;
    private final RunSurroundings surroundings;
    private final CompletableFuture<Void> over;

    SessionRun(
            RunHeader header,
            Trace trace,
            Path file,
            EngineRun run,
            RunFileWriter writer,
            RunSurroundings surroundings,
            CompletableFuture<Void> over) {
        this.header = header;
        this.trace = trace;
        this.file = file;
        this.run = run;
        this.writer = writer;
        this.surroundings = surroundings;
        this.over = over;
    }

    @Override
    public RunHeader header() {
        return header;
    }

    @Override
    public Trace trace() {
        return trace;
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public About about() {
        return surroundings.about();
    }

    @Override
    public void stop() {
        run.stop();
    }

    @Override
    public CompletableFuture<Void> over() {
        return over;
    }

    @Override
    public Optional<Phrase> saveProblem() {
        return writer.problem();
    }

    @Override
    public OptionalInt exitCode() {
        return run.exitCode();
    }

    @Override
    public OptionalLong pid() {
        return run.pid();
    }

    @Override
    public Optional<Phrase> remark() {
        return run.remark();
    }
}
