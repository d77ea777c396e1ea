package io.github.poolscope.workload;

import java.util.AbstractList;
import java.util.List;

/** Items as rows of arguments, as {@code starmap} takes them, created on access. */
final class ArgumentRows extends AbstractList<Object> {
    private final List<Object> items;

    ArgumentRows(List<Object> items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        Object item = items.get(index);
        return item instanceof List<?> ? item : List.of(item);
    }

    @Override
    public int size() {
        return items.size();
    }
}
