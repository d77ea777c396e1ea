package io.github.poolscope.watch.assembly;

import io.github.poolscope.trace.PoolKind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A pool or executor of a process. */
final class ObservedPool {
    final ObservedProcess owner;
    /** Its number in the trace. */
    final int number;

    final PoolKind kind;
    final String startMethod;
    /** The work items of an executor; no tasks of a pool, which are those of its calls. */
    final TaskTable work = new TaskTable(null, this);
    /** The work items of an executor whose results were delivered. */
    final BitSet delivered = new BitSet();

    /** The slots of its own, in the trace's numbering. */
    private final int firstSlot;

    private final int slots;
    private final List<@Nullable TracedWorker> bySlot = new ArrayList<>();

    boolean closed;
    boolean terminated;
    /** Its workers that have not ended. */
    int alive;

    ObservedPool(ObservedProcess owner, int number, PoolKind kind, String startMethod, int firstSlot, int slots) {
        this.owner = owner;
        this.number = number;
        this.kind = kind;
        this.startMethod = startMethod;
        this.firstSlot = firstSlot;
        this.slots = slots;
    }

    /** Returns the first slot without a worker that lives; -1 if there is none. */
    int freeSlot() {
        for (int i = 0; i < slots; i++) {
            TracedWorker there = i < bySlot.size() ? bySlot.get(i) : null;
            if (there == null || there.hasExited()) {
                return firstSlot + i;
            }
        }
        return -1;
    }

    /** Puts a worker into a slot. */
    void add(TracedWorker worker) {
        alive++;
        int place = worker.slot - firstSlot;
        if (place >= 0 && place < slots) {
            while (bySlot.size() <= place) {
                bySlot.add(null);
            }
            bySlot.set(place, worker);
        }
    }
}
