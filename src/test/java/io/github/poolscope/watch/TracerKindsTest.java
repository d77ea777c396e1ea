package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers that the Python tracer writes are those that the description of the event log has. */
class TracerKindsTest {
    private static final Pattern CONSTANT = Pattern.compile("(?m)^([A-Z][A-Z_]*) = (\\d+)");
    /** From this number on, kinds are those of programs that record themselves as a whole. */
    private static final int FIRST_OF_WHOLE_PROGRAMS = 64;

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| `([A-Z_]+)` \\|");

    @Test
    void kinds_of_events_are_those_of_the_tables() throws IOException {
        Map<String, Integer> described = new TreeMap<>();
        Matcher row = ROW.matcher(description());
        while (row.find()) {
            described.put(row.group(2), Integer.valueOf(row.group(1)));
        }
        described.values().removeIf(number -> number >= FIRST_OF_WHOLE_PROGRAMS);
        assertThat(described).containsEntry("HELLO", 1).containsEntry("TASKELS", 33);
        Map<String, Integer> ofTracer = constants();
        ofTracer.keySet().retainAll(described.keySet());
        assertThat(ofTracer).isEqualTo(described);
    }

    @Test
    void modes_are_those_of_the_description() throws IOException {
        assertThat(constants("MODE_")).isEqualTo(listed("Modes"));
    }

    @Test
    void calls_that_block_are_those_of_the_description() throws IOException {
        assertThat(constants("IN_")).isEqualTo(listed("Calls that block"));
    }

    @Test
    void actions_are_those_of_the_description() throws IOException {
        assertThat(constants("ACTION_")).isEqualTo(listed("Actions"));
    }

    /** Returns the entries of a list such as "**Modes**: 0 `apply`, 1 `apply_async`.", named as constants are. */
    private static Map<String, Integer> listed(String heading) throws IOException {
        Matcher list =
                Pattern.compile("(?m)^\\*\\*" + heading + "\\*\\*: ([^.]+)\\.").matcher(description());
        assertThat(list.find()).as("there is a list %s", heading).isTrue();
        Map<String, Integer> entries = new TreeMap<>();
        for (String entry : list.group(1).split(", ", -1)) {
            String[] numberAndName = entry.split(" ", 2);
            String name = numberAndName[1]
                    .toUpperCase(Locale.ROOT)
                    .replaceAll("[`()]", "")
                    .replace(' ', '_');
            entries.put(name, Integer.valueOf(numberAndName[0]));
        }
        return entries;
    }

    private static Map<String, Integer> constants(String prefix) throws IOException {
        return constants().entrySet().stream()
                .filter(constant -> constant.getKey().startsWith(prefix))
                .collect(Collectors.toMap(
                        constant -> constant.getKey().substring(prefix.length()),
                        Map.Entry::getValue,
                        Integer::sum,
                        TreeMap::new));
    }

    private static Map<String, Integer> constants() throws IOException {
        try (InputStream source =
                TracerKindsTest.class.getResourceAsStream("/io/github/poolscope/watch/python/tracer/kinds.py")) {
            Matcher constant = CONSTANT.matcher(new String(source.readAllBytes(), StandardCharsets.UTF_8));
            Map<String, Integer> constants = new TreeMap<>();
            while (constant.find()) {
                constants.put(constant.group(1), Integer.valueOf(constant.group(2)));
            }
            return constants;
        }
    }

    private static String description() throws IOException {
        return Files.readString(Path.of("src/site/markdown/event-log.md"));
    }
}
