import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.Pool;
import java.util.Iterator;
import java.util.List;

public final class Program {
    static int f(Object... arguments) {
        return arguments.length;
    }

    public static void main(String[] args) throws Exception {
        try (var pool = Pool.of(@processes@)) {
            var rows = List.of(List.of(1, 2), List.of(3, 4));
            Object returned = pool.@java_probe@;  //@call
            System.out.println("returned " + returned.getClass().getSimpleName());
            if (returned instanceof AsyncResult<?> result) {
                returned = result.get();  //@get
            }
            if (returned instanceof Iterator<?> results) {
                returned = results.next();  //@take
            } else if (returned instanceof List<?> list) {
                returned = list.get(0);
            }
            System.out.println("arguments " + returned);
        }
    }
}
