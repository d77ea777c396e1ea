package io.github.poolscope.start;

import java.util.List;

/**
 * Processes that may not have children: workers of pools, and daemon processes. Their children would end with them; and
 * a function that starts processes by mistake would start very many.
 */
public final class Daemonic {
    private static final String ALLOWED = "poolscope.nested";
    private static final String DAEMONIC = "poolscope.worker";

    private Daemonic() {}

    /**
     * Does nothing in a process that may have children.
     *
     * @param advice the rest of the error's sentence
     * @throws IllegalStateException in a process that may not
     */
    public static void refuseChildren(String advice) {
        if (isHere() && !Boolean.getBoolean(ALLOWED)) {
            throw new IllegalStateException("daemonic processes are not allowed to have children: " + advice);
        }
    }

    /** Returns whether this process is daemonic, whether or not children are permitted. */
    public static boolean isHere() {
        return Boolean.getBoolean(DAEMONIC);
    }

    /** Makes this process daemonic. */
    public static void become() {
        System.setProperty(DAEMONIC, "true");
    }

    /** Returns the arguments of a JVM that is daemonic from its start. */
    public static List<String> jvmArguments(boolean mayHaveChildren) {
        String daemonic = "-D" + DAEMONIC + "=true";
        return mayHaveChildren ? List.of(daemonic, "-D" + ALLOWED + "=true") : List.of(daemonic);
    }
}
