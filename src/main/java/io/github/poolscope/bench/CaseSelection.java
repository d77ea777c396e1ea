package io.github.poolscope.bench;

import java.util.List;

/** Which cases are wanted: those whose name begins with one of the prefixes, or all. */
record CaseSelection(List<String> prefixes) {
    /** Whether cases of that kind are asked for by name. */
    boolean names(String kind) {
        return prefixes.stream().anyMatch(prefix -> prefix.startsWith(kind));
    }

    boolean has(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> begins(name, prefix));
    }

    /** A number is not the beginning of a longer one. */
    private static boolean begins(String name, String prefix) {
        boolean amidNumber = !prefix.isEmpty()
                && name.length() > prefix.length()
                && Character.isDigit(prefix.charAt(prefix.length() - 1))
                && Character.isDigit(name.charAt(prefix.length()));
        return name.startsWith(prefix) && !amidNumber;
    }
}
