package io.github.poolscope.worker;

import io.github.poolscope.task.TaskFunction;
import java.util.ArrayList;
import java.util.List;

/** Stands for a user's class when a spare rehearses: a function and some state. */
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
