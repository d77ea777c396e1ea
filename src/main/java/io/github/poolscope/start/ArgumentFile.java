package io.github.poolscope.start;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shortens the command line of a JVM by moving its arguments to a file. */
final class ArgumentFile {
    /** In characters. The limits of operating systems range from 32 KiB (Windows) to 128 KiB (Linux, one argument). */
    private static final int MAX_COMMAND_LENGTH = 30_000;

    private ArgumentFile() {}

    /**
     * Returns the command, or a short one with the same effect.
     *
     * @param file written if the command is too long; must exist until the JVM runs
     */
    static List<String> shortened(List<String> command, Path file) throws IOException {
        if (command.stream().mapToInt(String::length).sum() <= MAX_COMMAND_LENGTH) {
            return command;
        }
        StringBuilder text = new StringBuilder();
        for (String argument : command.subList(1, command.size())) {
            text.append('"')
                    .append(argument.replace("\\", "\\\\")
                            .replace("\"", "\\\"")
                            .replace("\n", "\\n")
                            .replace("\r", "\\r"))
                    .append("\"\n");
        }
        // The launcher decodes the file like the command line.
        Files.write(file, text.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))));
        return List.of(command.get(0), "@" + file);
    }

    /** Returns the argument file of the worker whose page is {@code page}. */
    static Path beside(Path page) {
        return page.resolveSibling(page.getFileName() + ".args");
    }
}
