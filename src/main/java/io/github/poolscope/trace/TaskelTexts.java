package io.github.poolscope.trace;

/**
 * Writes what taskels were called with and what they returned: texts, and whole numbers without a text. An index below 0
 * represents taskels that can't be numbered any more, of which nothing is stored. One thread at a time.
 */
final class TaskelTexts {
    private final TaskelColumns columns;

    TaskelTexts(TaskelColumns columns) {
        this.columns = columns;
    }

    /** Records the text of the next item, in the order of the indices. */
    void item(String text) {
        item(columns.nextItem, text);
    }

    /** Records an item's text. */
    void item(int index, String text) {
        if (index < columns.first) {
            return;
        }
        forgetItem(index);
        columns.item.fill(index, 1, columns.items.append(text), 1); // Usually as many more: then it takes no memory.
        columns.nextItem = Math.max(columns.nextItem, index + 1);
    }

    /** Records items that are whole numbers, of consecutive taskels. */
    void items(int index, long[] values) {
        int skipped = Math.max(0, Math.min(columns.first - index, values.length));
        int size = values.length - skipped;
        if (index < 0 || size == 0) {
            return;
        }
        int from = index + skipped;
        columns.itemNumbers.copy(from, values, skipped, size);
        for (int i = from; i < from + size; i++) {
            forgetItem(i);
        }
        columns.item.fill(from, size, TaskelColumns.NUMBER, 0);
        columns.nextItem = Math.max(columns.nextItem, from + size);
    }

    private void forgetItem(int index) {
        int before = columns.item.get(index);
        if (before >= 0) {
            columns.items.forget(before);
        }
    }

    /** Records a result's text; the text of a taskel that is summed up is for the run file only. */
    void result(int index, String text) {
        if (index < 0) {
            return;
        }
        if (index < columns.first) {
            columns.late.add(new LateEvent.Returned(index, text));
            return;
        }
        forgetResult(index);
        columns.result.set(index, columns.results.append(text));
    }

    /** Records results of consecutive taskels that are whole numbers. */
    void results(int from, long[] values) {
        int index = from;
        for (long value : values) {
            if (index < columns.first) {
                result(index, Long.toString(value));
            } else {
                forgetResult(index);
                columns.numbers.set(index, value);
                columns.result.set(index, TaskelColumns.NUMBER);
            }
            index++;
        }
    }

    private void forgetResult(int index) {
        int before = columns.result.get(index);
        if (before >= 0) {
            columns.results.forget(before);
        }
    }
}
