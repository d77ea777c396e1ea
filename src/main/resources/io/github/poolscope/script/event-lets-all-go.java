import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void run(Queue<String> ready, Event go) throws Exception {
        ready.put(Process.current().name());
        go.await();
        System.out.println(Process.current().name() + ": goes");
    }

    public static void main(String[] args) throws Exception {
        Queue<String> ready = new Queue<>(0, "ready");
        Event go = new Event("go");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = Process.of(Program::run, ready, go);
            process.setName("runner " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (int i = 0; i < @processes@; i++) {
            System.out.println(ready.get() + " is ready");  //@get
        }
        Thread.sleep((long) (1000 * @1.5@));  //@sleep
        System.out.println("main program: go");
        go.set();
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
