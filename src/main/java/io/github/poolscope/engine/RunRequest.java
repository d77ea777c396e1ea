package io.github.poolscope.engine;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.workload.PreparedWork;
import java.util.Iterator;
import java.util.List;

/**
 * What an engine runs.
 *
 * @param plan the plan
 * @param work its function and items, checked
 * @param workers the number of workers on this machine
 * @param chunksize the chunksize used
 * @param recorder records all events
 */
public record RunRequest(Plan plan, PreparedWork work, int workers, int chunksize, TraceRecorder recorder) {
    /** Returns the items; their texts are recorded as they are read, if they say more than their index. */
    public Iterable<Object> recordedItems() {
        List<Object> items = work.items();
        if (!work.namesItems()) {
            return items;
        }
        return () -> new Iterator<>() {
            private final Iterator<Object> all = items.iterator();

            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Object next() {
                Object item = all.next();
                recorder.item(String.valueOf(item));
                return item;
            }
        };
    }
}
