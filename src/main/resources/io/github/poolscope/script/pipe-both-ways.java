import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.sync.Process;
import java.time.Duration;
import java.util.List;

public final class Program {
    static void answer(Connection<Integer> end) throws Exception {
        for (Integer question = end.recv(); question != null; question = end.recv()) {
            Thread.sleep((long) (1000 * @1@));
            end.send(question * question);
        }
    }

    public static void main(String[] args) throws Exception {
        Pipe<Integer> pipe = Pipe.duplex("pipe");
        Connection<Integer> here = pipe.first();
        Process process = Process.of(Program::answer, pipe.second());
        process.setName("answerer");
        process.start();
        for (int question : List.of(3, 4)) {
            here.send(question);
            while (!here.poll(Duration.ofMillis((long) (1000 * @0.4@)))) {  //@poll
                System.out.println("nothing yet");
            }
            System.out.println(question + " squared is " + here.recv());
        }
        here.send(null);
        process.join();  //@join
    }
}
