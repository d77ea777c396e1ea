package io.github.poolscope.sync;

import io.github.poolscope.trace.SyncKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The process or primitive that an event is about.
 *
 * @param kind its kind
 * @param number from 1, in the order in which this process created objects of this kind
 * @param name its name; by default kind and number, such as {@code Queue 1}
 */
public record SyncObject(SyncKind kind, int number, String name) {
    private static final Map<SyncKind, AtomicInteger> COUNTS = new EnumMap<>(SyncKind.class);

    static {
        for (SyncKind kind : SyncKind.values()) {
            COUNTS.put(kind, new AtomicInteger());
        }
    }

    /** Returns the next object of its kind, named after its number. */
    static SyncObject next(SyncKind kind) {
        int number = count(kind);
        return new SyncObject(kind, number, kind.word() + " " + number);
    }

    static SyncObject next(SyncKind kind, String name) {
        return new SyncObject(kind, count(kind), name);
    }

    private static int count(SyncKind kind) {
        AtomicInteger count = COUNTS.get(kind);
        return count == null ? 0 : count.incrementAndGet();
    }
}
