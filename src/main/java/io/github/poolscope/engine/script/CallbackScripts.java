package io.github.poolscope.engine.script;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What callbacks do, and where they run. */
final class CallbackScripts {
    private static final int BAR = 20;

    private CallbackScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "apply-async-callback", CallbackScripts::applyAsync, "map-async-callback", CallbackScripts::mapAsync);
    }

    private static void applyAsync(Host host) throws InterruptedException {
        Pool pool = host.pool();
        AtomicInteger done = new AtomicInteger();
        int all = host.items().size();
        for (Object item : host.items()) {
            AsyncResult<String> unused = pool.<Object, String>applyAsync(
                    host.function(), item, result -> host.print(bar(done.incrementAndGet(), all)), error -> {});
        }
        host.print("submitted " + place());
        pool.close();
        host.join("join", pool);
    }

    private static String bar(int done, int all) {
        int full = done * BAR / all;
        return "#".repeat(full) + "-".repeat(BAR - full) + " " + done + "/" + all + " " + place();
    }

    private static String place() {
        return "in process " + ProcessHandle.current().pid() + ", thread "
                + Thread.currentThread().getName();
    }

    private static void mapAsync(Host host) throws InterruptedException {
        Pool pool = host.pool();
        AsyncResult<List<String>> result = pool.<Object, String>mapAsync(
                host.function(), host.items(), results -> host.print("callback: " + results), error -> {});
        host.print("ready: " + result.ready());
        boolean unused = host.at("wait", CallKind.WAIT, () -> {
            result.await();
            return true;
        });
        host.print("ready: " + result.ready());
        pool.close();
        host.join("join", pool);
    }
}
