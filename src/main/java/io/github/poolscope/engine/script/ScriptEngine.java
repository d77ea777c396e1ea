package io.github.poolscope.engine.script;

import io.github.poolscope.engine.EngineRun;
import io.github.poolscope.engine.command.ProgramFolder;
import io.github.poolscope.engine.command.ProgramRun;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.scripting.ScriptMain;
import io.github.poolscope.start.PlainJvm;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.watch.WatchException;
import io.github.poolscope.watch.WatchedCommand;
import io.github.poolscope.watch.source.PlanProgram;
import io.github.poolscope.words.Phrase;
import io.github.poolscope.workload.ScriptPrograms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the Java programs of scripts: the printed program is what runs, in a process of its own that is watched. */
public final class ScriptEngine {
    private static final String PRINTED = "Program.java";
    /** Properties of this program that hold for the pools of the scripts, too. */
    private static final List<String> PROPERTIES = List.of("poolscope.worker.options", "java.io.tmpdir");

    private final Path cache;

    /**
     * Creates the engine.
     *
     * @param cache a folder for files that are the same for all programs, created when needed
     */
    public ScriptEngine(Path cache) {
        this.cache = cache;
    }

    /**
     * Starts a script's program; returns at once. What happens afterwards is reported to the recorder only.
     *
     * @param program the printed program
     * @param name the name of the script
     * @throws PlanException if it can't be started
     */
    public EngineRun start(Plan plan, Program program, String name, TraceRecorder recorder) {
        try {
            List<String> command = command(name);
            return ProgramRun.ofPrinted(
                    program, PRINTED, folder -> watched(plan, name, command, folder), cache, recorder);
        } catch (WatchException e) {
            throw new PlanException(Setting.SCRIPT, e.why());
        } catch (IOException e) {
            throw new PlanException(Setting.SCRIPT, Phrase.asItIs(String.valueOf(e.getMessage())));
        }
    }

    private static List<String> command(String name) throws IOException {
        List<String> command = new ArrayList<>(
                PlainJvm.of(ScriptMain.class, ScriptPrograms.className(name)).command());
        int main = command.lastIndexOf(ScriptMain.class.getName());
        command.addAll(main < 0 ? 1 : main, options());
        return command;
    }

    private static WatchedCommand watched(Plan plan, String name, List<String> command, ProgramFolder folder) {
        return new WatchedCommand(
                command,
                Optional.empty(),
                Map.of(ProgramFolder.GUARD, folder.guard().toString(), ScriptMain.GIVEN, ScriptPrograms.given(plan)),
                Optional.empty(),
                true,
                PlainJvm.optionVariables(),
                new PlanProgram(source(name), ScriptPrograms.skipped(name)));
    }

    /** Returns the source of a script as the event log names it. */
    private static String source(String name) {
        return ScriptPrograms.className(name).replace('.', '/') + ".java";
    }

    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of("-XX:TieredStopAtLevel=1", "-Dpoolscope.spares=false"));
        for (String property : PROPERTIES) {
            String value = System.getProperty(property, "");
            if (!value.isEmpty()) {
                options.add("-D" + property + "=" + value);
            }
        }
        return options;
    }
}
