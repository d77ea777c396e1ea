package io.github.poolscope.task;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of any number of arguments, for {@code starmap} and {@link TaskFunction#unpacking(StarFunction)} over rows
 * whose length is known only at run time.
 *
 * @param <R> a result
 */
@FunctionalInterface
public interface StarFunction<R extends @Nullable Object> extends Serializable {
    /**
     * Runs in a worker.
     *
     * @throws Exception passed to the caller of the pool
     */
    R call(List<@Nullable Object> arguments) throws Exception;

    /**
     * Returns the elements of an array or iterable, the keys of a map, or the characters of a text.
     *
     * @throws IllegalArgumentException if {@code row} has no elements, with Python's message
     */
    static List<@Nullable Object> unpack(@Nullable Object row) {
        List<@Nullable Object> arguments = new ArrayList<>();
        if (row instanceof Object[] array) {
            arguments.addAll(Arrays.asList(array));
        } else if (row instanceof Args2<?, ?> pair) {
            arguments.add(pair.first());
            arguments.add(pair.second());
        } else if (row instanceof Args3<?, ?, ?> triple) {
            arguments.add(triple.first());
            arguments.add(triple.second());
            arguments.add(triple.third());
        } else if (row instanceof Iterable<?> elements) {
            elements.forEach(arguments::add);
        } else if (row instanceof Map<?, ?> map) {
            arguments.addAll(map.keySet());
        } else if (row instanceof CharSequence text) {
            text.chars().forEach(character -> arguments.add(String.valueOf((char) character)));
        } else {
            String type = row == null ? "null" : row.getClass().getSimpleName();
            throw new IllegalArgumentException(
                    "'" + type + "' object is not iterable: starmap unpacks arrays, lists and texts");
        }
        return arguments;
    }
}
