package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.StartMethod;
import java.util.Iterator;
import java.util.List;

public final class MethodProbeScript {
    static int f(Object... arguments) {
        return arguments.length;
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        try (var pool = Pool.of(Given.processes())) {
            var rows = List.of(List.of(1, 2), List.of(3, 4));
            Object returned = switch (Given.mode()) {
                case "apply" -> pool.apply(() -> f(1, 2));  //@apply:call
                case "apply_async" -> pool.applyAsync(() -> f(1, 2));  //@apply_async:call
                case "map" -> pool.map(row -> f(row), rows);  //@map:call
                case "map_async" -> pool.mapAsync(row -> f(row), rows);  //@map_async:call
                case "imap" -> pool.imap(row -> f(row), rows);  //@imap:call
                case "imap_unordered" -> pool.imapUnordered(row -> f(row), rows);  //@imap_unordered:call
                case "starmap" -> pool.starmap(row -> f(row.toArray()), rows);  //@starmap:call
                default -> pool.starmapAsync(row -> f(row.toArray()), rows);  //@starmap_async:call
            };
            String kind = "result";
            if (returned instanceof AsyncResult<?> result) {
                kind = "AsyncResult";
                returned = result.get();  //@get
            } else if (returned instanceof Iterator<?>) {
                kind = "iterator";
            } else if (returned instanceof List<?>) {
                kind = "list";
            }
            System.out.println("returned " + kind);
            if (returned instanceof Iterator<?> results) {
                returned = results.next();  //@take
            } else if (returned instanceof List<?> list) {
                returned = list.get(0);
            }
            System.out.println("arguments " + returned);
        }
    }
}
