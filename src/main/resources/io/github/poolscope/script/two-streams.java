import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PooledIterator;
import java.util.List;

public final class Program {
    static int f(int x) throws InterruptedException {
        Thread.sleep((long) (1000 * (6 - x) * @0.5@));
        return x;
    }

    public static void main(String[] args) throws Exception {
        var items = List.of(0, 1, 2, 3, 4, 5);
        try (var one = Pool.of(@processes@);
                var other = Pool.of(@processes@);
                var ordered = PooledIterator.over(one, Program::f, items).keepOrder(true).iterate();
                var unordered = PooledIterator.over(other, Program::f, items).keepOrder(false).iterate()) {
            while (ordered.hasNext() && unordered.hasNext()) {  //@next
                System.out.println("in order: " + ordered.next());
                System.out.println("as they come: " + unordered.next());
            }
            one.close();
            other.close();
            one.join();  //@join-one
            other.join();  //@join-other
        }
    }
}
