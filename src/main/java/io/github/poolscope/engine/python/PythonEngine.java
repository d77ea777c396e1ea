package io.github.poolscope.engine.python;

import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.command.ProgramFolder;
import io.github.poolscope.engine.command.ProgramRun;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.PythonCheck;
import io.github.poolscope.watch.WatchException;
import io.github.poolscope.watch.WatchedCommand;
import io.github.poolscope.watch.source.PlanProgram;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs plans on CPython: the printed program is what runs, in processes that the kernel kills when this program ends.
 */
public final class PythonEngine {
    private static final String USUAL = "python3";
    private static final String PROGRAM = "plan.py";

    private final Path cache;

    /**
     * Creates the engine.
     *
     * @param cache a folder for files that are the same for all programs, created when needed
     */
    public PythonEngine(Path cache) {
        this.cache = cache;
    }

    /**
     * Returns why a Python can run no plan; empty if it can. Blocks for about a tenth of a second.
     *
     * @param executable the interpreter, as on a command line; empty for the usual one
     */
    public Optional<Phrase> problem(Optional<String> executable) {
        return PythonCheck.ask(executable.orElse(USUAL), StartMethod.SPAWN.key(), Optional.empty(), cache)
                .problem();
    }

    /**
     * Checks whether the plan's Python can run it. Blocks for about a tenth of a second, or as long as the user's module
     * takes to be imported.
     *
     * @throws PlanException if it can't, with the reason
     */
    public void check(Plan plan) {
        Optional<PythonCheck.Function> function = plan.work() instanceof Work.PythonFunction user
                ? Optional.of(new PythonCheck.Function(user.file().toAbsolutePath(), user.function(), arguments(plan)))
                : Optional.empty();
        Optional<Phrase> problem = PythonCheck.ask(
                        python(plan), plan.startMethod().key(), function, cache)
                .problem();
        if (problem.isPresent()) {
            throw new PlanException(function.isPresent() ? Setting.FUNCTION : Setting.PYTHON, problem.get());
        }
    }

    private static int arguments(Plan plan) {
        return plan.mode().unpacks() && plan.items() instanceof Items.CsvColumn csv
                ? csv.columns().size()
                : 1;
    }

    /**
     * Starts a plan's program; returns at once. What happens afterwards is reported to the recorder only.
     *
     * @throws PlanException if it can't be started
     */
    public EngineRun start(Plan plan, Program program, TraceRecorder recorder) {
        try {
            return ProgramRun.ofPrinted(program, PROGRAM, folder -> command(plan, folder), cache, recorder);
        } catch (WatchException e) {
            throw new PlanException(Setting.PYTHON, e.why());
        }
    }

    private static WatchedCommand command(Plan plan, ProgramFolder folder) {
        return new WatchedCommand(
                List.of(python(plan), folder.program().toString()),
                Optional.empty(),
                Map.of(ProgramFolder.GUARD, folder.guard().toString()),
                Optional.empty(),
                true,
                Set.of(),
                new PlanProgram(folder.program().toString(), 0));
    }

    private static String python(Plan plan) {
        return plan.get(Setting.PYTHON).orElse(USUAL);
    }
}
