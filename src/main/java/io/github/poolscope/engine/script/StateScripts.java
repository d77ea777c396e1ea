package io.github.poolscope.engine.script;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.trace.CallKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Scripts about the state that a worker keeps between taskels. */
final class StateScripts {
    private static final int PIECE = 24 << 20;

    /** Each worker process has its own. */
    private static int count;

    /** Set by the initializer for the taskels of its worker. */
    private static String greeting = "nothing";

    private static final List<byte[]> KEPT = new ArrayList<>();

    private StateScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "worker-state", StateScripts::counting,
                "initializer-arguments", StateScripts::greeting,
                "memory-kept", StateScripts::keeping,
                "memory-given-back", StateScripts::keeping);
    }

    private static void counting(ScriptContext context) throws InterruptedException {
        count = 0;
        long millis = context.seconds(0.5).toMillis();
        Pool pool = context.pool();
        List<Integer> counts = context.at("map", CallKind.MAP, () -> pool.map(counter(millis), range(context), 1));
        context.print("returned: " + counts);
        pool.close();
        context.join("join", pool);
        context.print("count in the main program: " + count);
    }

    private static TaskFunction<Integer, Integer> counter(long millis) {
        return x -> {
            count++;
            System.out.println("process " + ProcessHandle.current().pid() + " has counted to " + count);
            Thread.sleep(millis);
            return count;
        };
    }

    private static void greeting(ScriptContext context) throws InterruptedException {
        long millis = context.seconds(0.5).toMillis();
        TaskFunction<Integer, String> greeter = x -> {
            Thread.sleep(millis);
            return greeting + " " + x;
        };
        Pool pool = context.pool(context.options().initializer(StateScripts::prepare, "hello"));
        context.print("results: " + context.at("map", CallKind.MAP, () -> pool.map(greeter, range(context), 1)));
        pool.close();
        context.join("join", pool);
        context.print("greeting in the main program: " + greeting);
    }

    private static boolean prepare(String word) {
        greeting = word;
        System.out.println("the initializer got " + word);
        return true;
    }

    private static void keeping(ScriptContext context) throws InterruptedException {
        long millis = context.seconds(0.5).toMillis();
        Pool pool = context.pool();
        List<Integer> pieces = context.at("map", CallKind.MAP, () -> pool.map(keeper(millis), range(context), 1));
        context.print("pieces that the worker held by then: " + pieces);
        context.at("sleep", CallKind.SLEEP, () -> {
            Thread.sleep(800);
            context.sample();
            return true;
        });
        pool.close();
        context.join("join", pool);
    }

    private static TaskFunction<Integer, Integer> keeper(long millis) {
        return x -> {
            byte[] piece = new byte[PIECE];
            Arrays.fill(piece, (byte) 'x');
            KEPT.add(piece);
            Thread.sleep(millis);
            return KEPT.size();
        };
    }

    private static List<Integer> range(ScriptContext context) {
        return IntStream.range(0, context.items().size()).boxed().toList();
    }
}
