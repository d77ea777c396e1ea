import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;

public final class Program {
    static void produce(Queue<Integer> queue) throws Exception {
        for (int i = 0; i < 8; i++) {
            Thread.sleep((long) (1000 * (i == 6 ? @4@ : @0.1@)));
            queue.put(i);
            System.out.println("producer: put " + i);
        }
        queue.put(null);
    }

    static void consume(Queue<Integer> queue) throws Exception {
        for (Integer item = queue.get(); item != null; item = queue.get()) {
            Thread.sleep((long) (1000 * @0.6@));
            System.out.println("consumer: got " + item);
        }
    }

    public static void main(String[] args) throws Exception {
        Queue<Integer> queue = new Queue<>(3, "queue");
        Process consumer = Process.of(Program::consume, queue);
        Process producer = Process.of(Program::produce, queue);
        consumer.start();
        producer.start();
        producer.join();  //@join-producer
        consumer.join();  //@join-consumer
    }
}
