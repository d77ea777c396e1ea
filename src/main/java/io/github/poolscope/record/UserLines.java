package io.github.poolscope.record;

import io.github.poolscope.eventlog.LogWriter;
import java.lang.StackWalker.StackFrame;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the line of the program at which it calls the library, as the number of a text of the log. */
final class UserLines {
    private static final StackWalker STACK = StackWalker.getInstance();
    private static final String ROOT = "io.github.poolscope.";
    private static final Set<String> OWN =
            Set.of("pool", "sync", "record", "start", "task", "trace", "concurrent", "wire", "eventlog", "scripting");
    /** Finds the program's method. No lambdas: the first ones of a program take ms. */
    private static final Function<Stream<StackFrame>, Optional<StackFrame>> FIRST = new Function<>() {
        private final Predicate<StackFrame> isUsers = new Predicate<>() {
            @Override
            public boolean test(StackFrame frame) {
                return isUsers(frame.getClassName());
            }
        };

        @Override
        public Optional<StackFrame> apply(Stream<StackFrame> frames) {
            return frames.filter(isUsers).findFirst();
        }
    };

    /** More places than a program has where it waits. */
    private static final int MOST_KNOWN = 10_000;

    private final LogWriter log;
    private final Map<Place, Integer> known = new ConcurrentHashMap<>();

    /** An instruction of a class. No record: the methods of one are made when they are first used, which takes ms. */
    private static final class Place {
        final String type;
        final String method;
        final int instruction;

        Place(String type, String method, int instruction) {
            this.type = type;
            this.method = method;
            this.instruction = instruction;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Place it
                    && instruction == it.instruction
                    && method.equals(it.method)
                    && type.equals(it.type);
        }

        @Override
        public int hashCode() {
            return (type.hashCode() * 31 + method.hashCode()) * 31 + instruction;
        }
    }

    UserLines(LogWriter log) {
        this.log = log;
    }

    /** Returns the line of the innermost method of this thread that is neither the library's nor the JDK's; 0: none. */
    int here() {
        Optional<StackFrame> found = STACK.walk(FIRST);
        return found.isPresent() ? of(found.get()) : 0;
    }

    private int of(StackFrame frame) {
        Place place = new Place(frame.getClassName(), frame.getMethodName(), frame.getByteCodeIndex());
        Integer number = known.get(place);
        if (number == null) {
            String file = frame.getFileName();
            number = file == null || frame.getLineNumber() < 1
                    ? 0
                    : of(folder(place.type) + file, frame.getLineNumber());
            if (known.size() < MOST_KNOWN) {
                known.put(place, number);
            }
        }
        return number;
    }

    /** Returns a line, counted from 1, of a source file. */
    int of(String file, int line) {
        return log.text(file + ':' + line);
    }

    private static String folder(String type) {
        return type.substring(0, type.lastIndexOf('.') + 1).replace('.', '/');
    }

    private static boolean isUsers(String type) {
        if (type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.")) {
            return false;
        }
        return !type.startsWith(ROOT) || !OWN.contains(roomOf(type));
    }

    private static String roomOf(String type) {
        int end = type.indexOf('.', ROOT.length());
        return end < 0 ? "" : type.substring(ROOT.length(), end);
    }
}
