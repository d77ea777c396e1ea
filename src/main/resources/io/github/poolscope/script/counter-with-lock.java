import io.github.poolscope.sync.Barrier;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void count(String path, Barrier start, Lock lock) throws Exception {
        start.await();
        for (int i = 0; i < 2; i++) {
            try (Lock.Held held = lock.hold()) {
                int number = Integer.parseInt(Files.readString(Path.of(path)));
                Thread.sleep((long) (1000 * @0.8@));
                Files.writeString(Path.of(path), String.valueOf(number + 1), StandardOpenOption.WRITE);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        String path = Files.createTempFile("counter", ".txt").toString();
        Files.writeString(Path.of(path), "0");
        Barrier start = new Barrier(@processes@, "start");
        Lock lock = new Lock("lock");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < @processes@; i++) {
            Process process = new Process(() -> count(path, start, lock));
            process.setName("counter " + i);
            processes.add(process);
        }
        for (Process process : processes) {
            process.start();
        }
        for (Process process : processes) {
            process.join();  //@join
        }
        System.out.println("counted " + Files.readString(Path.of(path)) + " of " + 2 * @processes@);
        Files.delete(Path.of(path));
    }
}
