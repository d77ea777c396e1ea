package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Queue;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What becomes of a list that a process fills. */
final class ListScripts {
    private static final int NUMBERS = 3;

    private ListScripts() {}

    static Map<String, Script> all() {
        return Map.of("list-is-copied", ListScripts::copied, "list-by-queue", ListScripts::byQueue);
    }

    private static void copied(Host host) throws IOException, InterruptedException {
        List<Integer> numbers = new ArrayList<>();
        long millis = host.seconds(0.5).toMillis();
        ScriptProcess process = host.process("collector", () -> {
            for (int number = 0; number < NUMBERS; number++) {
                Thread.sleep(millis);
                numbers.add(number);
            }
            System.out.println("child: " + numbers);
        });
        host.start(process);
        host.join("join", process);
        host.print("main program: " + numbers);
    }

    private static void byQueue(Host host) throws IOException, InterruptedException {
        Queue<Integer> queue = new Queue<>(0, "queue");
        host.watch(queue, Trace.NONE);
        List<Integer> numbers = new ArrayList<>();
        long millis = host.seconds(0.5).toMillis();
        ScriptProcess process = host.process("collector", () -> {
            for (int number = 0; number < NUMBERS; number++) {
                Thread.sleep(millis);
                queue.put(number);
            }
        });
        host.start(process);
        for (int i = 0; i < NUMBERS; i++) {
            numbers.add(host.at("get", CallKind.GET, queue::get));
        }
        host.join("join", process);
        host.print("main program: " + numbers);
    }
}
