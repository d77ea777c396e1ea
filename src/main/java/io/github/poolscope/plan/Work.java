package io.github.poolscope.plan;

import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The function that a plan calls on each item. */
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
}
