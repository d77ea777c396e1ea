package io.github.poolscope.start;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Shortens the command line of a JVM by a file that holds its arguments. */
final class ArgumentFile {
    /** Systems take between 32 KiB (Windows) and 128 KiB (Linux, an argument). */
    private static final int LONGEST_COMMAND = 30_000;

    private ArgumentFile() {}

    /**
     * The command, or one that means the same and is short.
     *
     * @param file is written if the command is too long; it must be there until the JVM runs
     */
    static List<String> shortened(List<String> command, Path file) throws IOException {
        if (command.stream().mapToInt(String::length).sum() <= LONGEST_COMMAND) {
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
        // The launcher takes the bytes as it takes those of a command line.
        Files.write(file, text.toString().getBytes(Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"))));
        return List.of(command.get(0), "@" + file);
    }

    /** The file of the worker whose page is {@code page}. */
    static Path beside(Path page) {
        return page.resolveSibling(page.getFileName() + ".args");
    }
}
