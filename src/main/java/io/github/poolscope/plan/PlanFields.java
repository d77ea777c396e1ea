package io.github.poolscope.plan;

import java.util.OptionalInt;

/**
 * Reads a plan's settings one by one from the texts that a user wrote: in a file, on the command line, in the window.
 *
 * <p>Starts from a plan and replaces what is told. Each method throws a {@link PlanException} that names the setting
 * and says what would be right.
 */
public final class PlanFields {
    private EngineKind engine;
    private PoolSize processes;
    private StartMethod startMethod;
    private Mode mode;
    private Chunksize chunksize;
    private OptionalInt maxTasksPerChild;
    private Work work;
    private Items items;
    private long seed;
    private double slow;

    public PlanFields(Plan from) {
        engine = from.engine();
        processes = from.processes();
        startMethod = from.startMethod();
        mode = from.mode();
        chunksize = from.chunksize();
        maxTasksPerChild = from.maxTasksPerChild();
        work = from.work();
        items = from.items();
        seed = from.seed();
        slow = from.slow();
    }

    public Plan toPlan() {
        return new Plan(engine, processes, startMethod, mode, chunksize, maxTasksPerChild, work, items, seed, slow);
    }

    public void engine(String text) {
        engine = Choice.of(EngineKind.values(), Setting.ENGINE, text.strip());
    }

    public void processes(String text) {
        processes = PoolSize.parse(text);
    }

    public void startMethod(String text) {
        startMethod = Choice.of(StartMethod.values(), Setting.START_METHOD, text.strip());
    }

    public void mode(String text) {
        mode = Choice.of(Mode.values(), Setting.MODE, text.strip());
    }

    public void chunksize(String text) {
        chunksize = Chunksize.parse(text);
    }

    /** Reads a number, or {@code none}, which an empty text stands for as well. */
    public void maxTasksPerChild(String text) {
        String stripped = text.strip();
        maxTasksPerChild = stripped.isEmpty() || stripped.equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(Numbers.atLeast(
                        1, Setting.MAX_TASKS_PER_CHILD, stripped, Integer.MAX_VALUE, "'none' or a whole number"));
    }

    public void workload(String text) {
        work = Work.BuiltIn.parse(text);
    }

    public void function(String jar, String function) {
        work = new Work.UserFunction(Paths.of(Setting.JAR, jar.strip()), function.strip());
    }

    public void items(String text) {
        items = Items.parse(text);
    }

    public void seed(String text) {
        try {
            seed = Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new PlanException(
                    Setting.SEED, "The seed '" + text.strip() + "' is not a number: give a whole number.");
        }
    }

    public void slow(String text) {
        String stripped = text.strip().replaceFirst("^[×x]", "");
        double factor;
        try {
            factor = Double.parseDouble(stripped);
        } catch (NumberFormatException e) {
            factor = Double.NaN;
        }
        if (!(factor > 0 && factor <= Plan.SLOWEST)) {
            throw new PlanException(
                    Setting.SLOW,
                    "The slow motion '" + text.strip() + "' is not a factor: give a number above 0, up to 100.");
        }
        slow = factor;
    }
}
