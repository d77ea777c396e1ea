package io.github.poolscope.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code poolscope lesson}: groups the lesson commands. */
@Command(
        name = "lesson",
        description = "Lists lessons, or runs them and tells whether they hold.",
        subcommands = {LessonListCommand.class, LessonRunCommand.class},
        mixinStandardHelpOptions = true)
final class LessonCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli.
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: list or run");
    }
}
