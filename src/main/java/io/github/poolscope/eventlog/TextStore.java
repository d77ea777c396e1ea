package io.github.poolscope.eventlog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The texts of all processes of a log, of which those used last are stored: values may be long, and a program may have
 * millions of them, each named once.
 */
final class TextStore {
    /** The maximum memory of all texts in bytes, as estimated. */
    private static final long MOST_BYTES = 64L << 20;
    /** What a text needs beside its characters. */
    private static final int OVERHEAD = 150;

    private final Map<Long, Entry> entries = new LinkedHashMap<>(256, 0.75f, true);
    private final long mostBytes;
    private long bytes;

    TextStore() {
        this(MOST_BYTES);
    }

    TextStore(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /**
     * Adds a piece of a text. Pieces arrive in order; one that does not follow those before it is ignored.
     *
     * @param process the process, by its number among those of the log
     * @param text the text's number in the process
     * @param at the piece's first byte in the text
     * @param length the length of the whole text
     */
    void add(int process, int text, int at, int length, byte[] piece) {
        long key = key(process, text);
        Entry entry = entries.get(key);
        if (at == 0) {
            remove(key);
            entry = new Entry(length);
            entries.put(key, entry);
            bytes += entry.cost();
            evict();
        }
        if (entry != null && entry.begun != null && entry.begun.size() == at) {
            entry.append(piece);
        }
    }

    /** Returns a text, or as much of it as is known; empty if it is unknown. */
    String get(int process, long text) {
        if (text <= 0 || text > 0xFFFFFFFFL) {
            return "";
        }
        Entry entry = entries.get(key(process, (int) text));
        return entry == null ? "" : entry.text();
    }

    private void remove(long key) {
        Entry old = entries.remove(key);
        bytes -= old == null ? 0 : old.cost();
    }

    private void evict() {
        while (bytes > mostBytes && entries.size() > 1) {
            remove(entries.keySet().iterator().next());
        }
    }

    private static long key(int process, int text) {
        return (long) process << 32 | (text & 0xFFFFFFFFL);
    }

    /** A text, or its first bytes as long as not all of it has come. */
    private static final class Entry {
        private final int length;
        private String text = "";
        private @Nullable ByteArrayOutputStream begun;

        Entry(int length) {
            this.length = length;
            begun = length > 0 ? new ByteArrayOutputStream(length) : null;
        }

        void append(byte[] piece) {
            if (begun != null) {
                begun.write(piece, 0, Math.min(piece.length, length - begun.size()));
                if (begun.size() == length) {
                    text = begun.toString(UTF_8);
                    begun = null;
                }
            }
        }

        String text() {
            return begun == null ? text : begun.toString(UTF_8);
        }

        long cost() {
            return (long) length + OVERHEAD;
        }
    }
}
