package io.github.poolscope.testing;

import java.nio.file.Path;

/** The JDK that runs the tests, and the programs started by them. */
public final class RunningJdk {
    /** The command that starts a JVM. */
    public static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private RunningJdk() {}
}
