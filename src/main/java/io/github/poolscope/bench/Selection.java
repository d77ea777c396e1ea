package io.github.poolscope.bench;

import java.util.List;

/** Which cases are wanted: those whose name begins with one of the prefixes, or all. */
record Selection(List<String> prefixes) {
    boolean has(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith);
    }
}
