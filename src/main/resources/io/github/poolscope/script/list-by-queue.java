import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void collect(Queue<Integer> queue) throws Exception {
        for (int number = 0; number < 3; number++) {
            Thread.sleep((long) (1000 * @0.5@));
            queue.put(number);
        }
    }

    public static void main(String[] args) throws Exception {
        Queue<Integer> queue = new Queue<>();
        List<Integer> numbers = new ArrayList<>();
        Process process = Process.of(Program::collect, queue);
        process.setName("collector");
        process.start();
        for (int i = 0; i < 3; i++) {
            numbers.add(queue.get());  //@get
        }
        process.join();  //@join
        System.out.println("main program: " + numbers);
    }
}
