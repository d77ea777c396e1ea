package io.github.poolscope.plan;

import io.github.poolscope.task.StartMethod;
import io.github.poolscope.words.Phrase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads a plan's settings one by one from the texts that a user wrote: in a file, on the command line, in the window.
 *
 * <p>Starts from a plan and replaces the given settings. Each method throws a {@link PlanException} that names the
 * setting and says what would be right.
 */
public final class PlanFields {
    private EngineKind engine;
    private PoolSize processes;
    private StartMethod startMethod;
    private Mode mode;
    private Chunksize chunksize;
    private OptionalInt maxTasksPerChild;
    private Optional<String> initializer;
    private List<String> preload;
    private OptionalDouble softLimit;
    private OptionalDouble hardLimit;
    private int retries;
    private OptionalInt bufferSize;
    private Work work;
    private Optional<String> script;
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
        initializer = from.initializer();
        preload = from.preload();
        softLimit = from.safeguards().softLimit();
        hardLimit = from.safeguards().hardLimit();
        retries = from.safeguards().retries();
        bufferSize = from.safeguards().bufferSize();
        script = from.work() instanceof Work.Script own ? Optional.of(own.name()) : Optional.empty();
        work = from.work() instanceof Work.Script own ? own.workload() : from.work();
        items = from.items();
        seed = from.seed();
        slow = from.slow();
    }

    public Plan toPlan() {
        return new Plan(
                engine,
                processes,
                startMethod,
                mode,
                chunksize,
                maxTasksPerChild,
                initializer,
                preload,
                new Safeguards(softLimit, hardLimit, retries, bufferSize),
                script.isPresent() && work instanceof Work.BuiltIn mapped
                        ? new Work.Script(script.get(), mapped)
                        : work,
                items,
                seed,
                slow);
    }

    public void engine(String text) {
        engine = Choice.of(EngineKind.values(), Setting.ENGINE, text.strip());
    }

    public void processes(String text) {
        processes = PoolSize.parse(text);
    }

    public void startMethod(String text) {
        startMethod = Choice.of(StartMethod.values(), StartMethod::key, Setting.START_METHOD, text.strip());
    }

    public void mode(String text) {
        mode = Choice.of(Mode.values(), Setting.MODE, text.strip());
    }

    public void chunksize(String text) {
        chunksize = Chunksize.parse(text);
    }

    /** Parses a number, or {@code none} or an empty text for none. */
    public void maxTasksPerChild(String text) {
        String stripped = text.strip();
        maxTasksPerChild = stripped.isEmpty() || stripped.equals("none")
                ? OptionalInt.empty()
                : OptionalInt.of(Numbers.atLeast(
                        1, Setting.MAX_TASKS_PER_CHILD, stripped, Integer.MAX_VALUE, "plan.form.none-or-whole"));
    }

    /** Parses a name, or {@code none} or an empty text for none. */
    public void initializer(String text) {
        initializer = Optional.of(text.strip()).filter(name -> !name.isEmpty() && !name.equals(Numbers.NONE));
    }

    /** Parses class names separated by commas, or {@code none} or an empty text for none. */
    public void preload(String text) {
        String stripped = text.strip();
        preload = stripped.isEmpty() || stripped.equals(Numbers.NONE)
                ? List.of()
                : Arrays.stream(stripped.split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    /** Parses seconds, or {@code none} or an empty text for none. */
    public void softLimit(String text) {
        softLimit = Numbers.noneOrSeconds(Setting.SOFT_LIMIT, text, Safeguards.MAX_LIMIT);
    }

    /** Parses seconds, or {@code none} or an empty text for none. */
    public void hardLimit(String text) {
        hardLimit = Numbers.noneOrSeconds(Setting.HARD_LIMIT, text, Safeguards.MAX_LIMIT);
    }

    public void retries(String text) {
        retries = Numbers.atLeast(0, Setting.RETRIES, text, Safeguards.MAX_RETRIES, "plan.form.whole");
    }

    public void bufferSize(String text) {
        bufferSize = Numbers.autoOrAtLeastOne(Setting.BUFFER_SIZE, text, Integer.MAX_VALUE);
    }

    public void workload(String text) {
        work = Work.BuiltIn.parse(text);
    }

    /** Parses the name of a script, or {@code none} or an empty text for none. */
    public void script(String text) {
        script = Optional.of(text.strip()).filter(name -> !name.isEmpty() && !name.equals(Numbers.NONE));
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
            throw new PlanException(Setting.SEED, Phrase.of("plan.problem.seed", text.strip()));
        }
    }

    public void slow(String text) {
        double factor = PlanTexts.decimal(text.strip().replaceFirst("^[×x]", ""));
        if (!(factor > 0 && factor <= Plan.MAX_SLOW)) {
            throw new PlanException(Setting.SLOW, Phrase.of("plan.problem.slow", text.strip()));
        }
        slow = factor;
    }
}
