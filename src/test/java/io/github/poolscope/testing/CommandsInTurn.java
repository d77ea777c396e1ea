package io.github.poolscope.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.cli.CommandLineMain;
import io.github.poolscope.ui.Launcher;
import java.io.File;

/** Runs commands one after another in one JVM; after the output of each it prints the exit code. */
public final class CommandsInTurn {
    /** Begins the line after a command's output. */
    static final String END = "\u001e";

    private CommandsInTurn() {}

    /**
     * Runs the commands.
     *
     * @param arguments a file with the arguments of each command, as JSON
     */
    public static void main(String[] arguments) throws Exception {
        for (String[] command : new ObjectMapper().readValue(new File(arguments[0]), String[][].class)) {
            int code = CommandLineMain.run(Launcher.forRun(), command);
            System.out.println(END + code);
            System.err.println(END + code);
        }
    }
}
