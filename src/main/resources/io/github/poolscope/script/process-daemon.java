import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;

public final class Program {
    static void work(Event begun) throws Exception {
        begun.set();
        Thread.sleep((long) (1000 * @5@));
        System.out.println("worker: done");
    }

    public static void main(String[] args) throws Exception {
        Event begun = new Event();
        Process process = Process.of(Program::work, begun);
        process.setName("worker");
        process.setDaemon(true);
        process.start();
        begun.await();  //@wait
        Thread.sleep((long) (1000 * @0.5@));  //@sleep
        System.out.println("main program: ends, and the worker is alive " + process.isAlive());
    }
}
