package io.github.poolscope.pool;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Outcomes that may be delivered: taken without a lock, refilled by the owner of their order's lock. */
final class ReadyOutcomes {
    private static final int MOST = 256;

    private final ConcurrentLinkedQueue<DeliveryOrder.Held> outcomes = new ConcurrentLinkedQueue<>();

    DeliveryOrder.@Nullable Held poll() {
        return outcomes.poll();
    }

    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    /** Takes some outcomes out of their order. */
    void refill(DeliveryOrder order) {
        for (int i = 0; i < MOST && !order.isEmpty(); i++) {
            DeliveryOrder.Held next = order.take();
            if (next != null) {
                outcomes.add(next);
            }
        }
    }

    void clear() {
        outcomes.clear();
    }
}
