package io.github.poolscope.cli;

import io.github.poolscope.history.KeptRun;
import io.github.poolscope.history.RunName;
import io.github.poolscope.run.LabelException;
import io.github.poolscope.run.Labels;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.RunLabels;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The commands that change what is written on a run: {@code name}, {@code note}, {@code tag} and {@code star}. */
abstract class LabelCommands implements Callable<Integer> {
    static final String RUN = "A file, a name in the history, the start of one, or latest.";

    @Parameters(index = "0", paramLabel = "RUN", description = RUN)
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private String run;

    @Option(names = "--json", description = "Print the run as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    /** Returns what the command changes. */
    abstract UnaryOperator<Labels> change();

    @Override
    public Integer call() throws RunFileException {
        Path file = RunName.find(RunFolder.standard(), run);
        try {
            Labels labels = RunLabels.change(file, change());
            spec.commandLine()
                    .getOut()
                    .println(
                            json
                                    ? RunJson.of(KeptRun.of(file)).toPrettyString()
                                    : RunName.name(file) + ": " + ShowCommand.line(labels));
            return CommandLineMain.DONE;
        } catch (LabelException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    @Command(name = "name", description = "Gives a run a name.", mixinStandardHelpOptions = true)
    static final class Name extends LabelCommands {
        @Parameters(index = "1", paramLabel = "TEXT", description = "The name, one line; an empty text removes it.")
        @SuppressWarnings("NullAway.Init") // Set by picocli.
        private String text;

        @Override
        UnaryOperator<Labels> change() {
            return labels -> labels.withName(text);
        }
    }

    @Command(name = "note", description = "Writes a note on a run.", mixinStandardHelpOptions = true)
    static final class Note extends LabelCommands {
        @Parameters(index = "1", paramLabel = "TEXT", description = "The note; an empty text removes it.")
        @SuppressWarnings("NullAway.Init") // Set by picocli.
        private String text;

        @Override
        UnaryOperator<Labels> change() {
            return labels -> labels.withNote(text);
        }
    }

    @Command(name = "tag", description = "Gives a run tags, or takes them away.", mixinStandardHelpOptions = true)
    static final class Tag extends LabelCommands {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG", description = "Single words.")
        @SuppressWarnings("NullAway.Init") // Set by picocli.
        private List<String> tags;

        @Option(names = "--remove", description = "Take the tags away.")
        private boolean remove;

        @Override
        UnaryOperator<Labels> change() {
            return labels -> remove ? labels.withoutTags(tags) : labels.withTags(tags);
        }
    }

    @Command(
            name = "star",
            description = "Gives a run a star: such a run is never purged.",
            mixinStandardHelpOptions = true)
    static final class Star extends LabelCommands {
        @Option(names = "--remove", description = "Take the star away.")
        private boolean remove;

        @Override
        UnaryOperator<Labels> change() {
            return labels -> labels.withStar(!remove);
        }
    }
}
