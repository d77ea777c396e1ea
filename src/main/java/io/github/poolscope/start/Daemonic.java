package io.github.poolscope.start;

import java.util.List;

/**
 * Processes that may not have children of their own: workers of pools, and processes that are daemons. Their own
 * children would end with them; they are refused because a function that starts processes by mistake starts very many.
 */
public final class Daemonic {
    private static final String ALLOWED = "poolscope.nested";
    private static final String DAEMONIC = "poolscope.worker";

    private Daemonic() {}

    /**
     * Does nothing in a process that may have children.
     *
     * @param advice what the error's sentence goes on with
     * @throws IllegalStateException in one that may not
     */
    public static void refuseChildren(String advice) {
        if (isHere() && !Boolean.getBoolean(ALLOWED)) {
            throw new IllegalStateException("daemonic processes are not allowed to have children: " + advice);
        }
    }

    /** Whether this process is such a one, allowed to have children or not. */
    public static boolean isHere() {
        return Boolean.getBoolean(DAEMONIC);
    }

    /** From now on this process is such a one. */
    public static void become() {
        System.setProperty(DAEMONIC, "true");
    }

    /** The arguments of a JVM that is such a one from its start. */
    public static List<String> jvmArguments(boolean mayHaveChildren) {
        String daemonic = "-D" + DAEMONIC + "=true";
        return mayHaveChildren ? List.of(daemonic, "-D" + ALLOWED + "=true") : List.of(daemonic);
    }
}
