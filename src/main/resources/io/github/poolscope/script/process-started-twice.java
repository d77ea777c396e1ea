import io.github.poolscope.sync.Process;

public final class Program {
    static void work() throws Exception {
        Thread.sleep((long) (1000 * @0.8@));
        System.out.println("done by process " + ProcessHandle.current().pid());
    }

    public static void main(String[] args) throws Exception {
        Process process = new Process(Program::work);
        process.setName("first");
        process.start();
        process.join();  //@join-first
        try {
            process.start();
        } catch (IllegalStateException error) {
            System.out.println("second start: " + error.getMessage());
        }
        Process other = new Process(Program::work);
        other.setName("another");
        other.start();
        other.join();  //@join-another
    }
}
