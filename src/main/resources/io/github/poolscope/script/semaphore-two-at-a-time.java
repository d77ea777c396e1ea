import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Semaphore;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void visit(Barrier start, Semaphore semaphore) throws Exception {
        start.await();
        semaphore.acquire();
        try {
            System.out.println(Process.current().name() + ": is in");
            Thread.sleep((long) (1000 * @1@));
        } finally {
            semaphore.release();
        }
    }

    public static void main(String[] args) throws Exception {
        Barrier start = new Barrier(@processes@, "start");
        Semaphore semaphore = new Semaphore(2, "semaphore");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = Process.of(Program::visit, start, semaphore);
            process.setName("guest " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
    }
}
