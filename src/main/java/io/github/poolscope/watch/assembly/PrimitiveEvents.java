package io.github.poolscope.watch.assembly;

import io.github.poolscope.eventlog.Event;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import io.github.poolscope.trace.Trace;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues, locks and other primitives, which have the same key in each process, and what is done with them. */
final class PrimitiveEvents {
    private static final Map<String, SyncKind> KINDS = Map.ofEntries(
            Map.entry("Queue", SyncKind.QUEUE),
            Map.entry("JoinableQueue", SyncKind.QUEUE),
            Map.entry("SimpleQueue", SyncKind.QUEUE),
            Map.entry("Pipe", SyncKind.CONNECTION),
            Map.entry("Connection", SyncKind.CONNECTION),
            Map.entry("Lock", SyncKind.LOCK),
            Map.entry("RLock", SyncKind.RLOCK),
            Map.entry("Semaphore", SyncKind.SEMAPHORE),
            Map.entry("BoundedSemaphore", SyncKind.BOUNDED_SEMAPHORE),
            Map.entry("Condition", SyncKind.CONDITION),
            Map.entry("Event", SyncKind.EVENT),
            Map.entry("Barrier", SyncKind.BARRIER));

    /** The actions by their numbers in the log. */
    private static final SyncAction[] ACTIONS = {
        SyncAction.WAITS,
        SyncAction.GAVE_UP,
        SyncAction.PUT,
        SyncAction.GOT,
        SyncAction.ACQUIRED,
        SyncAction.RELEASED,
        SyncAction.SENT,
        SyncAction.RECEIVED,
        SyncAction.SET,
        SyncAction.CLEARED,
        SyncAction.TASK_DONE,
        SyncAction.NOTIFIED,
        SyncAction.ARRIVED,
        SyncAction.PASSED,
        SyncAction.CLOSED
    };

    /** A program may make a primitive for each of its items; a trace stores fewer. */
    private static final int MOST_KEYS = 100_000;

    private final ProgramState state;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> countOf = new HashMap<>();

    PrimitiveEvents(ProgramState state) {
        this.state = state;
    }

    void made(Event event) {
        SyncKind kind = KINDS.get(event.text());
        Integer same = event.e() == 0 ? null : numbers.get(event.textOf(event.e()));
        if (same != null) {
            numbers.putIfAbsent(event.textOf(event.d()), same);
        } else if (kind != null) {
            add(event.textOf(event.d()), kind, event.text(), event.b(), state.time(event));
        }
    }

    private void add(String key, SyncKind kind, String word, int capacity, long time) {
        if (!key.isEmpty() && !numbers.containsKey(key) && numbers.size() < MOST_KEYS) {
            String name = word + " " + countOf.merge(word, 1, Integer::sum);
            numbers.put(key, state.recorder.primitive(kind, name, Math.max(Trace.NONE, capacity), time));
        }
    }

    /** Returns whether it was applied: otherwise the primitive is unknown. */
    boolean happened(Event event) {
        int code = event.flags();
        if (code >= ACTIONS.length) {
            return true;
        }
        SyncAction action = ACTIONS[code];
        String key = event.textOf(event.a());
        if (!numbers.containsKey(key)) {
            SyncKind kind = state.isForced ? kindOf(action) : null;
            if (kind == null) {
                return state.isForced;
            }
            add(key, kind, kind.word(), Trace.NONE, state.time(event));
        }
        Integer number = numbers.get(key);
        if (number != null && number >= 0) {
            state.recorder.synced(number, action, event.process().pid(), event.thread(), event.d(), state.time(event));
        }
        return true;
    }

    /** Returns what a primitive of which only this is known most likely is; null if it may be several. */
    private static @Nullable SyncKind kindOf(SyncAction action) {
        return switch (action) {
            case PUT, GOT, TASK_DONE -> SyncKind.QUEUE;
            case SENT, RECEIVED, CLOSED -> SyncKind.CONNECTION;
            case ACQUIRED, RELEASED -> SyncKind.LOCK;
            case SET, CLEARED -> SyncKind.EVENT;
            case NOTIFIED -> SyncKind.CONDITION;
            case ARRIVED, PASSED -> SyncKind.BARRIER;
            default -> null;
        };
    }
}
