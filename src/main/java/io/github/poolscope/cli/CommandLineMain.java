package io.github.poolscope.cli;

import io.github.poolscope.files.DestinationException;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.predict.UnpredictableException;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.session.NoWindowException;
import io.github.poolscope.session.RunWindow;
import io.github.poolscope.sweep.SweepException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code poolscope}. */
@Command(
        name = "poolscope",
        description = "Runs functions on a pool of worker processes and shows what the pool does.",
        footer = {"", "Without arguments the window opens; with a .poolscope file, the window with that run."},
        subcommands = {
            RunCommand.class,
            WatchCommand.class,
            ReportCommand.class,
            ListCommand.class,
            ShowCommand.class,
            LabelCommands.Name.class,
            LabelCommands.Note.class,
            LabelCommands.Tag.class,
            LabelCommands.Star.class,
            DeleteCommand.class,
            RestoreCommand.class,
            QueryCommand.class,
            CompareCommand.class,
            WorkloadsCommand.class,
            LessonCommand.class,
            MatrixCommand.class,
            BenchCommand.class,
            PredictCommand.class,
            SweepCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = CommandLineMain.Version.class)
public final class CommandLineMain implements Runnable {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int BAD_INPUT = 2;

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    private final RunWindow window;

    private CommandLineMain(RunWindow window) {
        this.window = window;
    }

    /**
     * Runs the command in {@code arguments}; returns the exit code.
     *
     * @param window is prepared and opened if a command asks for one
     */
    public static int run(RunWindow window, String... arguments) {
        CommandLine line = new CommandLine(new CommandLineMain(window));
        StandardStream output = StandardStream.out();
        Terminal out = Terminal.on(output);
        Terminal err = Terminal.on(StandardStream.err());
        line.setOut(out);
        line.setErr(err);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, new PathConverter());
        line.registerConverter(double.class, CommandLineMain::decimal);
        line.setParameterExceptionHandler(CommandLineMain::badUsage);
        line.setExecutionExceptionHandler((error, command, parsed) -> failed(error, command));
        line.setExecutionStrategy(CommandLineMain::execute);
        int code = execute(line, arguments);
        out.flush();
        Optional<String> problem = output.problem();
        problem.ifPresent(why -> err.println("poolscope: standard output could not be written: " + why + "."));
        err.flush();
        return problem.isPresent() && code == DONE ? FAILED : code;
    }

    private static int execute(CommandLine line, String... arguments) {
        try {
            return line.execute(arguments);
        } catch (Error e) { // picocli passes only exceptions to the handler, no errors.
            return unexpected(e, line.getErr());
        }
    }

    private static int execute(ParseResult parsed) {
        CommandLine asked = parsed.commandSpec().commandLine();
        if (asked.getOut() instanceof Terminal terminal) {
            // Bypasses the filter of Terminal, since help contains colour codes.
            StringWriter help = new StringWriter();
            asked.setOut(new PrintWriter(help, true));
            Integer code = CommandLine.executeHelpRequest(parsed);
            asked.setOut(terminal);
            if (code != null) {
                terminal.send(help.toString());
                return code;
            }
        }
        return new RunLast().execute(parsed);
    }

    /** Returns the window for a run, which is not open. */
    RunWindow window() {
        return window;
    }

    private static double decimal(String text) {
        double value = PlanTexts.decimal(text);
        if (Double.isNaN(value)) {
            throw new TypeConversionException("'" + text + "' is not a decimal number");
        }
        return value;
    }

    @Override
    public void run() {
        List<String> commands = List.copyOf(spec.subcommands().keySet());
        int last = commands.size() - 1;
        throw new ParameterException(
                spec.commandLine(),
                "A command is missing: " + String.join(", ", commands.subList(0, last)) + " or " + commands.get(last));
    }

    private static int badUsage(ParameterException error, String[] arguments) {
        CommandLine command = error.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("poolscope: " + sentence(error) + " See '"
                + command.getCommandSpec().qualifiedName() + " --help'.");
        return BAD_INPUT;
    }

    private static String sentence(ParameterException error) {
        StringBuilder text = new StringBuilder(firstLine(error));
        List<String> near = error instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!near.isEmpty()) {
            text.append(": did you mean ").append(String.join(" or ", near)).append('?');
        }
        return text.toString().endsWith("?") || text.toString().endsWith(".") ? text.toString() : text + ".";
    }

    private static int failed(Exception error, CommandLine command) {
        PrintWriter err = command.getErr();
        if (error instanceof PlanException plan) {
            plan.problems().forEach(problem -> err.println("poolscope: " + problem.sentence()));
            return BAD_INPUT;
        }
        if (error instanceof RunFileException
                || error instanceof NoWindowException
                || error instanceof UnpredictableException
                || error instanceof SweepException) {
            err.println("poolscope: " + firstLine(error));
            return BAD_INPUT;
        }
        if (error instanceof IOException || error instanceof UncheckedIOException) {
            err.println(
                    error instanceof DestinationException
                            ? "poolscope: " + error.getMessage()
                            : "poolscope: reading or writing failed: " + error.getMessage() + ".");
            return FAILED;
        }
        return unexpected(error, err);
    }

    /** Reports an unexpected error; for a failed static initialiser, its cause. */
    private static int unexpected(Throwable error, PrintWriter err) {
        Throwable cause = error instanceof ExceptionInInitializerError ? error.getCause() : null;
        err.println("poolscope: an error that should not have happened: " + (cause == null ? error : cause));
        return FAILED;
    }

    private static String firstLine(Exception error) {
        String message = error.getMessage() == null ? error.toString() : error.getMessage();
        return message.lines().findFirst().orElse("");
    }

    /** Reads the version from the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = CommandLineMain.class.getPackage().getImplementationVersion();
            return new String[] {"poolscope " + (version == null ? "(not packaged)" : version)};
        }
    }
}
