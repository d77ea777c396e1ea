package io.github.poolscope.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ends of pipes that go to a process with its target, so that they don't count as on their way when it is dead. */
final class Travels {
    private static final ThreadLocal<@Nullable List<Route>> NOTED = new ThreadLocal<>();

    private Travels() {}

    /** An end of a pipe is being serialised. */
    static void note(Route end) {
        List<Route> noted = NOTED.get();
        if (noted != null) {
            noted.add(end);
        }
    }

    /** From now on ends that this thread serialises are noted. */
    static void begin() {
        NOTED.set(new ArrayList<>());
    }

    /** Those that were noted. */
    static List<Route> end() {
        List<Route> noted = NOTED.get();
        NOTED.remove();
        return noted == null ? List.of() : noted;
    }

    /** Whoever they were for has got them, or never will. */
    static void arrived(List<Route> ends) {
        ends.forEach(end -> {
            Pending unused = end.ask(Request.of(Operation.ARRIVED, false, 0));
        });
    }
}
