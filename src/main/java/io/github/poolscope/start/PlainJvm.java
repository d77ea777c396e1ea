package io.github.poolscope.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A JVM that runs a class of this program and none of the user's code. */
public final class PlainJvm {
    private PlainJvm() {}

    /**
     * Returns a builder for such a JVM, with one small heap. Options that the environment gives every JVM are removed:
     * they are meant for the user's code, and an agent or another heap would only slow it down.
     */
    public static ProcessBuilder of(Class<?> main, String... arguments) throws IOException {
        Path file = PrivateFolder.usualPlace().resolve(PrivateFolder.newName() + ".args");
        file.toFile().deleteOnExit();
        return of(file, main, arguments);
    }

    /** Returns the names of the variables that give options to every JVM. */
    public static Set<String> optionVariables() {
        return JvmEnvironment.names();
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
