package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.poolscope.history.DeletedRuns;
import io.github.poolscope.history.RunName;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
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

/** {@code poolscope delete}: moves runs of the history to the deleted ones. */
@Command(
        name = "delete",
        description = "Deletes runs of the history; 'restore' brings them back.",
        mixinStandardHelpOptions = true)
final class DeleteCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "RUN", description = LabelCommands.RUN)
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private List<String> runs;

    @Option(names = "--json", description = "Print the moved files as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public Integer call() throws RunFileException {
        RunFolder history = RunFolder.standard();
        // All are found before the first is deleted: a wrong name deletes none, and 'latest' is one run.
        Map<Path, Path> moved = new LinkedHashMap<>();
        for (String run : runs) {
            moved.put(RunName.find(history, run), Path.of(""));
        }
        DeletedRuns deleted = new DeletedRuns(history);
        for (Map.Entry<Path, Path> each : moved.entrySet()) {
            each.setValue(deleted.delete(each.getKey()));
            if (!json) {
                spec.commandLine()
                        .getOut()
                        .println("Deleted " + RunName.name(each.getKey()) + ". To undo: poolscope restore "
                                + RunName.name(each.getValue()));
            }
        }
        if (json) {
            spec.commandLine().getOut().println(tree(moved).toPrettyString());
        }
        return CommandLineMain.DONE;
    }

    /** Returns moved files as JSON. */
    static ArrayNode tree(Map<Path, Path> moved) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        moved.forEach(
                (from, to) -> list.addObject().put("from", from.toString()).put("to", to.toString()));
        return list;
    }
}
