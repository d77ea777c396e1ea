package io.github.poolscope.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Texts that repeat often, each stored once. One writer at a time. */
final class InternedTexts {
    /** The maximum number of texts; further ones are treated as empty. */
    private static final int MAX = 4_096;

    private static final int MAX_LENGTH = 1_000;
    /** The size of a text in bytes without its characters. */
    private static final int OBJECTS = 120;

    private final MemoryUse room;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new CopyOnWriteArrayList<>(List.of(""));

    InternedTexts(MemoryUse room) {
        this.room = room;
        numbers.put("", 0);
    }

    /** Returns the number of a text; 0 for an empty one, and for new ones after {@link #MAX}. */
    int number(String text) {
        String kept = cut(text);
        Integer known = numbers.get(kept);
        if (known != null) {
            return known;
        }
        if (texts.size() == MAX) {
            return 0;
        }
        int number = texts.size();
        texts.add(kept);
        numbers.put(kept, number);
        room.take(OBJECTS + 2L * kept.length());
        return number;
    }

    /** Returns the part of a text that is stored. */
    static String cut(String text) {
        return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
    }

    String get(int number) {
        return texts.get(number);
    }
}
