package io.github.poolscope.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The source files of a run's program, numbered from 0. One writer at a time; may be read by any thread. */
public final class Sources {
    /** The maximum number of stored files; further ones are counted. */
    public static final int MAX = 1_000;

    /** The maximum length of a text in bytes; longer ones are cut off behind a line. */
    public static final int MAX_BYTES = 256 << 10;

    /** The size of a file in bytes without its text. */
    private static final int OBJECTS = 200;

    /**
     * A file.
     *
     * @param path its path, as {@link PoolCalls#source} and {@link Calls#source} name it
     * @param text its first lines, in most cases all of them
     * @param isWhole whether these are all of them
     */
    public record Source(String path, String text, boolean isWhole) {}

    private final MemoryUse room;
    private final long mostBytes;
    private final List<Source> sources = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private volatile long leftOut;

    /**
     * @param mostBytes the maximum size of all in bytes; further files are counted
     */
    Sources(MemoryUse room, long mostBytes) {
        this.room = room;
        this.mostBytes = mostBytes;
    }

    public int count() {
        return sources.size();
    }

    public Source at(int source) {
        return sources.get(source);
    }

    /** Returns the file with that path, if it is stored. */
    public Optional<Source> of(String path) {
        String stored = InternedTexts.cut(path);
        return sources.stream().filter(source -> source.path().equals(stored)).findFirst();
    }

    /**
     * Returns how many files were not stored, after {@link #MAX}, or because the files needed too much memory.
     */
    public long leftOut() {
        return leftOut;
    }

    void leftOut(long more) {
        leftOut = leftOut + more;
    }

    /** Adds a file, or does nothing if there is one with that path. */
    void add(String path, String text, boolean isWhole) {
        String stored = InternedTexts.cut(path);
        if (stored.isEmpty() || numbers.containsKey(stored)) {
            return;
        }
        String kept = firstLines(text);
        long bytes = OBJECTS + 2L * (stored.length() + kept.length());
        if (sources.size() == MAX || room.used() + bytes > mostBytes) {
            leftOut = leftOut + 1;
            return;
        }
        room.take(bytes);
        numbers.put(stored, sources.size());
        sources.add(new Source(stored, kept, isWhole && kept.length() == text.length()));
    }

    /** Returns as many whole lines as have at most {@link #MAX_BYTES} in UTF-8; part of the first line if it has more. */
    private static String firstLines(String text) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            bytes += utf8Length(character);
            if (bytes > MAX_BYTES) {
                int line = text.lastIndexOf('\n', end - 1) + 1;
                return text.substring(0, line == 0 ? end : line);
            }
            end += Character.charCount(character);
        }
        return text;
    }

    private static int utf8Length(int character) {
        if (character < 0x80) {
            return 1;
        }
        if (character < 0x800) {
            return 2;
        }
        return character < 0x10000 ? 3 : 4;
    }
}
