import io.github.poolscope.pool.Pool;
import java.util.stream.IntStream;
@imports@

public final class Program {
    @function@

    static void bar(int done) {
        System.out.println("#".repeat(done) + "-".repeat(@items@ - done) + " " + done + "/@items@");
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            bar(0);
            var results = pool.imapUnordered(Program::f, IntStream.range(0, @items@).boxed().toList());
            for (int done = 1; results.hasNext(); done++) {  //@next
                results.next();
                bar(done);
            }
            pool.close();
            pool.join();  //@join
        }
    }
}
