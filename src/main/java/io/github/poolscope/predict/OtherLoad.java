package io.github.poolscope.predict;

/** The load of other programs during a run, as its taskels felt it. */
final class OtherLoad {
    /** Threads that want a processor all the time: no more are looked for. */
    private static final double MOST = 64;

    private static final int HALVINGS = 12;
    private static final int UNITS = 20_000;

    private OtherLoad() {}

    /**
     * Returns how many other threads must have wanted a processor all the time, so that the run's taskels wait for one
     * as long in the simulation as they did.
     */
    static double of(MeasuredRun run) {
        double low = 0;
        double high = MOST;
        if (wanting(run, low) >= run.wanting()) {
            return low;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (wanting(run, middle) < run.wanting()) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double wanting(MeasuredRun run, double load) {
        Dispatching dispatching = Dispatching.of(
                run.scenario(),
                run.taskels(),
                run.plan().maxTasksPerChild(),
                run.plan().safeguards().bufferSize(),
                UNITS);
        return new Simulation(
                        run.taskels(),
                        run.costs().withOtherLoad(load),
                        dispatching,
                        run.scenario().workers(),
                        null,
                        0,
                        1,
                        () -> false)
                .run()
                .wanting();
    }
}
