import io.github.poolscope.sync.Process;

public final class Program {
    static final class Greeter extends Process {
        private final String guest;

        Greeter(String guest) {
            this.guest = guest;
            setName("greeter of " + guest);
        }

        @Override
        protected void run() throws Exception {
            Thread.sleep((long) (1000 * @0.8@));
            System.out.println(name() + ": hello, " + guest);
        }
    }

    public static void main(String[] args) throws Exception {
        Greeter ada = new Greeter("Ada");
        Greeter grace = new Greeter("Grace");
        ada.start();
        grace.start();
        ada.join();  //@join-ada
        grace.join();  //@join-grace
    }
}
