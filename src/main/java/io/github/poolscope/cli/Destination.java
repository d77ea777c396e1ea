package io.github.poolscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Where a command is to write what it makes. Looked at before it runs anything, as runs take their time. */
final class Destination {
    private Destination() {}

    /** @throws ParameterException if the file can't be written there, with what to do */
    static void check(Path file, CommandSpec spec) {
        problem(file).ifPresent(problem -> {
            throw new ParameterException(spec.commandLine(), problem);
        });
    }

    private static Optional<String> problem(Path file) {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || Files.isDirectory(whole)) {
            return Optional.of(file + " is a folder: name a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            return Optional.of("There is no folder " + folder + " to write to: make it, or name another.");
        }
        if (!Files.isWritable(folder)) {
            return Optional.of("Nothing can be written to the folder " + folder + ": name another.");
        }
        return Optional.empty();
    }
}
