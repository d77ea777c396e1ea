package io.github.poolscope.start;

import java.util.Map;

/** What concerns the program only, and none of the processes that the library starts for it. */
final class ProgramEnvironment {
    /** The folder into which the program records what it and its workers do. */
    private static final String RECORDED = "POOLSCOPE_TRACE";

    private ProgramEnvironment() {}

    static void leaveOut(Map<String, String> environment) {
        environment.remove(RECORDED);
    }
}
