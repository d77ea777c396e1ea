package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A JVM that runs a class of this program and nothing of a user's. */
public final class PlainJvm {
    private PlainJvm() {}

    /**
     * Has such a JVM ready to be started, with one small heap. The options that the environment gives every JVM are kept
     * from it: they are meant for a user's code, and an agent or another heap could only hinder it.
     */
    public static ProcessBuilder of(Class<?> main, String... arguments) throws IOException {
        Path file = PrivateFolder.usualPlace().resolve(PrivateFolder.newName() + ".args");
        file.toFile().deleteOnExit();
        return of(file, main, arguments);
    }

    /** @param file see {@link ArgumentFile#shortened} */
    static ProcessBuilder of(Path file, Class<?> main, String... arguments) throws IOException {
        List<String> command = JvmCommand.plain(main);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(ArgumentFile.shortened(command, file));
        JvmEnvironment.remove(builder.environment());
        return builder;
    }
}
