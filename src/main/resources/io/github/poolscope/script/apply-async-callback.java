import io.github.poolscope.pool.Pool;
import java.util.concurrent.atomic.AtomicInteger;
@imports@

public final class Program {
    @function@

    static final AtomicInteger DONE = new AtomicInteger();

    static String place() {
        return "in process " + ProcessHandle.current().pid() + ", thread " + Thread.currentThread().getName();
    }

    static void advance(Object result) {
        int done = DONE.incrementAndGet();
        int full = done * 20 / @items@;
        System.out.println("#".repeat(full) + "-".repeat(20 - full) + " " + done + "/@items@ " + place());
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            for (int x = 0; x < @items@; x++) {
                pool.applyAsync(Program::f, x, Program::advance, error -> {});
            }
            System.out.println("submitted " + place());
            pool.close();
            pool.join();  //@join
        }
    }
}
