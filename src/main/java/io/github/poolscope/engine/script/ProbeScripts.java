package io.github.poolscope.engine.script;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.trace.CallKind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The script that shows what the plan's mode returns, and how many arguments a function of two receives. */
final class ProbeScripts {
    private ProbeScripts() {}

    static Map<String, Script> all() {
        return Map.of("method-probe", ProbeScripts::probe);
    }

    private static void probe(ScriptContext context) throws InterruptedException {
        Pool pool = context.pool();
        @Nullable Object returned = called(pool, context);
        context.print("returned " + kind(returned));
        if (returned instanceof AsyncResult<?> result) {
            returned = context.at("get", CallKind.GET, result::get);
        }
        if (returned instanceof Iterator<?> results) {
            returned = context.at("take", CallKind.NEXT, results::next);
        } else if (returned instanceof List<?> list) {
            returned = list.get(0);
        }
        context.print("arguments " + returned);
    }

    private static @Nullable Object called(Pool pool, ScriptContext context) throws InterruptedException {
        return switch (context.plan().mode()) {
            case APPLY -> context.at("call", CallKind.APPLY, () -> call(pool, context));
            case MAP -> context.at("call", CallKind.MAP, () -> call(pool, context));
            case STARMAP -> context.at("call", CallKind.STARMAP, () -> call(pool, context));
            default -> call(pool, context);
        };
    }

    private static @Nullable Object call(Pool pool, ScriptContext context) throws InterruptedException {
        Mode mode = context.plan().mode();
        List<List<Integer>> rows = List.of(List.of(1, 2), List.of(3, 4));
        return switch (mode) {
            case APPLY -> pool.apply(() -> f(1, 2));
            case APPLY_ASYNC -> pool.applyAsync(() -> f(1, 2));
            case MAP -> pool.map(row -> f(row), rows);
            case MAP_ASYNC -> pool.mapAsync(row -> f(row), rows);
            case IMAP -> pool.imap(row -> f(row), rows);
            case IMAP_UNORDERED -> pool.imapUnordered(row -> f(row), rows);
            case STARMAP -> pool.starmap(row -> f(row.toArray()), rows);
            case STARMAP_ASYNC -> pool.starmapAsync(row -> f(row.toArray()), rows);
        };
    }

    private static int f(@Nullable Object... arguments) {
        return arguments.length;
    }

    private static String kind(@Nullable Object returned) {
        return returned instanceof AsyncResult
                ? "AsyncResult"
                : returned instanceof Iterator ? "iterator" : returned instanceof List ? "list" : "result";
    }
}
