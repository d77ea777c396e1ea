package io.github.poolscope.cli;

import io.github.poolscope.history.DeletedRuns;
import io.github.poolscope.history.RunName;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code poolscope restore}: brings deleted runs back. */
@Command(
        name = "restore",
        description = "Brings deleted runs back to the history; without a name, lists the deleted ones.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "RUN", description = "The name of a deleted run, or the start of one.")
    private List<String> runs = List.of();

    @Option(names = "--json", description = "Print the files as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws RunFileException {
        DeletedRuns deleted = new DeletedRuns(RunFolder.standard());
        PrintWriter out = spec.commandLine().getOut();
        Map<Path, Path> moved = new LinkedHashMap<>();
        if (runs.isEmpty()) {
            deleted.files().forEach(file -> moved.put(file, file));
            if (!json) {
                moved.keySet().forEach(file -> out.println(RunName.name(file)));
            }
        } else {
            for (String run : runs) {
                moved.put(deleted.find(run), Path.of(""));
            }
            for (Map.Entry<Path, Path> each : moved.entrySet()) {
                each.setValue(deleted.restore(each.getKey()));
                if (!json) {
                    out.println("Restored " + each.getValue());
                }
            }
        }
        if (json) {
            out.println(DeleteCommand.tree(moved).toPrettyString());
        }
        return CommandLineMain.DONE;
    }
}
