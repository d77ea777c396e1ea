package io.github.poolscope.analysis;

import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.words.Phrase;
import java.util.Locale;

/** The texts for events of primitives. */
final class TalkWords {
    private static final Phrase NOTHING = Phrase.asItIs("");

    private static final String SEMAPHORE = "semaphore";
    private static final String LOCK = "lock";

    private TalkWords() {}

    /** Returns what an actor does to a primitive. */
    static Phrase what(SyncObjects.Made made, SyncAction action, long amount) {
        SyncKind kind = made.kind();
        return switch (action) {
            case WAITS -> waits(kind, Awaited.of(amount));
            case ACQUIRED -> Phrase.of("analysis.talk.acquired." + held(kind));
            case ABANDONED -> Phrase.of("analysis.talk.abandoned." + (kind == SyncKind.QUEUE ? "queue" : held(kind)));
            case RELEASED ->
                Phrase.of("analysis.talk.released." + (kind == SyncKind.RLOCK && amount > 0 ? "once" : held(kind)));
            default -> Phrase.of("analysis.talk." + key(action));
        };
    }

    private static Phrase waits(SyncKind kind, Awaited what) {
        return what == Awaited.ITS_TURN
                ? Phrase.of("analysis.talk.waits." + whole(kind))
                : Phrase.of("analysis.talk.waits." + key(what));
    }

    /** Returns the amount, or the resulting state. */
    static Phrase amount(SyncObjects.Made made, SyncAction action, long amount) {
        return switch (action) {
            case PUT, GOT, RETURNED ->
                made.kind() != SyncKind.QUEUE
                        ? NOTHING
                        : made.capacity() > 0
                                ? Phrase.of(
                                        "analysis.talk.amount.items-of",
                                        Units.count(amount),
                                        Units.count(made.capacity()))
                                : Phrase.of("analysis.talk.amount.items", Units.count(amount));
            case TASK_DONE -> Phrase.of("analysis.talk.amount.undone", Units.count(amount));
            case SENT, RECEIVED -> Phrase.asItIs(Units.bytes(amount));
            case ACQUIRED, RELEASED -> held(made, amount);
            case ABANDONED, NOTIFIED -> Phrase.asItIs(Units.count(amount));
            case ARRIVED ->
                made.capacity() == Trace.NONE
                        ? Phrase.asItIs(Units.count(amount + 1))
                        : Phrase.of("analysis.talk.amount.of", Units.count(amount + 1), Units.count(made.capacity()));
            case PASSED -> Phrase.asItIs(Units.count(amount));
            default -> NOTHING;
        };
    }

    private static Phrase held(SyncObjects.Made made, long amount) {
        if (held(made.kind()).equals(SEMAPHORE)) {
            return Phrase.of("analysis.talk.amount.free", Units.count(amount));
        }
        return made.kind() == SyncKind.RLOCK ? Phrase.of("analysis.talk.amount.times", Units.count(amount)) : NOTHING;
    }

    /** Returns the key of what is held: a permit of a semaphore, or the whole primitive. */
    private static String held(SyncKind kind) {
        return kind == SyncKind.SEMAPHORE || kind == SyncKind.BOUNDED_SEMAPHORE ? SEMAPHORE : LOCK;
    }

    private static String whole(SyncKind kind) {
        return switch (kind) {
            case QUEUE, CONNECTION, CONDITION, EVENT, BARRIER -> key(kind);
            case LOCK, RLOCK, SEMAPHORE, BOUNDED_SEMAPHORE, PROCESS -> held(kind);
        };
    }

    private static String key(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
