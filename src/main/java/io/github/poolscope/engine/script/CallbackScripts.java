package io.github.poolscope.engine.script;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What callbacks do, and where they run. */
final class CallbackScripts {
    private static final int BAR = 20;

    private CallbackScripts() {}

    static Map<String, Script> all() {
        return Map.of("apply-async-callback", CallbackScripts::applyAsync);
    }

    private static void applyAsync(Host host) throws InterruptedException {
        Pool pool = host.pool();
        AtomicInteger done = new AtomicInteger();
        int all = host.items().size();
        for (Object item : host.items()) {
            AsyncResult<String> unused = pool.<Object, String>applyAsync(
                    host.function(), item, result -> host.print(bar(done.incrementAndGet(), all)), error -> {});
        }
        host.print("submitted by thread " + Thread.currentThread().getName());
        pool.close();
        host.at("join", CallKind.JOIN, () -> {
            pool.join();
            return true;
        });
    }

    private static String bar(int done, int all) {
        int full = done * BAR / all;
        return "#".repeat(full) + "-".repeat(BAR - full) + " " + done + "/" + all + " in thread "
                + Thread.currentThread().getName();
    }
}
