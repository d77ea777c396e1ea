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

/** Scripts of processes that communicate through a queue. */
final class QueueScripts {
    private QueueScripts() {}

    static Map<String, Script> all() {
        return Map.of(
                "queue-producer-consumer", QueueScripts::producerConsumer,
                "queue-full-and-empty", QueueScripts::fullAndEmpty,
                "joinable-queue", QueueScripts::joinable);
    }

    private static void producerConsumer(ScriptContext context) throws IOException, InterruptedException {
        Queue<@Nullable Integer> queue = new Queue<>(3, "queue");
        context.watch(queue, 3);
        long making = context.seconds(0.1).toMillis();
        long pause = context.seconds(4).toMillis();
        long using = context.seconds(0.6).toMillis();
        ScriptProcess consumer = context.process("consumer", () -> consume(queue, using));
        ScriptProcess producer = context.process("producer", () -> produce(queue, making, pause));
        context.start(consumer);
        context.start(producer);
        context.join("join-producer", producer);
        context.join("join-consumer", consumer);
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

    private static void fullAndEmpty(ScriptContext context) throws IOException, InterruptedException {
        Queue<@Nullable String> queue = new Queue<>(2, "queue");
        context.watch(queue, 2);
        Duration second = context.seconds(1);
        try {
            queue.getNowait();
        } catch (QueueEmptyException empty) {
            context.print("get_nowait: empty");
        }
        try {
            context.at("get", CallKind.GET, () -> queue.get(second));
        } catch (QueueEmptyException empty) {
            context.print("get with a time-out: empty");
        }
        queue.put("one");
        queue.put("two");
        try {
            queue.putNowait("three");
        } catch (QueueFullException full) {
            context.print("put_nowait: full");
        }
        try {
            context.at("put", CallKind.PUT, () -> {
                queue.put("three", second);
                return true;
            });
        } catch (QueueFullException full) {
            context.print("put with a time-out: full");
        }
        ScriptProcess consumer = context.process("consumer", () -> consume(queue, 0));
        context.start(consumer);
        put(context, "put-waits", queue, "three");
        put(context, "put-end", queue, null);
        context.join("join", consumer);
    }

    private static void put(ScriptContext context, String label, Queue<@Nullable String> queue, @Nullable String item)
            throws InterruptedException {
        context.at(label, CallKind.PUT, () -> {
            queue.put(item);
            return true;
        });
    }

    private static void joinable(ScriptContext context) throws IOException, InterruptedException {
        JoinableQueue<@Nullable Integer> queue = new JoinableQueue<>(0, "queue");
        context.watch(queue);
        long millis = context.seconds(0.8).toMillis();
        List<ScriptProcess> processes = new ArrayList<>();
        for (int i = 0; i < context.plan().workers(); i++) {
            processes.add(context.process("worker " + i, () -> {
                for (Integer item = queue.get(); item != null; item = queue.get()) {
                    Thread.sleep(millis);
                    System.out.println("done with " + item);
                    queue.taskDone();
                }
                queue.taskDone();
            }));
        }
        for (ScriptProcess process : processes) {
            context.start(process);
        }
        for (int item = 0; item < 6; item++) {
            queue.put(item);
        }
        context.at("join-queue", CallKind.JOIN, () -> {
            queue.join();
            return true;
        });
        context.print("all items are done");
        for (int i = 0; i < processes.size(); i++) {
            queue.put(null);
        }
        for (ScriptProcess process : processes) {
            context.join("join", process);
        }
    }
}
