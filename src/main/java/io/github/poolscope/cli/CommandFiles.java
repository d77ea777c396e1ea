package io.github.poolscope.cli;

import io.github.poolscope.files.Destination;
import io.github.poolscope.files.DestinationException;
import io.github.poolscope.plan.Plan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files that a command reads and writes, checked before it runs anything, as runs take time: an input file must not
 * be overwritten, nor two outputs be written to the same place.
 */
final class CommandFiles {
    private static final Path STANDARD_OUTPUT = Path.of("-");

    private final CommandSpec spec;
    private final Map<Path, String> inputs = new LinkedHashMap<>();
    private final Map<Destination, String> outputs = new LinkedHashMap<>();

    CommandFiles(CommandSpec spec) {
        this.spec = spec;
    }

    /** Adds a file that is read, or a folder whose files are; {@code by} says what reads it, for error messages. */
    void reads(Path file, String by) {
        inputs.put(file, by);
    }

    /** Adds what a plan reads. */
    void reads(Plan plan) {
        plan.inputs().forEach(input -> reads(input, "an input of the run"));
    }

    /** States that the command prints its results to standard output. */
    void prints() {
        writes(STANDARD_OUTPUT, "what is printed");
    }

    /**
     * Adds a file that is written.
     *
     * @param as what is written there
     * @throws ParameterException if it can't be written there; the message says what to do
     */
    Destination writes(Path file, String as) {
        Destination destination;
        try {
            destination = Destination.of(file);
        } catch (DestinationException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
        String named = destination.isStandardOutput() ? "Standard output" : file.toString();
        inputs.forEach((input, by) -> {
            if (destination.isSame(input)) {
                throw bad(named + " holds " + by + " and would be lost: write " + as + " to another file.");
            }
        });
        outputs.forEach((other, already) -> {
            if (destination.isSame(other)) {
                throw bad(named + " is where " + already + " goes: write " + as + " to another place.");
            }
        });
        outputs.put(destination, as);
        return destination;
    }

    /** Adds the file in which a run is saved; being a database, it needs a regular file of its own. */
    Path saves(Path file) {
        Destination destination = writes(file, "the run");
        if (!destination.isFile()) {
            throw bad("A run can't be saved to " + file + ": it is not a regular file. Name one.");
        }
        return destination.file();
    }

    private ParameterException bad(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
