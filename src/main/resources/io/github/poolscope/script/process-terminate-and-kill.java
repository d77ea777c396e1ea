import io.github.poolscope.sync.Process;
import java.time.Duration;

public final class Program {
    static void work() throws Exception {
        Thread.sleep((long) (1000 * @60@));
    }

    public static void main(String[] args) throws Exception {
        Process first = new Process(Program::work);
        Process second = new Process(Program::work);
        first.setName("first");
        second.setName("second");
        first.start();
        second.start();
        first.join(Duration.ofMillis((long) (1000 * @1.5@)));  //@join-timeout
        System.out.println("first after the time-out: alive " + first.isAlive());
        first.terminate();
        first.join();  //@join-first
        System.out.println("first: exit code " + first.exitCode().getAsInt());
        Thread.sleep((long) (1000 * @1@));  //@sleep
        second.kill();
        second.join();  //@join-second
        System.out.println("second: exit code " + second.exitCode().getAsInt());
        second.close();
        try {
            second.isAlive();
        } catch (IllegalStateException error) {
            System.out.println("second: " + error.getMessage());
        }
    }
}
