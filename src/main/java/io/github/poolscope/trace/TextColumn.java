package io.github.poolscope.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * A growing list of short texts stored as UTF-8 bytes, without an object per text.
 *
 * <p>One writer at a time; readers see the entries below a {@link #count()} that they have read. A page of bytes is
 * released when all its texts were dropped.
 */
final class TextColumn {
    /** The size of a page in bytes: at least one text of maximum length, so that no text spans two pages. */
    private static final int PAGE_SIZE = 1 << 16;

    /** The maximum length in bytes; longer texts are truncated and say how much is missing. */
    static final int MAX_BYTES = 8192;

    /** Entries are released in groups of this power of two: the pages of the columns that store their positions. */
    private static final int GROUP_BITS = 12;

    private static final byte[] FORGOTTEN = {};

    private final MemoryUse room;
    private final LongColumn places;
    private final IntColumn lengths;
    private volatile byte[][] pages = new byte[0][];
    private int pageCount;
    /** By page of bytes: how many of its texts are not dropped. */
    private int[] keptOfPage = {};
    /** By group of entries: how many are dropped. */
    private int[] forgottenOfGroup = {};

    private int firstGroup;
    private int used;
    private volatile int count;

    TextColumn(MemoryUse room) {
        this.room = room;
        places = new LongColumn(0, room);
        lengths = new IntColumn(0, room);
    }

    int count() {
        return count;
    }

    /** Appends a text and returns its number. */
    int append(String text) {
        byte[] bytes = encode(text);
        byte[] page = pageFor(bytes.length);
        System.arraycopy(bytes, 0, page, used, bytes.length);
        int entry = count;
        places.set(entry, ((long) (pageCount - 1) << 32) | used);
        lengths.set(entry, bytes.length);
        keptOfPage[pageCount - 1]++;
        used += bytes.length;
        count = entry + 1;
        return entry;
    }

    private byte[] pageFor(int length) {
        byte[][] now = pages;
        if (pageCount == 0 || used + length > PAGE_SIZE) {
            if (pageCount > 0 && keptOfPage[pageCount - 1] == 0) {
                giveBack(pageCount - 1);
            }
            if (pageCount == now.length) {
                now = Arrays.copyOf(now, pageCount + 1 + pageCount / 2);
                keptOfPage = Arrays.copyOf(keptOfPage, now.length);
            }
            now[pageCount] = new byte[PAGE_SIZE];
            room.take(PAGE_SIZE);
            pageCount++;
            pages = now;
            used = 0;
        }
        return now[pageCount - 1];
    }

    /** Returns a text; an empty one if it was dropped. */
    String get(int entry) {
        if (entry < 0 || entry >= count) {
            return "";
        }
        long place = places.get(entry); // First: where the place is forgotten, so is the length, see forget.
        int length = lengths.get(entry);
        byte[] page = pages[(int) (place >>> 32)];
        int from = (int) place;
        return page == null || from + length > page.length ? "" : new String(page, from, length, UTF_8);
    }

    /** Drops a text. May be called only once for each. */
    void forget(int entry) {
        int page = (int) (places.get(entry) >>> 32);
        keptOfPage[page]--;
        if (keptOfPage[page] == 0 && page < pageCount - 1) {
            giveBack(page);
        }
        int group = entry >>> GROUP_BITS;
        if (group >= forgottenOfGroup.length) {
            forgottenOfGroup = Arrays.copyOf(forgottenOfGroup, group + 1 + group / 2);
        }
        forgottenOfGroup[group]++;
        while (firstGroup < forgottenOfGroup.length && forgottenOfGroup[firstGroup] == 1 << GROUP_BITS) {
            firstGroup++;
            lengths.forgetBefore(firstGroup << GROUP_BITS); // First: a reader must not find a length without its place.
            places.forgetBefore(firstGroup << GROUP_BITS);
        }
    }

    private void giveBack(int page) {
        pages[page] = FORGOTTEN;
        room.take(-PAGE_SIZE);
    }

    /** Returns the text, truncated to {@link #MAX_BYTES} with a note of how much is missing. */
    static String cut(String text) {
        return text.length() * 3L <= MAX_BYTES ? text : new String(encode(text), UTF_8);
    }

    private static byte[] encode(String text) {
        if (text.length() * 3L <= MAX_BYTES) {
            return text.getBytes(UTF_8);
        }
        if (text.length() <= MAX_BYTES) {
            byte[] whole = text.getBytes(UTF_8);
            if (whole.length <= MAX_BYTES) {
                return whole;
            }
        }
        int kept = Math.min(text.length(), MAX_BYTES / 4);
        if (Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        return (text.substring(0, kept) + "… (" + (text.length() - kept) + " more characters)").getBytes(UTF_8);
    }
}
