package io.github.poolscope.bench;

import java.util.List;

/** The selected cases: those whose name begins with one of the prefixes, or all if there are none. */
record CaseSelection(List<String> prefixes) {
    /** Returns whether cases of that kind are selected by name. */
    boolean names(String kind) {
        return prefixes.stream().anyMatch(prefix -> prefix.startsWith(kind));
    }

    boolean has(String name) {
        return prefixes.isEmpty() || prefixes.stream().anyMatch(prefix -> begins(name, prefix));
    }

    /** Returns whether {@code name} begins with {@code prefix} and the prefix does not end inside a number. */
    private static boolean begins(String name, String prefix) {
        boolean amidNumber = !prefix.isEmpty()
                && name.length() > prefix.length()
                && Character.isDigit(prefix.charAt(prefix.length() - 1))
                && Character.isDigit(name.charAt(prefix.length()));
        return name.startsWith(prefix) && !amidNumber;
    }
}
