import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Process;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void walk(Barrier barrier, double seconds) throws Exception {
        Thread.sleep((long) (1000 * seconds));
        System.out.println(Process.current().name() + ": is here");
        barrier.await();
        System.out.println(Process.current().name() + ": goes on");
    }

    public static void main(String[] args) throws Exception {
        Barrier barrier = new Barrier(@processes@, "barrier");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = Process.of(Program::walk, barrier, i * (double) @1@);
            process.setName("walker " + i);
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
