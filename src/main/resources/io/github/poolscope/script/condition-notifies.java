import io.github.poolscope.sync.Condition;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void rest(Queue<String> ready, Condition condition) throws Exception {
        try (Lock.Held held = condition.lock().hold()) {
            ready.put(Process.current().name());
            condition.await();
            System.out.println(Process.current().name() + ": was notified");
        }
    }

    public static void main(String[] args) throws Exception {
        Queue<String> ready = new Queue<>(0, "ready");
        Condition condition = new Condition("condition");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = Process.of(Program::rest, ready, condition);
            process.setName("sleeper " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (int i = 0; i < @processes@; i++) {
            System.out.println(ready.get() + " rests");  //@get
        }
        Thread.sleep((long) (1000 * @1@));  //@sleep
        try (Lock.Held held = condition.lock().hold()) {
            System.out.println("main program: notify");
            condition.signal();
        }
        Thread.sleep((long) (1000 * @1.5@));  //@sleep-again
        try (Lock.Held held = condition.lock().hold()) {
            System.out.println("main program: notify_all");
            condition.signalAll();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
