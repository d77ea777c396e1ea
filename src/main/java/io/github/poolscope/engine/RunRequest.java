package io.github.poolscope.engine;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.trace.TraceRecorder;
import io.github.poolscope.workload.PreparedWork;
import java.util.Iterator;
import java.util.List;

/**
 * What an engine is to run.
 *
 * @param plan the plan
 * @param work its function and items, checked
 * @param workers how many workers the plan amounts to on this machine
 * @param chunksize the chunksize in force
 * @param recorder is told all that happens
 */
public record RunRequest(Plan plan, PreparedWork work, int workers, int chunksize, TraceRecorder recorder) {
    /** The items; their texts are recorded as they are read, where they tell more than their index. */
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
