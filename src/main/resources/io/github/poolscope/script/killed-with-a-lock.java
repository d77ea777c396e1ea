import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Lock;
import io.github.poolscope.sync.Process;
import java.time.Duration;

public final class Program {
    static void hold(Lock lock, Event taken) throws Exception {
        try (Lock.Held held = lock.hold()) {
            taken.set();
            Thread.sleep((long) (1000 * @60@));
        }
    }

    static void want(Lock lock, Event begun) throws Exception {
        begun.set();
        Duration patience = Duration.ofMillis((long) (1000 * @10@));
        boolean got = lock.acquire(patience);
        System.out.println("waiter: got the lock " + got);
        if (got) {
            lock.release();
        }
    }

    public static void main(String[] args) throws Exception {
        Lock lock = new Lock("lock");
        Event held = new Event("held");
        Event begun = new Event("begun");
        Process holder = Process.of(Program::hold, lock, held);
        Process waiter = Process.of(Program::want, lock, begun);
        holder.setName("holder");
        waiter.setName("waiter");
        holder.start();
        held.await();  //@wait-held
        waiter.start();
        begun.await();  //@wait-begun
        Thread.sleep((long) (1000 * @1@));  //@sleep
        holder.kill();
        holder.join();  //@join-holder
        System.out.println("holder: exit code " + holder.exitCode().getAsInt());
        waiter.join();  //@join-waiter
    }
}
