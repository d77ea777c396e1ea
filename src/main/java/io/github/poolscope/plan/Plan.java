package io.github.poolscope.plan;

import io.github.poolscope.task.StartMethod;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All settings of a run: a value for each {@link Setting}. Immutable; plans with equal values are equal. */
public final class Plan {
    /** The maximum slow motion; beyond it a run of seconds takes hours. */
    public static final double MAX_SLOW = 100;

    /** The plan of a new window: twelve taskels that finish out of order, on three workers. */
    public static final Plan DEFAULT = new Values(Map.of()).toPlan();

    private final Map<Setting<?>, Object> values;

    private Plan(Map<Setting<?>, Object> values) {
        this.values = Map.copyOf(values);
    }

    /** Returns the value of a setting; for {@link Setting#JAR} and its like use {@link #work}. */
    public <T> T get(Setting<T> setting) {
        return Values.get(values, setting);
    }

    /** Returns this plan with another value of a setting. */
    public <T> Plan with(Setting<T> setting, T value) {
        Values changed = values();
        changed.put(setting, value);
        return changed.toPlan();
    }

    /** Returns this plan with another function to call. */
    public Plan withWork(Work work) {
        Values changed = values();
        changed.put(work);
        return changed.toPlan();
    }

    /** Returns a copy of the values that can be changed. */
    Values values() {
        return new Values(values);
    }

    public EngineKind engine() {
        return get(Setting.ENGINE);
    }

    public PoolSize processes() {
        return get(Setting.PROCESSES);
    }

    public StartMethod startMethod() {
        return get(Setting.START_METHOD);
    }

    public Mode mode() {
        return get(Setting.MODE);
    }

    public Chunksize chunksize() {
        return get(Setting.CHUNKSIZE);
    }

    public OptionalInt maxTasksPerChild() {
        return get(Setting.MAX_TASKS_PER_CHILD);
    }

    public Optional<String> initializer() {
        return get(Setting.INITIALIZER);
    }

    public List<String> preload() {
        return get(Setting.PRELOAD);
    }

    /** Returns the limits for taskels that take too long, die, or are read ahead. */
    public Safeguards safeguards() {
        return new Safeguards(
                get(Setting.SOFT_LIMIT), get(Setting.HARD_LIMIT), get(Setting.RETRIES), get(Setting.BUFFER_SIZE));
    }

    /** Returns whether it runs a command, so that all settings but those of the command have no meaning. */
    public boolean isOfCommand() {
        return !get(Setting.COMMAND).isEmpty();
    }

    /** Returns the function to call on each item, or the program to run. */
    public Work work() {
        if (isOfCommand()) {
            return new Work.Command(
                    get(Setting.COMMAND),
                    get(Setting.FOLDER),
                    get(Setting.ENVIRONMENT),
                    get(Setting.NO_VALUES),
                    get(Setting.PYTHON));
        }
        Optional<Path> jar = get(Setting.JAR);
        if (jar.isPresent()) {
            return new Work.UserFunction(jar.get(), get(Setting.FUNCTION).orElseThrow());
        }
        Optional<Path> python = get(Setting.PYTHON_FILE);
        if (python.isPresent()) {
            return new Work.PythonFunction(python.get(), get(Setting.FUNCTION).orElseThrow());
        }
        Work.BuiltIn workload = get(Setting.WORKLOAD);
        return get(Setting.SCRIPT)
                .<Work>map(script -> new Work.Script(script, workload))
                .orElse(workload);
    }

    public Items items() {
        return get(Setting.ITEMS);
    }

    public long seed() {
        return get(Setting.SEED);
    }

    public double slow() {
        return get(Setting.SLOW);
    }

    /** Returns the engine that does the work: {@link EngineKind#SERIAL} if the pool has no workers. */
    public EngineKind effectiveEngine() {
        boolean none = processes().fixed().isPresent() && processes().workers() == 0;
        return none ? EngineKind.SERIAL : engine();
    }

    /** Returns whether worker processes do the work. */
    public boolean hasProcesses() {
        return effectiveEngine() == EngineKind.PROCESSES || isOfCPython();
    }

    /** Returns whether CPython runs the plan's Python program. */
    public boolean isOfCPython() {
        return effectiveEngine() == EngineKind.CPYTHON;
    }

    /** Returns the number of workers: at least 1, which is the main program itself if there is no pool. */
    public int workers() {
        return effectiveEngine() == EngineKind.SERIAL ? 1 : processes().workers();
    }

    /** Returns the files and folders that a run of the plan reads. */
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>();
        get(Setting.JAR).ifPresent(inputs::add);
        get(Setting.PYTHON_FILE).ifPresent(inputs::add);
        get(Setting.FOLDER).ifPresent(inputs::add);
        items().place().ifPresent(inputs::add);
        return inputs;
    }

    /** Returns the problems that can be found without looking at any file; empty if there are none. */
    public List<Problem> problems() {
        return Setting.all().stream()
                .flatMap(setting -> setting.check(this).stream())
                .toList();
    }

    public Plan withEngine(EngineKind other) {
        return with(Setting.ENGINE, other);
    }

    public Plan withProcesses(PoolSize other) {
        return with(Setting.PROCESSES, other);
    }

    public Plan withMode(Mode other) {
        return with(Setting.MODE, other);
    }

    public Plan withChunksize(Chunksize other) {
        return with(Setting.CHUNKSIZE, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Plan plan && values.equals(plan.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** Returns the settings that differ from {@link #DEFAULT}. */
    @Override
    public String toString() {
        Predicate<Setting<?>> isChanged = setting -> !Objects.equals(get(setting), DEFAULT.get(setting));
        return Setting.all().stream()
                .filter(isChanged)
                .map(setting -> setting.key() + "=" + setting.text(this))
                .collect(Collectors.joining(", ", "Plan[", "]"));
    }

    /**
     * The values of a plan while they are being replaced. Those that differ from their default are stored. A jar and a
     * function are parts of a plan only together, and then neither a script nor a workload is; so are a Python file and a
     * function, which CPython runs unless another engine is set. With a command, only its
     * own settings are.
     */
    static final class Values {
        private static final Set<Setting<?>> OF_COMMAND =
                Set.of(Setting.COMMAND, Setting.FOLDER, Setting.ENVIRONMENT, Setting.NO_VALUES, Setting.PYTHON);

        private final Map<Setting<?>, Object> values;

        Values(Map<Setting<?>, Object> values) {
            this.values = new HashMap<>(values);
        }

        <T> T get(Setting<T> setting) {
            return get(values, setting);
        }

        @SuppressWarnings("unchecked") // put() accepts only values of the setting's type.
        private static <T> T get(Map<Setting<?>, Object> values, Setting<T> setting) {
            Object value = values.get(setting);
            return value == null ? setting.usual() : (T) value;
        }

        <T> void put(Setting<T> setting, T value) {
            if (setting == Setting.WORKLOAD) {
                values.remove(Setting.JAR);
                values.remove(Setting.PYTHON_FILE);
                values.remove(Setting.FUNCTION);
                values.remove(Setting.COMMAND);
            }
            if (value.equals(setting.usual())) {
                values.remove(setting);
            } else {
                values.put(setting, value);
            }
        }

        void put(Work work) {
            values.remove(Setting.COMMAND);
            if (work instanceof Work.Command command) {
                put(Setting.COMMAND, command.command());
                put(Setting.FOLDER, command.folder());
                put(Setting.ENVIRONMENT, command.environment());
                put(Setting.NO_VALUES, command.noValues());
                put(Setting.PYTHON, command.python());
            } else if (work instanceof Work.UserFunction user) {
                values.remove(Setting.PYTHON_FILE);
                put(Setting.JAR, Optional.of(user.jar()));
                put(Setting.FUNCTION, Optional.of(user.function()));
            } else if (work instanceof Work.PythonFunction user) {
                values.remove(Setting.JAR);
                put(Setting.PYTHON_FILE, Optional.of(user.file()));
                put(Setting.FUNCTION, Optional.of(user.function()));
            } else if (work instanceof Work.Script script) {
                put(Setting.WORKLOAD, script.workload());
                put(Setting.SCRIPT, Optional.of(script.name()));
            } else {
                put(Setting.WORKLOAD, (Work.BuiltIn) work);
                put(Setting.SCRIPT, Optional.empty());
            }
        }

        Plan toPlan() {
            Map<Setting<?>, Object> whole = new HashMap<>(values);
            if (whole.containsKey(Setting.COMMAND)) {
                whole.keySet().retainAll(OF_COMMAND);
                return new Plan(whole);
            }
            boolean hasFunction = whole.containsKey(Setting.FUNCTION);
            if (hasFunction && whole.containsKey(Setting.JAR)) {
                whole.keySet().removeAll(List.of(Setting.WORKLOAD, Setting.SCRIPT, Setting.PYTHON_FILE));
            } else if (hasFunction && whole.containsKey(Setting.PYTHON_FILE)) {
                whole.keySet().removeAll(List.of(Setting.WORKLOAD, Setting.SCRIPT, Setting.JAR));
                whole.putIfAbsent(Setting.ENGINE, EngineKind.CPYTHON);
            } else {
                whole.keySet().removeAll(List.of(Setting.JAR, Setting.FUNCTION, Setting.PYTHON_FILE));
            }
            Optional<String> python = get(Setting.PYTHON);
            whole.keySet().removeAll(OF_COMMAND);
            if (whole.get(Setting.ENGINE) == EngineKind.CPYTHON && python.isPresent()) {
                whole.put(Setting.PYTHON, python);
            }
            return new Plan(whole);
        }
    }
}
