package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Map;

/** Progress bars that move, and one that can't. */
final class ProgressScripts {
    private ProgressScripts() {}

    static Map<String, Script> all() {
        return Map.of("progress-map", ProgressScripts::map, "progress-imap-unordered", ProgressScripts::imapUnordered);
    }

    private static void map(Host host) throws InterruptedException {
        Pool pool = host.pool();
        bar(host, 0);
        List<String> results =
                host.at("map", CallKind.MAP, () -> pool.<Object, String>map(host.function(), host.items()));
        for (int done = 1; done <= results.size(); done++) {
            bar(host, done);
        }
        pool.close();
        host.join("join", pool);
    }

    private static void imapUnordered(Host host) throws InterruptedException {
        Pool pool = host.pool();
        bar(host, 0);
        ResultIterator<String> results = pool.<Object, String>imapUnordered(host.function(), host.items());
        for (int done = 1; host.hasNext("next", results, Trace.NONE); done++) {
            String unused = results.next();
            bar(host, done);
        }
        pool.close();
        host.join("join", pool);
    }

    private static void bar(Host host, int done) {
        int all = host.items().size();
        host.print("#".repeat(done) + "-".repeat(all - done) + " " + done + "/" + all);
    }
}
