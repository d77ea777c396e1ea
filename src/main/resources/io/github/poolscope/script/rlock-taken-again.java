import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.RLock;
import java.time.Duration;

public final class Program {
    static void nested(RLock lock, int level) throws Exception {
        try (Lock.Held held = lock.hold()) {
            System.out.println(Process.current().name() + ": has it " + level + " times");
            Thread.sleep((long) (1000 * @0.4@));
            if (level < 3) {
                nested(lock, level + 1);
            }
        }
    }

    public static void main(String[] args) throws Exception {
        RLock rlock = new RLock("rlock");
        Process first = Process.of(Program::nested, rlock, 1);
        Process second = Process.of(Program::nested, rlock, 1);
        first.setName("first");
        second.setName("second");
        first.start();
        second.start();
        first.join();  //@join-first
        second.join();  //@join-second
        Lock lock = new Lock("lock");
        lock.acquire();
        Duration patience = Duration.ofMillis((long) (1000 * @1@));
        System.out.println("a Lock taken again: " + lock.acquire(patience));  //@acquire
        lock.release();
    }
}
