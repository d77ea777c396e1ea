package io.github.poolscope.engine.script;

import io.github.poolscope.sync.JoinableQueue;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.QueueEmptyException;
import io.github.poolscope.sync.QueueFullException;
import io.github.poolscope.trace.CallKind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Processes that talk by a queue. */
final class QueueScripts {
    private QueueScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "queue-producer-consumer", QueueScripts::producerConsumer,
                "queue-full-and-empty", QueueScripts::fullAndEmpty,
                "joinable-queue", QueueScripts::joinable);
    }

    private static void producerConsumer(Host host) throws IOException, InterruptedException {
        Queue<@Nullable Integer> queue = new Queue<>(3, "queue");
        host.watch(queue, 3);
        long making = host.seconds(0.1).toMillis();
        long pause = host.seconds(4).toMillis();
        long using = host.seconds(0.6).toMillis();
        ScriptProcess consumer = host.process("consumer", () -> consume(queue, using));
        ScriptProcess producer = host.process("producer", () -> produce(queue, making, pause));
        host.start(consumer);
        host.start(producer);
        host.join("join-producer", producer);
        host.join("join-consumer", consumer);
    }

    private static void produce(Queue<@Nullable Integer> queue, long making, long pause) throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            Thread.sleep(i == 6 ? pause : making);
            queue.put(i);
            System.out.println(Process.current().name() + ": put " + i);
        }
        queue.put(null);
    }

    private static <T> void consume(Queue<@Nullable T> queue, long millis) throws InterruptedException {
        for (T item = queue.get(); item != null; item = queue.get()) {
            Thread.sleep(millis);
            System.out.println(Process.current().name() + ": got " + item);
        }
    }

    private static void fullAndEmpty(Host host) throws IOException, InterruptedException {
        Queue<@Nullable String> queue = new Queue<>(2, "queue");
        host.watch(queue, 2);
        Duration second = host.seconds(1);
        try {
            String unused = queue.getNowait();
        } catch (QueueEmptyException empty) {
            host.print("get_nowait: empty");
        }
        try {
            String unused = host.at("get", CallKind.GET, () -> queue.get(second));
        } catch (QueueEmptyException empty) {
            host.print("get with a time-out: empty");
        }
        queue.put("one");
        queue.put("two");
        try {
            queue.putNowait("three");
        } catch (QueueFullException full) {
            host.print("put_nowait: full");
        }
        try {
            boolean unused = host.at("put", CallKind.PUT, () -> {
                queue.put("three", second);
                return true;
            });
        } catch (QueueFullException full) {
            host.print("put with a time-out: full");
        }
        ScriptProcess consumer = host.process("consumer", () -> consume(queue, 0));
        host.start(consumer);
        put(host, "put-waits", queue, "three");
        put(host, "put-end", queue, null);
        host.join("join", consumer);
    }

    private static void put(Host host, String label, Queue<@Nullable String> queue, @Nullable String item)
            throws InterruptedException {
        boolean unused = host.at(label, CallKind.PUT, () -> {
            queue.put(item);
            return true;
        });
    }

    private static void joinable(Host host) throws IOException, InterruptedException {
        JoinableQueue<@Nullable Integer> queue = new JoinableQueue<>(0, "queue");
        host.watch(queue);
        long millis = host.seconds(0.8).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < host.plan().workers(); i++) {
            processes.add(host.process("worker " + i, () -> {
                for (Integer item = queue.get(); item != null; item = queue.get()) {
                    Thread.sleep(millis);
                    System.out.println("done with " + item);
                    queue.taskDone();
                }
                queue.taskDone();
            }));
        }
        for (ScriptProcess process : processes) {
            host.start(process);
        }
        for (int item = 0; item < 6; item++) {
            queue.put(item);
        }
        boolean unused = host.at("join-queue", CallKind.JOIN, () -> {
            queue.join();
            return true;
        });
        host.print("all items are done");
        for (int i = 0; i < processes.size(); i++) {
            queue.put(null);
        }
        for (ScriptProcess process : processes) {
            host.join("join", process);
        }
    }
}
