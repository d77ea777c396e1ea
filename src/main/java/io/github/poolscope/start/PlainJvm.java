package io.github.poolscope.start;

import java.util.List;

/** A JVM that runs a class of this program and nothing of a user's. */
public final class PlainJvm {
    private PlainJvm() {}

    /**
     * Has such a JVM ready to be started, with one small heap. The options that the environment gives every JVM are kept
     * from it: they are meant for a user's code, and an agent or another heap could only hinder it.
     */
    public static ProcessBuilder of(Class<?> main, String... arguments) {
        List<String> command = JvmCommand.plain(main);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        JvmEnvironment.remove(builder.environment());
        return builder;
    }
}
