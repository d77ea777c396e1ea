package io.github.poolscope.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.words.Phrase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A setting of a plan: its name, its default, how it is written, its check, and its place in the form. {@link PlanJson},
 * the command line, the form and the reports loop over {@link #all()}; none of them lists the settings. A new setting
 * is a constant here, its words in {@code words.properties} and {@code words_zh.properties}, and what it does.
 *
 * @param <T> the type of its values, which are immutable and have {@code equals}
 */
public final class Setting<T> {
    private static final List<Setting<?>> ALL = new ArrayList<>();

    public static final Setting<EngineKind> ENGINE = of(
                    "engine", EngineKind.PROCESSES, Spelling.choice(EngineKind.values(), EngineKind::key))
            .in(Group.POOL, Control.BUTTONS)
            .withNamesOfChoices()
            .checked(SettingChecks::engine)
            .add();

    public static final Setting<PoolSize> PROCESSES = of(
                    "processes",
                    PoolSize.of(3),
                    Spelling.autoOrWhole(0, PoolSize.MAX).as(PoolSize::new, PoolSize::fixed))
            .in(Group.POOL, Control.OWN)
            .checked(SettingChecks::poolSize)
            .add();

    /** How workers are started. */
    public static final Setting<StartMethod> START_METHOD = of(
                    "startMethod", StartMethod.SPAWN, Spelling.choice(StartMethod.values(), StartMethod::key))
            .in(Group.POOL, Control.BUTTONS)
            .appliesIf(Plan::hasProcesses)
            .add();

    public static final Setting<Mode> MODE = of("mode", Mode.IMAP, Spelling.choice(Mode.values(), Mode::key))
            .in(Group.POOL, Control.OWN)
            .add();

    /** The number of taskels in a task. */
    public static final Setting<Chunksize> CHUNKSIZE = of(
                    "chunksize",
                    Chunksize.AUTO,
                    Spelling.autoOrWhole(1, Integer.MAX_VALUE).as(Chunksize::new, Chunksize::fixed))
            .in(Group.POOL, Control.TEXT)
            .appliesIf(plan -> plan.mode().chunked())
            .checked(SettingChecks::chunksize)
            .add();

    /** The number of tasks after which a worker is replaced; empty for never. */
    public static final Setting<OptionalInt> MAX_TASKS_PER_CHILD = of(
                    "maxTasksPerChild", OptionalInt.empty(), Spelling.noneOrWhole())
            .option("--maxtasksperchild")
            .in(Group.POOL, Control.TEXT)
            .checked(SettingChecks::maxTasksPerChild)
            .add();

    /** What each worker runs first, by name: see {@code workload.Initializers}; empty for nothing. */
    public static final Setting<Optional<String>> INITIALIZER = of(
                    "initializer", Optional.<String>empty(), Spelling.noneOrName("NAME|none"))
            .in(Group.MORE, Control.OWN)
            .checked(plan -> SettingChecks.notInScript(plan, plan.initializer().isPresent()))
            .add();

    /** The classes that a fork server initialises before workers need them. */
    public static final Setting<List<String>> PRELOAD = of("preload", List.<String>of(), Spelling.names("CLASS,..."))
            .in(Group.MORE, Control.TEXT)
            .appliesIf(plan -> plan.hasProcesses() && plan.startMethod() == StartMethod.FORKSERVER)
            .checked(plan -> SettingChecks.notInProgram(plan, !plan.preload().isEmpty()))
            .add();

    /** Seconds after which a taskel is interrupted; empty for never. */
    public static final Setting<OptionalDouble> SOFT_LIMIT = of(
                    "softLimit", OptionalDouble.empty(), Spelling.noneOrSeconds(Safeguards.MAX_LIMIT))
            .in(Group.MORE, Control.TEXT)
            .checked(plan -> SettingChecks.notInProgram(
                    plan, plan.safeguards().softLimit().isPresent()))
            .add();

    /** Seconds after which a taskel's worker is killed; empty for never. */
    public static final Setting<OptionalDouble> HARD_LIMIT = of(
                    "hardLimit", OptionalDouble.empty(), Spelling.noneOrSeconds(Safeguards.MAX_LIMIT))
            .in(Group.MORE, Control.TEXT)
            .checked(SettingChecks::hardLimit)
            .add();

    /** How many times a taskel that was lost with its worker is tried again. */
    public static final Setting<Integer> RETRIES = of("retries", 0, Spelling.whole(0, Safeguards.MAX_RETRIES))
            .in(Group.MORE, Control.TEXT)
            .checked(plan -> SettingChecks.notInProgram(plan, plan.safeguards().retries() > 0))
            .add();

    /**
     * For the lazy modes: how many taskels may be read beyond the last result taken; empty for the pool's default.
     */
    public static final Setting<OptionalInt> BUFFER_SIZE = of(
                    "bufferSize", OptionalInt.empty(), Spelling.autoOrWhole(1, Integer.MAX_VALUE))
            .in(Group.MORE, Control.TEXT)
            .checked(SettingChecks::bufferSize)
            .add();

    /** The user's jar; {@link Plan#work} has it only together with {@link #FUNCTION}. */
    public static final Setting<Optional<Path>> JAR = of("jar", Optional.<Path>empty(), Spelling.noneOrFile())
            .in(Group.WORK, Control.OWN)
            .partOf(plan -> plan.work() instanceof Work.UserFunction)
            .add();

    /** The user's Python file; {@link Plan#work} has it only together with {@link #FUNCTION}. */
    public static final Setting<Optional<Path>> PYTHON_FILE = of(
                    "pythonFile", Optional.<Path>empty(), Spelling.noneOrFile())
            .in(Group.WORK, Control.OWN)
            .partOf(plan -> plan.work() instanceof Work.PythonFunction)
            .add();

    /** The static method of the user's jar, as {@code pkg.Class::method}, or the function of the user's Python file. */
    public static final Setting<Optional<String>> FUNCTION = of(
                    "function", Optional.<String>empty(), Spelling.noneOrName("pkg.Class::method|name"))
            .in(Group.WORK, Control.OWN)
            .partOf(plan -> plan.work() instanceof Work.UserFunction || plan.work() instanceof Work.PythonFunction)
            .add();

    /** A built-in program of several calls that replaces the one call of the mapping mode. */
    public static final Setting<Optional<String>> SCRIPT = of(
                    "script", Optional.<String>empty(), Spelling.noneOrName("NAME|none"))
            .in(Group.WORK, Control.OWN)
            .partOf(plan -> plan.work() instanceof Work.Script)
            .add();

    /** The built-in function to call on each item, with its parameters. */
    public static final Setting<Work.BuiltIn> WORKLOAD = of(
                    "workload",
                    Work.BuiltIn.of("sleep-descending"),
                    new Spelling<>(
                            "NAME[:k=v,...]",
                            List.of(),
                            (setting, text) -> Work.BuiltIn.parse(text),
                            Work.BuiltIn::text,
                            Spelling.Json.TEXT,
                            false))
            .in(Group.WORK, Control.OWN)
            .partOf(plan -> plan.work() instanceof Work.BuiltIn || plan.work() instanceof Work.Script)
            .add();

    /** The source of the items. */
    public static final Setting<Items> ITEMS = of(
                    "items",
                    new Items.Range(12),
                    new Spelling<Items>(
                            "ITEMS",
                            List.of(),
                            (setting, text) -> Items.parse(text),
                            Items::text,
                            Spelling.Json.WHOLE,
                            false))
            .in(Group.WORK, Control.OWN)
            .add();

    /** The seed of a workload's random numbers: equal seeds give equal work. */
    public static final Setting<Long> SEED = of(
                    "seed",
                    7L,
                    new Spelling<Long>(
                            "N",
                            List.of(),
                            Setting::parseSeed,
                            seed -> Long.toString(seed),
                            Spelling.Json.WHOLE,
                            false))
            .in(Group.WORK, Control.TEXT)
            .add();

    /** A factor on the durations of waiting workloads. */
    public static final Setting<Double> SLOW = of(
                    "slow",
                    1.0,
                    new Spelling<Double>(
                            "FACTOR", List.of(), Setting::parseSlow, PlanTexts::plain, Spelling.Json.DECIMAL, false))
            .in(Group.WORK, Control.TEXT)
            .checked(SettingChecks::slow)
            .add();

    /** The command to run instead of calling a function; empty for none. The next four apply to it alone. */
    public static final Setting<List<String>> COMMAND =
            CommandSettings.command().add();

    /** The command's working folder; empty for that of Poolscope. */
    public static final Setting<Optional<Path>> FOLDER =
            CommandSettings.folder().add();

    /** What its environment has besides that of Poolscope. */
    public static final Setting<Map<String, String>> ENVIRONMENT =
            CommandSettings.environment().add();

    /** Whether no items and results of its taskels are recorded. */
    public static final Setting<Boolean> NO_VALUES = CommandSettings.noValues().add();

    /** The Python that runs where the command says {@code python3} or {@code python}; empty for the usual one. */
    public static final Setting<Optional<String>> PYTHON =
            CommandSettings.python().add();

    /** The plan as a whole, such as an unreadable plan file. Not one of {@link #all()}. */
    public static final Setting<Optional<String>> PLAN =
            of("plan", Optional.<String>empty(), Spelling.noneOrName("FILE")).build();

    private final String key;
    private final String option;
    private final T usual;
    private final Spelling<T> spelling;
    private final Group group;
    private final Control control;
    private final boolean choicesNamed;
    private final Predicate<Plan> part;
    private final Predicate<Plan> applies;
    private final Function<Plan, Optional<Phrase>> check;

    Setting(SettingBuilder<T> from) {
        key = from.key;
        option = from.option;
        usual = from.usual;
        spelling = from.spelling;
        group = from.group;
        control = from.control;
        choicesNamed = from.choicesNamed;
        part = from.part;
        applies = from.applies;
        check = from.check;
    }

    /** Returns all settings, in the order of JSON and reports. */
    public static List<Setting<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** Returns the setting with that name in JSON, if there is one. */
    public static Optional<Setting<?>> withKey(String key) {
        return ALL.stream().filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** Returns its name in JSON. */
    public String key() {
        return key;
    }

    /** Returns its option on the command line, such as {@code --start-method}. */
    public String option() {
        return option;
    }

    /** Returns what its values look like, in the words of a command's help, such as {@code N|auto}. */
    public String form() {
        return spelling.form();
    }

    /** Returns the texts of all its values if they are few; otherwise an empty list. */
    public List<String> choices() {
        return spelling.choices();
    }

    /** Returns the name of one of the choices in the form; it is the text itself if the choices have no names. */
    public Phrase nameOf(String choice) {
        return choicesNamed ? Phrase.of("plan.choice." + choice) : Phrase.asItIs(choice);
    }

    /** Returns its part of the form. */
    public Group group() {
        return group;
    }

    /** Returns how it is edited. */
    public Control control() {
        return control;
    }

    /** Returns its name within a sentence. */
    public Phrase title() {
        return words("plan.setting.");
    }

    /** Returns its name above its field in the form. */
    public Phrase label() {
        return words("plan.label.");
    }

    /** Returns what it means: a sentence or two, for the form's tooltip and the command line's help. */
    public Phrase help() {
        return words("plan.help.");
    }

    /** Returns the text of its value in a plan, which it also parses. */
    public String text(Plan plan) {
        return spelling.writer().apply(plan.get(this));
    }

    /** Returns whether its value is a part of the plan; a jar, for instance, is not if the workload is a built-in one. */
    public boolean isPartOf(Plan plan) {
        return part.test(plan);
    }

    /** Returns whether its value has an effect in a run of the plan. */
    public boolean appliesTo(Plan plan) {
        return part.test(plan) && applies.test(plan);
    }

    /** Returns whether the text {@code none} is a value. */
    boolean allowsNone() {
        return spelling.none();
    }

    T usual() {
        return usual;
    }

    /**
     * Parses a text.
     *
     * @throws PlanException if it is no value of this setting
     */
    T parse(String text) {
        return spelling.parser().parse(this, text);
    }

    JsonNode json(Plan plan) {
        return spelling.node(plan.get(this));
    }

    /** Returns what is wrong with its value in a plan, as far as that is known without looking at any file. */
    Optional<Problem> check(Plan plan) {
        return check.apply(plan).map(sentence -> new Problem(this, sentence));
    }

    @Override
    public String toString() {
        return key;
    }

    private Phrase words(String prefix) {
        return Phrase.of(prefix + hyphenated(key));
    }

    static String hyphenated(String key) {
        return key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Long parseSeed(Setting<?> setting, String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            throw new PlanException(setting, Phrase.of("plan.problem.seed", text.strip()));
        }
    }

    private static Double parseSlow(Setting<?> setting, String text) {
        double factor = PlanTexts.decimal(text.strip().replaceFirst("^[×x]", ""));
        if (!(factor > 0 && factor <= Plan.MAX_SLOW)) {
            throw new PlanException(setting, Phrase.of("plan.problem.slow", text.strip()));
        }
        return factor;
    }

    static void add(Setting<?> setting) {
        ALL.add(setting);
    }

    private static <T> SettingBuilder<T> of(String key, T usual, Spelling<T> spelling) {
        return new SettingBuilder<>(key, usual, spelling);
    }
}
