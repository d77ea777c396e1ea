import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.StartMethod;
import java.util.Collections;

public final class Program {
    static String setting = "as in the source";

    static String look(String folder) throws InterruptedException {
        Thread.sleep((long) (1000 * @0.5@));
        return "setting " + setting + ", same folder " + System.getProperty("user.dir").equals(folder);
    }

    public static void main(String[] args) throws Exception {
        setting = "changed";
        var method = StartMethod.of("@start_method@");
        var folder = System.getProperty("user.dir");
        try (var pool = Pool.create(PoolOptions.builder().processes(@processes@).startMethod(method).build())) {
            var seen = pool.map(Program::look, Collections.nCopies(@items@, folder), 1);  //@map
            for (var each : seen) {
                System.out.println("a worker: " + each);
            }
            pool.close();
            pool.join();  //@join
        }
        System.out.println("the main program: setting " + setting);
    }
}
