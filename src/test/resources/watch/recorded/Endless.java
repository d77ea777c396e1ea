import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ResultIterator;
import java.util.stream.Stream;

/** A program that goes on until it is killed, and prints how far it has come. */
public class Endless {
    static int next(int x) {
        return x + 1;
    }

    public static void main(String[] args) throws Exception {
        Pool pool = Pool.create(PoolOptions.builder().processes(1).spares(false).build());
        ResultIterator<Integer> results = pool.imap(Endless::next, () -> Stream.iterate(0, x -> x + 1).iterator());
        while (true) {
            int result = results.next();
            if (result % 1000 == 0) {
                System.out.println(result);
            }
        }
    }
}
