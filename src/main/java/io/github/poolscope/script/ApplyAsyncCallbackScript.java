package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.concurrent.atomic.AtomicInteger;

@SuppressWarnings("try")
public final class ApplyAsyncCallbackScript {
    static int f(int x) throws InterruptedException {
        Thread.sleep(Given.millis(800));
        return x;
    }

    static final AtomicInteger DONE = new AtomicInteger();

    static String place() {
        return "in process " + ProcessHandle.current().pid() + ", thread " + Thread.currentThread().getName();
    }

    static void advance(Object result) {
        int done = DONE.incrementAndGet();
        int full = done * 20 / Given.items();
        System.out.println("#".repeat(full) + "-".repeat(20 - full) + " " + done + "/" + Given.items() + " " + place());
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            for (int x = 0; x < Given.items(); x++) {
                pool.applyAsync(ApplyAsyncCallbackScript::f, x, ApplyAsyncCallbackScript::advance, error -> {});
            }
            System.out.println("submitted " + place());
            pool.close();
            pool.join();  //@join
        }
    }
}
