import io.github.poolscope.sync.Process;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void work(int number) throws Exception {
        System.out.println("process " + number + " begins");
        Thread.sleep((long) (1000 * @0.8@));
    }

    public static void main(String[] args) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = Process.of(Program::work, i);
            process.setName("process " + i);
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
