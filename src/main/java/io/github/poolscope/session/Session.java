package io.github.poolscope.session;

import io.github.poolscope.engine.Engine;
import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.RunRequest;
import io.github.poolscope.engine.command.CommandEngine;
import io.github.poolscope.engine.process.ProcessEngine;
import io.github.poolscope.engine.python.PythonEngine;
import io.github.poolscope.engine.script.ScriptEngine;
import io.github.poolscope.engine.serial.SerialEngine;
import io.github.poolscope.engine.thread.ThreadEngine;
import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFileHeldException;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.Streams;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.Preparation;
import io.github.poolscope.workload.PreparedWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Checks plans, runs them, and saves the runs. Thread-safe. Methods may block while items are read, so a window calls
 * them on a background thread.
 */
public final class Session implements AutoCloseable {
    private final Map<EngineKind, Engine> engines = Map.of(
            EngineKind.PROCESSES, new ProcessEngine(),
            EngineKind.THREADS, new ThreadEngine(),
            EngineKind.SERIAL, new SerialEngine());
    private final ScriptEngine scripts;
    private final CommandEngine commands;
    private final PythonEngine python;
    private final RunFolder history;
    private final Set<LiveRun> running = ConcurrentHashMap.newKeySet();

    private Session(RunFolder history, Streams streams) {
        this.history = history;
        Path cache = history.home().resolve("cache");
        commands = new CommandEngine(cache, streams);
        python = new PythonEngine(cache);
        scripts = new ScriptEngine(cache);
    }

    /** Opens a session that saves its runs in {@code history}, with the output of the programs that it runs. */
    public static Session open(RunFolder history) {
        return new Session(history, Streams.RECORDED);
    }

    /** Opens a session whose programs have the standard streams of this program, and are saved without their output. */
    public static Session openInTerminal(RunFolder history) {
        return new Session(history, Streams.INHERITED);
    }

    public RunFolder history() {
        return history;
    }

    /** Returns all problems of a plan; empty if it can be run. */
    public List<Problem> problems(Plan plan) {
        return Preparation.problems(plan);
    }

    /**
     * Returns why there are no runs on CPython; empty if there are. Blocks for about a tenth of a second.
     *
     * @param executable the interpreter, as on a command line; empty for the usual one
     */
    public Optional<Phrase> problemOfCPython(Optional<String> executable) {
        return python.problem(executable);
    }

    /** A plan whose items were read and whose function was found; no worker has been started. */
    public static final class Ready {
        private final RunHeader header;
        private final Function<TraceRecorder, EngineRun> start;
        private final String partOf;

        private Ready(RunHeader header, Function<TraceRecorder, EngineRun> start) {
            this(header, start, "");
        }

        private Ready(RunHeader header, Function<TraceRecorder, EngineRun> start, String partOf) {
            this.header = header;
            this.start = start;
            this.partOf = partOf;
        }

        /**
         * Returns the same as a part of something.
         *
         * @param of what its run belongs to, which is kept with it, such as {@code lesson:imap-keeps-order}
         */
        public Ready partOf(String of) {
            return new Ready(header, start, of);
        }
    }

    /**
     * Prepares a plan. Blocks until the items are read, also from a pipe.
     *
     * @throws PlanException with the problems of the plan
     */
    public Ready prepare(Plan plan) {
        OptionalInt cores = OptionalInt.of(PoolSize.AUTO.workers());
        if (plan.work() instanceof Work.Command command) {
            Preparation.check(plan);
            return new Ready(RunHeader.ofCommand(plan, cores), recorder -> commands.start(command, recorder));
        }
        if (plan.isOfCPython()) {
            Preparation.PreparedProgram work = Preparation.prepareProgram(plan);
            python.check(plan);
            return new Ready(
                    header(plan, work.program(), work.items(), cores),
                    recorder -> python.start(plan, work.program(), recorder));
        }
        if (plan.work() instanceof Work.Script script) {
            Preparation.PreparedProgram work = Preparation.prepareProgram(plan);
            return new Ready(
                    header(plan, work.program(), work.items(), cores),
                    recorder -> scripts.start(plan, work.program(), script.name(), recorder));
        }
        PreparedWork work = Preparation.prepare(plan);
        RunHeader header = header(plan, work.program(), work.items().size(), cores);
        return new Ready(header, recorder -> engine(plan)
                .start(new RunRequest(plan, work, header.workers(), header.chunksize(), recorder)));
    }

    private static RunHeader header(Plan plan, Program program, int items, OptionalInt cores) {
        if (plan.work() instanceof Work.Script) {
            return RunHeader.ofScript(plan, program, cores);
        }
        int workers = plan.workers();
        return new RunHeader(
                plan, program, items, workers, plan.chunksize().effective(plan.mode(), items, workers), cores);
    }

    /**
     * Starts a prepared plan, saved in the history.
     *
     * @throws RunFileException if the history can't be written; no worker was started
     */
    public LiveRun start(Ready ready) throws RunFileException {
        return start(ready, history.newFile(Instant.now()), true);
    }

    /**
     * Starts a prepared plan, saved in a file whose previous contents are replaced.
     *
     * @throws RunFileException if the file can't be written; no worker was started
     */
    public LiveRun start(Ready ready, Path file) throws RunFileException {
        return start(ready, file, !Files.exists(file));
    }

    /**
     * Starts a plan, saved in the history.
     *
     * @throws PlanException with the problems of the plan; no worker was started
     * @throws RunFileException if the history can't be written; no worker was started
     */
    public LiveRun start(Plan plan) throws RunFileException {
        return start(prepare(plan));
    }

    /**
     * Starts a plan, saved in a file whose previous contents are replaced.
     *
     * @throws PlanException with the problems of the plan; no worker was started
     * @throws RunFileException if the file can't be written; no worker was started
     */
    public LiveRun start(Plan plan, Path file) throws RunFileException {
        return start(prepare(plan), file);
    }

    /**
     * @param ours whether the file was created for this run alone: it is deleted if the run does not start
     */
    private LiveRun start(Ready ready, Path file, boolean ours) throws RunFileException {
        boolean stays = !ours;
        try {
            LiveRun run = begin(ready, file);
            stays = true;
            return run;
        } catch (RunFileHeldException e) {
            stays = true; // The file may have been created meanwhile by the run that it belongs to.
            throw e;
        } finally {
            if (!stays) {
                remove(file);
            }
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // The error that prevented the start is more useful.
        }
    }

    private LiveRun begin(Ready ready, Path file) throws RunFileException {
        RunFileWriter writer = RunFileWriter.open(file);
        TraceRecorder recorder = TraceRecorder.live();
        RunSurroundings surroundings = RunSurroundings.of(ready.header.plan(), ready.partOf);
        EngineRun run = start(ready, recorder, writer, surroundings);
        CompletableFuture<Void> over = run.over()
                .thenRunAsync(
                        () -> {
                            surroundings.awaitAll();
                            writer.finish();
                        },
                        Session::onOwnThread);
        SessionRun live = new SessionRun(ready.header, recorder.trace(), file, run, writer, surroundings, over);
        running.add(live);
        CompletableFuture<Void> unused = over.whenComplete((done, error) -> running.remove(live));
        return live;
    }

    private static EngineRun start(
            Ready ready, TraceRecorder recorder, RunFileWriter writer, RunSurroundings surroundings)
            throws RunFileException {
        boolean begun = false;
        try {
            writer.begin(ready.header, recorder.trace(), surroundings::about);
            EngineRun run = ready.start.apply(recorder);
            surroundings.begun(run);
            begun = true;
            return run;
        } finally {
            if (!begun) {
                writer.finish();
            }
        }
    }

    private Engine engine(Plan plan) {
        Engine engine = engines.get(plan.effectiveEngine());
        if (engine == null) {
            throw new IllegalStateException("no engine for " + plan.engine());
        }
        return engine;
    }

    /** Stops the current run and waits until it is over and saved. */
    @Override
    public void close() {
        List<LiveRun> left = List.copyOf(running);
        left.forEach(LiveRun::stop);
        left.forEach(run -> run.over().exceptionally(error -> null).join());
    }

    private static void onOwnThread(Runnable work) {
        Thread thread = new Thread(work, "run finisher");
        // Not a daemon: the JVM waits until the last run is saved.
        thread.start();
    }
}
