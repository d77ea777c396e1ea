import io.github.poolscope.sync.Process;

public final class Program {
    static void work(double seconds) throws Exception {
        System.out.println(Process.current().name() + ": my process is " + ProcessHandle.current().pid());
        Thread.sleep((long) (1000 * seconds));
    }

    public static void main(String[] args) throws Exception {
        System.out.println("main program: my process is " + ProcessHandle.current().pid());
        Process process = Process.of(Program::work, @1.5@);
        process.setName("worker");
        System.out.println("before start: alive " + process.isAlive());
        process.start();
        System.out.println("after start: alive " + process.isAlive());
        process.join();  //@join
        System.out.println("after join: alive " + process.isAlive());
        System.out.println("exit code " + process.exitCode().getAsInt());
    }
}
