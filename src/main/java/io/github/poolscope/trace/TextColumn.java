package io.github.poolscope.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A growing list of short texts kept as UTF-8 bytes: no object per text.
 *
 * <p>One writer at a time; readers see the entries below a {@link #count()} they read.
 */
final class TextColumn {
    /** A page holds at least one longest text, so that no text spans two pages. */
    private static final int PAGE_SIZE = 1 << 16;

    /** Longer texts are cut here and say how much is missing. */
    static final int LONGEST_BYTES = 8192;

    private final LongColumn places = new LongColumn(0);
    private final IntColumn lengths = new IntColumn(0);
    private volatile byte[][] pages = {new byte[PAGE_SIZE]};
    private int used;
    private volatile int count;

    int count() {
        return count;
    }

    /** Appends a text and answers its number. */
    int append(String text) {
        byte[] bytes = encode(text);
        byte[] page = pageFor(bytes.length);
        System.arraycopy(bytes, 0, page, used, bytes.length);
        int entry = count;
        places.set(entry, ((long) (pages.length - 1) << 32) | used);
        lengths.set(entry, bytes.length);
        used += bytes.length;
        count = entry + 1;
        return entry;
    }

    private byte[] pageFor(int length) {
        byte[][] now = pages;
        if (used + length > PAGE_SIZE) {
            now = Arrays.copyOf(now, now.length + 1);
            now[now.length - 1] = new byte[PAGE_SIZE];
            pages = now;
            used = 0;
        }
        return now[now.length - 1];
    }

    String get(int entry) {
        if (entry < 0 || entry >= count) {
            return "";
        }
        long place = places.get(entry);
        return new String(pages[(int) (place >>> 32)], (int) place, lengths.get(entry), UTF_8);
    }

    private static byte[] encode(String text) {
        if (text.length() * 3 <= LONGEST_BYTES) {
            return text.getBytes(UTF_8);
        }
        byte[] whole = text.getBytes(UTF_8);
        if (whole.length <= LONGEST_BYTES) {
            return whole;
        }
        int kept = Math.min(text.length(), LONGEST_BYTES / 4);
        if (Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return (text.substring(0, kept) + "… (" + (text.length() - kept) + " more characters)").getBytes(UTF_8);
    }
}
