package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryOrderTest {
    @Test
    @SuppressWarnings("NullAway") // Only an unordered call asks which task it is.
    void the_taskel_awaited_is_known_once_it_is_submitted_wherever_its_call_has_its_indices() {
        DeliveryOrder order = DeliveryOrder.ordered();
        assertThat(order.awaited()).isEqualTo(Trace.NONE);
        order.submitted(0, 100);
        order.submitted(2, 100);
        order.submitted(3, 150); // Another call's taskels came in between.
        order.submitted(4, 170);
        List<Integer> awaited = new ArrayList<>();
        for (int position = 0; position < 6; position++) {
            awaited.add(order.awaited());
            order.add(null, position, new DeliveryOrder.Held(0, null, null));
            order.take();
        }
        assertThat(awaited).containsExactly(100, 101, 102, 153, 174, 175);
    }

    @Test
    void any_taskel_can_be_the_next_of_an_unordered_call() {
        DeliveryOrder order = DeliveryOrder.unordered();
        order.submitted(0, 100);
        assertThat(order.awaited()).isEqualTo(Trace.NONE);
    }
}
