package io.github.poolscope.engine.command;

import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.Streams;
import io.github.poolscope.watch.WatchException;
import io.github.poolscope.watch.WatchedCommand;
import io.github.poolscope.watch.WatchedProgram;
import io.github.poolscope.watch.source.PlanProgram;
import java.nio.file.Path;
import java.util.Set;

/** Runs commands as they would run in a terminal, and watches them. */
public final class CommandEngine {
    private final Path cache;
    private final Streams streams;

    /**
     * Creates the engine.
     *
     * @param cache a folder for files that are the same for all programs, created when needed
     */
    public CommandEngine(Path cache, Streams streams) {
        this.cache = cache;
        this.streams = streams;
    }

    /**
     * Starts a program; returns at once. What happens afterwards is reported to the recorder only.
     *
     * @throws PlanException if it can't be started
     */
    public EngineRun start(Work.Command work, TraceRecorder recorder) {
        try {
            return ProgramRun.of(WatchedProgram.start(command(work), streams, cache, recorder), recorder);
        } catch (WatchException e) {
            throw new PlanException(Setting.COMMAND, e.why());
        }
    }

    private static WatchedCommand command(Work.Command work) {
        return new WatchedCommand(
                work.command(),
                work.folder(),
                work.environment(),
                work.python(),
                !work.noValues(),
                Set.of(),
                PlanProgram.NONE);
    }
}
