import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.sync.Process;
import java.io.EOFException;
import java.util.List;

public final class Program {
    static void send(Connection<String> writer) throws Exception {
        for (String message : List.of("one", "two", "three")) {
            Thread.sleep((long) (1000 * @0.6@));
            writer.send(message);
        }
    }

    public static void main(String[] args) throws Exception {
        Pipe<String> pipe = Pipe.oneWay("pipe");
        Connection<String> reader = pipe.first();
        Connection<String> writer = pipe.second();
        Process process = Process.of(Program::send, writer);
        process.setName("sender");
        process.start();
        writer.close();
        try {
            while (true) {
                String message = reader.recv();  //@recv
                System.out.println("received " + message);
            }
        } catch (EOFException end) {
            System.out.println("end of file");
        }
        process.join();  //@join
    }
}
