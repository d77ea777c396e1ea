package io.github.poolscope.watch;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a program is started.
 *
 * @param environment variables that it has besides those of the tests
 * @param input the file that is its standard input
 */
record Start(List<String> command, Map<String, String> environment, Path input) {
    Start(String... command) {
        this(List.of(command), Map.of(), Path.of("/dev/null"));
    }

    Start with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Start(command, Map.copyOf(more), input);
    }
}
