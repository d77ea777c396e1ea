package io.github.poolscope.sync;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What an event is about.
 *
 * @param kind what it is
 * @param number from 1 in the order in which this process made objects of this kind
 * @param name unless told, kind and number, such as {@code Queue 1}
 */
public record SyncObject(Kind kind, int number, String name) {
    /** The kinds of objects. */
    public enum Kind {
        PROCESS("Process"),
        QUEUE("Queue"),
        CONNECTION("Pipe"),
        LOCK("Lock"),
        RLOCK("RLock"),
        SEMAPHORE("Semaphore"),
        BOUNDED_SEMAPHORE("BoundedSemaphore"),
        CONDITION("Condition"),
        EVENT("Event"),
        BARRIER("Barrier");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static final Map<Kind, AtomicInteger> COUNTS = new EnumMap<>(Kind.class);

    static {
        for (Kind kind : Kind.values()) {
            COUNTS.put(kind, new AtomicInteger());
        }
    }

    /** The next of its kind, named after its number. */
    static SyncObject next(Kind kind) {
        int number = count(kind);
        return new SyncObject(kind, number, kind.word + " " + number);
    }

    static SyncObject next(Kind kind, String name) {
        return new SyncObject(kind, count(kind), name);
    }

    private static int count(Kind kind) {
        AtomicInteger count = COUNTS.get(kind);
        return count == null ? 0 : count.incrementAndGet();
    }
}
