package io.github.poolscope.workload;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** The taskels that a workload singles out: {@code 3;7} names indices, {@code every:5} means 4, 9, 14, … */
record ChosenTaskels(Set<Integer> indices, int every) implements Serializable {
    private static final String EVERY = "every:";

    static ChosenTaskels parse(String text) {
        if (text.startsWith(EVERY)) {
            int step = Integer.parseInt(text.substring(EVERY.length()).strip());
            if (step < 1) {
                throw new NumberFormatException("a step of " + step);
            }
            return new ChosenTaskels(Set.of(), step);
        }
        TreeSet<Integer> indices = new TreeSet<>();
        Arrays.stream(text.split(";", -1)).filter(part -> !part.isBlank()).forEach(part -> {
            indices.add(Integer.parseInt(part.strip()));
        });
        return new ChosenTaskels(indices, 0);
    }

    boolean includes(int index) {
        return every > 0 ? index % every == every - 1 : indices.contains(index);
    }
}
