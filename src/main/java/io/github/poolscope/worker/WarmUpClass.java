package io.github.poolscope.worker;

import io.github.poolscope.task.TaskFunction;
import java.util.ArrayList;
import java.util.List;

/** Represents a user's class during a spare's warm-up: a function and some state. */
public final class WarmUpClass {
    static final List<Integer> RESULTS = new ArrayList<>();
    static int last;

    private WarmUpClass() {}

    static TaskFunction<Integer, Object> function() {
        return WarmUpClass::work;
    }

    private static Object work(Integer x) {
        last = x;
        return List.of(x);
    }
}
