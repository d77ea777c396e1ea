package io.github.poolscope.sync;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ends of pipes that go to a process with its target, so that they don't count as on their way when it is dead. */
final class Travels {
    /** An end, and the number of its travel. */
    record Travel(Route end, long number) {}

    private static final ThreadLocal<@Nullable List<Travel>> NOTED = new ThreadLocal<>();

    private Travels() {}

    /** An end of a pipe is being serialised. */
    static void note(Route end, long number) {
        List<Travel> noted = NOTED.get();
        if (noted != null) {
            noted.add(new Travel(end, number));
        }
    }

    /** From now on ends that this thread serialises are noted. */
    static void begin() {
        NOTED.set(new ArrayList<>());
    }

    /** Those that were noted. */
    static List<Travel> end() {
        List<Travel> noted = NOTED.get();
        NOTED.remove();
        return noted == null ? List.of() : noted;
    }

    /** The one for whom they were has got them, or never will. */
    static void arrived(List<Travel> travels) {
        travels.forEach(travel -> {
            Pending unused = travel.end.ask(Request.of(Operation.ARRIVED, false, travel.number));
        });
    }
}
