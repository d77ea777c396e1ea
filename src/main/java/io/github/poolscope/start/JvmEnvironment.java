package io.github.poolscope.start;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The JVM options in environment variables that HotSpot and its launcher read.
 *
 * @param variables the variables that are set, with their values
 */
record JvmEnvironment(Map<String, String> variables) {
    /** In the order in which a JVM applies them: the last is applied after the command line and overrides it. */
    private static final List<String> NAMES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private static final List<String> FILES = List.of("@", "-XX:VMOptionsFile=", "-XX:Flags=");

    /** The maximum number of characters quoted in a sentence. */
    private static final int MAX_QUOTED_LENGTH = 200;

    static JvmEnvironment in(Map<String, String> environment) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : NAMES) {
            String value = environment.getOrDefault(name, "");
            if (!value.isBlank()) {
                found.put(name, value);
            }
        }
        return new JvmEnvironment(found);
    }

    static Set<String> names() {
        return Set.copyOf(NAMES);
    }

    static void remove(Map<String, String> environment) {
        NAMES.forEach(environment::remove);
    }

    /** Returns the single options, including those in files that they name. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        for (String value : variables.values()) {
            for (String option : words(value)) {
                options.add(option);
                options.addAll(fromFile(option));
            }
        }
        return options;
    }

    /** Returns the variables with their values, as the end of a message about a JVM that did not start. */
    String hint() {
        if (variables.isEmpty()) {
            return "";
        }
        return " The environment gives every JVM options: "
                + variables.entrySet().stream()
                        .map(one -> one.getKey() + "=" + shortened(one.getValue()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String shortened(String value) {
        return value.length() > MAX_QUOTED_LENGTH ? value.substring(0, MAX_QUOTED_LENGTH) + "…" : value;
    }

    private static List<String> fromFile(String option) {
        for (String prefix : FILES) {
            if (option.startsWith(prefix)) {
                try {
                    return words(
                            Files.readString(Path.of(option.substring(prefix.length())), Charset.defaultCharset()));
                } catch (IOException | InvalidPathException e) {
                    return List.of(); // The JVM reports it.
                }
            }
        }
        return List.of();
    }

    /** Splits at white space outside quotes of either kind, as the JVM does. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (quote != 0 && character == quote) {
                quote = 0;
            } else if (quote == 0 && (character == '"' || character == '\'')) {
                quote = character;
            } else if (quote == 0 && Character.isWhitespace(character)) {
                add(words, word);
            } else {
                word.append(character);
            }
        }
        add(words, word);
        return words;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }
}
