package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.QueueEmptyException;
import io.github.poolscope.sync.QueueFullException;
import io.github.poolscope.task.StartMethod;
import java.time.Duration;

public final class QueueFullAndEmptyScript {
    static void consume(Queue<String> queue) throws Exception {
        for (String item = queue.get(); item != null; item = queue.get()) {
            System.out.println("consumer: got " + item);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Queue<String> queue = new Queue<>(2, "queue");
        Duration second = Duration.ofMillis(Given.millis(1000));
        try {
            queue.getNowait();
        } catch (QueueEmptyException empty) {
            System.out.println("get_nowait: empty");
        }
        try {
            queue.get(second);  //@get
        } catch (QueueEmptyException empty) {
            System.out.println("get with a time-out: empty");
        }
        queue.put("one");
        queue.put("two");
        try {
            queue.putNowait("three");
        } catch (QueueFullException full) {
            System.out.println("put_nowait: full");
        }
        try {
            queue.put("three", second);  //@put
        } catch (QueueFullException full) {
            System.out.println("put with a time-out: full");
        }
        Process consumer = Process.of(QueueFullAndEmptyScript::consume, queue);
        consumer.setName("consumer");
        consumer.start();
        queue.put("three");  //@put-waits
        queue.put(null);  //@put-end
        consumer.join();  //@join
    }
}
