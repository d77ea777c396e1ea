import io.github.poolscope.sync.Process;
import java.util.ArrayList;
import java.util.List;

public final class Program {
    static void collect(List<Integer> numbers) throws Exception {
        for (int number = 0; number < 3; number++) {
            Thread.sleep((long) (1000 * @0.5@));
            numbers.add(number);
        }
        System.out.println("child: " + numbers);
    }

    public static void main(String[] args) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        Process process = Process.of(Program::collect, numbers);
        process.setName("collector");
        process.start();
        process.join();  //@join
        System.out.println("main program: " + numbers);
    }
}
