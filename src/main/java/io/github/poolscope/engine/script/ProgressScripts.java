package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.Map;

/** Scripts of progress bars: some that move, and one that can't. */
final class ProgressScripts {
    private ProgressScripts() {}

    static Map<String, Script> all() {
        return Map.of("progress-map", ProgressScripts::map, "progress-imap-unordered", ProgressScripts::imapUnordered);
    }

    private static void map(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        bar(context, 0);
        List<String> results =
                context.at("map", CallKind.MAP, () -> pool.<Object, String>map(context.function(), context.items()));
        for (int done = 1; done <= results.size(); done++) {
            bar(context, done);
        }
        pool.close();
        context.join("join", pool);
    }

    private static void imapUnordered(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        bar(context, 0);
        ResultIterator<String> results = pool.<Object, String>imapUnordered(context.function(), context.items());
        for (int done = 1; context.hasNext("next", results, Trace.NONE); done++) {
            results.next();
            bar(context, done);
        }
        pool.close();
        context.join("join", pool);
    }

    private static void bar(ScriptContext context, int done) {
        int all = context.items().size();
        context.print("#".repeat(done) + "-".repeat(all - done) + " " + done + "/" + all);
    }
}
