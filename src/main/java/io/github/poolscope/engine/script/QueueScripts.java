package io.github.poolscope.engine.script;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Processes that talk by a queue. */
final class QueueScripts {
    private QueueScripts() {}

    static Map<String, Script> all() {
        return Map.of("queue-producer-consumer", QueueScripts::producerConsumer);
    }

    private static void producerConsumer(Host host) throws IOException, InterruptedException {
        Queue<@Nullable Integer> queue = new Queue<>(3, "queue");
        host.watch(queue, 3);
        long making = host.seconds(0.2).toMillis();
        long using = host.seconds(0.5).toMillis();
        int items = 8;
        ScriptProcess producer = host.process("producer", () -> produce(queue, items, making));
        ScriptProcess consumer = host.process("consumer", () -> consume(queue, using));
        host.start(producer);
        host.start(consumer);
        host.join("join-producer", producer);
        host.join("join-consumer", consumer);
    }

    private static void produce(Queue<@Nullable Integer> queue, int items, long millis) throws InterruptedException {
        for (int i = 0; i < items; i++) {
            Thread.sleep(millis);
            queue.put(i);
            System.out.println(Process.current().name() + ": put " + i);
        }
        queue.put(null);
    }

    private static void consume(Queue<@Nullable Integer> queue, long millis) throws InterruptedException {
        for (Integer item = queue.get(); item != null; item = queue.get()) {
            Thread.sleep(millis);
            System.out.println(Process.current().name() + ": got " + item);
        }
    }
}
