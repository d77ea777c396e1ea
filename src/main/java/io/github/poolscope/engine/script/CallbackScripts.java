package io.github.poolscope.engine.script;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Scripts about what callbacks do, and on which thread. */
final class CallbackScripts {
    private static final int BAR = 20;

    private CallbackScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "apply-async-callback", CallbackScripts::applyAsync, "map-async-callback", CallbackScripts::mapAsync);
    }

    private static void applyAsync(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        AtomicInteger done = new AtomicInteger();
        int all = context.items().size();
        for (Object item : context.items()) {
            pool.<Object, String>applyAsync(
                    context.function(), item, result -> context.print(bar(done.incrementAndGet(), all)), error -> {});
        }
        context.print("submitted " + place());
        pool.close();
        context.join("join", pool);
    }

    private static String bar(int done, int all) {
        int full = done * BAR / all;
        return "#".repeat(full) + "-".repeat(BAR - full) + " " + done + "/" + all + " " + place();
    }

    private static String place() {
        return "in process " + ProcessHandle.current().pid() + ", thread "
                + Thread.currentThread().getName();
    }

    private static void mapAsync(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        AsyncResult<List<String>> result = pool.<Object, String>mapAsync(
                context.function(), context.items(), results -> context.print("callback: " + results), error -> {});
        context.print("ready: " + result.ready());
        context.at("wait", CallKind.WAIT, () -> {
            result.await();
            return true;
        });
        context.print("ready: " + result.ready());
        pool.close();
        context.join("join", pool);
    }
}
