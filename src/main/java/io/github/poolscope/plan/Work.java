package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a plan does: it calls a function on each item, or runs a program. */
public sealed interface Work {
    /** Returns the spelling in plans and on the command line. */
    String text();

    /**
     * A built-in workload.
     *
     * @param name its name in the catalogue
     * @param parameters the values that differ from the defaults, in the order in which they were written
     */
    record BuiltIn(String name, Map<String, String> parameters) implements Work {
        public BuiltIn {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        public static BuiltIn of(String name) {
            return new BuiltIn(name, Map.of());
        }

        /**
         * Parses {@code name} or {@code name:key=value,key=value}.
         *
         * @throws PlanException if it has another form
         */
        public static BuiltIn parse(String text) {
            int colon = text.indexOf(':');
            if (colon < 0) {
                return of(text.strip());
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (String part : text.substring(colon + 1).split(",", -1)) {
                if (part.isBlank()) {
                    continue;
                }
                int equals = part.indexOf('=');
                if (equals < 1) {
                    throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.no-value", part.strip()));
                }
                String key = part.substring(0, equals).strip();
                if (parameters.put(key, part.substring(equals + 1).strip()) != null) {
                    throw new PlanException(Setting.WORKLOAD, Phrase.of("plan.problem.twice", key));
                }
            }
            return new BuiltIn(text.substring(0, colon).strip(), parameters);
        }

        @Override
        public String text() {
            StringBuilder text = new StringBuilder(name);
            String separator = ":";
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                text.append(separator).append(parameter.getKey()).append('=').append(parameter.getValue());
                separator = ",";
            }
            return text.toString();
        }
    }

    /**
     * A built-in program of several calls that replaces the one call of the mapping mode.
     *
     * @param name its name
     * @param workload the function of its calls, if it maps anything
     */
    record Script(String name, BuiltIn workload) implements Work {
        @Override
        public String text() {
            return name;
        }
    }

    /**
     * A program that Poolscope runs as it is, and only watches. Its pools, calls and items are its own.
     *
     * @param command the program and its arguments; not empty
     * @param folder its working folder; empty for that of Poolscope
     * @param environment what its environment has besides that of Poolscope
     * @param noValues whether no items and results are recorded
     * @param python the interpreter that runs where the command names Python without a path; empty for the usual one
     */
    record Command(
            List<String> command,
            Optional<Path> folder,
            Map<String, String> environment,
            boolean noValues,
            Optional<String> python)
            implements Work {
        /** The maximum length of a title in characters. */
        private static final int MAX_TITLE_LENGTH = 60;

        public Command {
            command = List.copyOf(command);
            environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
            if (command.isEmpty()) {
                throw new IllegalArgumentException("The command is empty.");
            }
        }

        /** Returns a command in the folder and environment of Poolscope. */
        public static Command of(List<String> command) {
            return new Command(command, Optional.empty(), Map.of(), false, Optional.empty());
        }

        /** Returns the command with a working folder, unless it has one. */
        public Command in(Path usual) {
            return folder.isPresent() ? this : new Command(command, Optional.of(usual), environment, noValues, python);
        }

        /** Returns the whole command, quoted as for a shell. */
        @Override
        public String text() {
            return CommandText.of(command);
        }

        /** Returns the command for a title: paths without their folders, and not too long. */
        public String title() {
            String title = command.stream().map(Command::lastName).collect(Collectors.joining(" "));
            title = title.replaceAll("\\s+", " ");
            return title.codePointCount(0, title.length()) <= MAX_TITLE_LENGTH
                    ? title
                    : title.substring(0, title.offsetByCodePoints(0, MAX_TITLE_LENGTH - 1)) + "…";
        }

        /** Returns the command as a program of one line. */
        public Program program() {
            return new Program("", List.of(new Program.Line(text().replace('\n', ' '), Step.OTHER)));
        }

        private static String lastName(String word) {
            int end = word.endsWith("/") ? word.length() - 1 : word.length();
            return word.startsWith("-") ? word : word.substring(word.lastIndexOf('/', end - 1) + 1);
        }
    }

    /**
     * A static method of the user's own jar.
     *
     * @param jar the jar
     * @param function {@code pkg.Class::method}
     */
    record UserFunction(Path jar, String function) implements Work {
        @Override
        public String text() {
            return function;
        }
    }

    /**
     * A function of the user's own Python file, which CPython's pool calls.
     *
     * @param file the file
     * @param function the function's name in it, such as {@code work} or {@code Model.predict}
     */
    record PythonFunction(Path file, String function) implements Work {
        @Override
        public String text() {
            return function;
        }
    }
}
