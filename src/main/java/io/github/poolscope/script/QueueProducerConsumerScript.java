package io.github.poolscope.script;

import io.github.poolscope.scripting.Given;

import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.task.StartMethod;

public final class QueueProducerConsumerScript {
    static void produce(Queue<Integer> queue) throws Exception {
        for (int i = 0; i < 8; i++) {
            Thread.sleep(i == 6 ? Given.millis(4000) : Given.millis(100));
            queue.put(i);
            System.out.println("producer: put " + i);
        }
        queue.put(null);
    }

    static void consume(Queue<Integer> queue) throws Exception {
        for (Integer item = queue.get(); item != null; item = queue.get()) {
            Thread.sleep(Given.millis(600));
            System.out.println("consumer: got " + item);
        }
    }

    public static void main(String[] args) throws Exception {
        StartMethod.setDefault(StartMethod.of(Given.startMethod()));
        Queue<Integer> queue = new Queue<>(3, "queue");
        Process consumer = Process.of(QueueProducerConsumerScript::consume, queue);
        Process producer = Process.of(QueueProducerConsumerScript::produce, queue);
        consumer.setName("consumer");
        producer.setName("producer");
        consumer.start();
        producer.start();
        producer.join();  //@join-producer
        consumer.join();  //@join-consumer
    }
}
