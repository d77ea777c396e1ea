package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Queue;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The script of a list that another process fills. */
final class ListScripts {
    private static final int NUMBERS = 3;

    private ListScripts() {}

    static Map<String, Script> all() {
        return Map.of("list-is-copied", ListScripts::copied, "list-by-queue", ListScripts::byQueue);
    }

    private static void copied(ScriptContext context) throws IOException, InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        long millis = context.seconds(0.5).toMillis();
        ScriptProcess process = context.process("collector", () -> {
            for (int number = 0; number < NUMBERS; number++) {
                Thread.sleep(millis);
                numbers.add(number);
            }
            System.out.println("child: " + numbers);
        });
        context.start(process);
        context.join("join", process);
        context.print("main program: " + numbers);
    }

    private static void byQueue(ScriptContext context) throws IOException, InterruptedException {
        Queue<Integer> queue = new Queue<>(0, "queue");
        context.watch(queue, Trace.NONE);
        List<Integer> numbers = new ArrayList<>();
        long millis = context.seconds(0.5).toMillis();
        ScriptProcess process = context.process("collector", () -> {
            for (int number = 0; number < NUMBERS; number++) {
                Thread.sleep(millis);
                queue.put(number);
            }
        });
        context.start(process);
        for (int i = 0; i < NUMBERS; i++) {
            numbers.add(context.at("get", CallKind.GET, queue::get));
        }
        context.join("join", process);
        context.print("main program: " + numbers);
    }
}
