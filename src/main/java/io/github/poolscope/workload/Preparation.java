package io.github.poolscope.workload;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Problem;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.words.Phrase;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Checks a plan's work and prepares it before any worker is started. Runs none of the user's code. */
public final class Preparation {
    private Preparation() {}

    /**
     * Returns all problems of a plan; empty if it can be run. Checks that files exist but does not read them whole:
     * fast enough to be called while the user types, outside the FX thread.
     */
    public static List<Problem> problems(Plan plan) {
        List<Problem> problems = new ArrayList<>(plan.problems());
        if (plan.isOfCommand()) {
            plan.get(Setting.FOLDER)
                    .filter(folder -> !Files.isDirectory(folder))
                    .ifPresent(folder -> problems.add(
                            new Problem(Setting.FOLDER, Phrase.of("workload.problem.no-working-folder", folder))));
            return problems;
        }
        ItemReader.problem(plan.items()).ifPresent(problems::add);
        if (plan.work() instanceof Work.PythonFunction user) {
            if (!Files.isRegularFile(user.file())) {
                problems.add(
                        new Problem(Setting.PYTHON_FILE, Phrase.of("workload.problem.no-python-file", user.file())));
            }
            return problems;
        }
        try {
            checkScript(plan);
            TaskFunction<Object, Object> unused = function(plan, 1);
        } catch (PlanException e) {
            problems.addAll(e.problems());
        }
        try {
            Optional<TaskAction> unused = initializer(plan);
        } catch (PlanException e) {
            problems.addAll(e.problems());
        }
        if (plan.items() instanceof Items.CsvColumn csv
                && csv.columns().size() > 1
                && !(plan.mode().unpacks() && plan.work() instanceof Work.UserFunction)) {
            problems.add(new Problem(Setting.ITEMS, Phrase.of("workload.problem.columns")));
        }
        if (!plan.hasProcesses()
                && plan.work() instanceof Work.BuiltIn work
                && work.name().equals("crash")) {
            problems.add(new Problem(Setting.WORKLOAD, Phrase.of("workload.problem.crash")));
        }
        return problems;
    }

    /**
     * Checks a plan.
     *
     * @throws PlanException with all problems of the plan
     */
    public static void check(Plan plan) {
        List<Problem> problems = problems(plan);
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
    }

    /**
     * Returns a plan's work, ready for a pool. The plan must have a function.
     *
     * @throws PlanException with all problems of the plan
     */
    public static PreparedWork prepare(Plan plan) {
        check(plan);
        if (plan.isOfCommand()) {
            throw new IllegalArgumentException("A command is no work for a pool.");
        }
        List<Object> items = ItemReader.read(plan.items());
        TaskFunction<Object, Object> function = function(plan, items.size());
        boolean unpacks = plan.mode().unpacks();
        return new PreparedWork(
                unpacks && !(function instanceof UserMethod) ? new FirstArgument(function) : function,
                unpacks ? new ArgumentRows(items) : items,
                !(plan.items() instanceof Items.Range),
                plan.work() instanceof Work.UserFunction user ? List.of(user.jar()) : List.of(),
                initializer(plan),
                program(plan, items.size()));
    }

    /**
     * A plan's program, which is run by a process of its own.
     *
     * @param items the number of its items
     */
    public record PreparedProgram(Program program, int items) {}

    /**
     * Returns the program that runs a plan in a process of its own: in Python on CPython, otherwise in Java.
     *
     * @throws PlanException with all problems of the plan
     */
    public static PreparedProgram prepareProgram(Plan plan) {
        check(plan);
        int items = ItemReader.read(plan.items()).size();
        return new PreparedProgram(plan.isOfCPython() ? program(plan, items) : javaProgram(plan), items);
    }

    /** Returns the Python program of a plan. If the plan has problems, its function says so. */
    public static Program program(Plan plan) {
        return program(plan, count(plan));
    }

    /** Returns the Java program of a plan. Reads the user's jar, so don't call it on the FX thread. */
    public static Program javaProgram(Plan plan) {
        if (plan.isOfCommand()) {
            return program(plan);
        }
        if (plan.work() instanceof Work.Script script && ScriptPrograms.isForCPython(script.name())) {
            return javaProgram(ScriptPrograms.elsewhere(plan, script));
        }
        try {
            if (plan.work() instanceof Work.UserFunction user) {
                return JavaPrograms.of(
                        plan,
                        JavaPrograms.calling(
                                plan,
                                UserJar.find(user, plan.items(), plan.mode().unpacks())));
            }
            if (plan.work() instanceof Work.PythonFunction) {
                return JavaPrograms.of(plan, JavaPrograms.unknown(plan, plan.work()));
            }
            if (plan.work() instanceof Work.Script script) {
                checkScript(plan);
                return ScriptPrograms.java(script.name(), plan);
            }
            Work.BuiltIn work = builtIn(plan);
            Recipe recipe = recipe(work);
            return JavaPrograms.of(
                    plan, recipe.java().lines(new Settings(recipe.type(), work), context(plan, count(plan))));
        } catch (PlanException e) {
            return JavaPrograms.of(plan, JavaPrograms.unknown(plan, plan.work()));
        }
    }

    private static int count(Plan plan) {
        return plan.items() instanceof Items.Range range ? range.count() : 0;
    }

    private static Program program(Plan plan, int count) {
        if (plan.work() instanceof Work.Command command) {
            return command.program();
        }
        if (plan.work() instanceof Work.PythonFunction user) {
            return PythonPrograms.of(plan, PythonPrograms.importing(user));
        }
        if (!(plan.work() instanceof Work.UserFunction)) {
            Work.BuiltIn work = builtIn(plan);
            try {
                checkScript(plan);
                Recipe recipe = recipe(work);
                List<String> function = recipe.python().lines(new Settings(recipe.type(), work), context(plan, count));
                return plan.work() instanceof Work.Script script
                        ? ScriptPrograms.python(script.name(), plan, function)
                        : PythonPrograms.of(plan, function);
            } catch (PlanException e) {
                return PythonPrograms.of(plan, List.of("def f(x):", "    ...  # " + work.text()));
            }
        }
        return PythonPrograms.of(
                plan, List.of("def f(x):", "    ...  # " + plan.work().text()));
    }

    private static TaskFunction<Object, Object> function(Plan plan, int count) {
        if (plan.work() instanceof Work.UserFunction user) {
            return UserJar.find(user, plan.items(), plan.mode().unpacks());
        }
        Work.BuiltIn work = builtIn(plan);
        Recipe recipe = recipe(work);
        boolean overFiles = plan.items() instanceof Items.Files
                || plan.items() instanceof Items.Lines
                || plan.items() instanceof Items.CsvColumn;
        if (recipe.kind() == Recipe.Kind.FILES && !overFiles) {
            throw new PlanException(Setting.ITEMS, Phrase.of("workload.problem.files", work.name()));
        }
        if (recipe.kind() == Recipe.Kind.NUMBERS && !(plan.items() instanceof Items.Range)) {
            throw new PlanException(Setting.ITEMS, Phrase.of("workload.problem.numbers", work.name()));
        }
        return recipe.maker().make(new Settings(recipe.type(), work), context(plan, count));
    }

    private static Work.BuiltIn builtIn(Plan plan) {
        return plan.work() instanceof Work.Script script ? script.workload() : (Work.BuiltIn) plan.work();
    }

    private static void checkScript(Plan plan) {
        if (!(plan.work() instanceof Work.Script script)) {
            return;
        }
        if (!ScriptPrograms.exists(script.name())) {
            throw new PlanException(Setting.WORKLOAD, Phrase.of("workload.problem.no-script", script.name()));
        }
        if (ScriptPrograms.isForCPython(script.name()) && !plan.isOfCPython()) {
            throw new PlanException(Setting.ENGINE, Phrase.of("workload.problem.script-of-cpython", script.name()));
        }
    }

    private static Optional<TaskAction> initializer(Plan plan) {
        return plan.initializer().map(name -> Initializers.find(name, plan.work(), plan.slow()));
    }

    private static Recipe.Context context(Plan plan, int count) {
        return new Recipe.Context(count, plan.seed(), plan.slow(), !(plan.items() instanceof Items.Range));
    }

    private static Recipe recipe(Work.BuiltIn work) {
        return Catalogue.recipe(work.name())
                .orElseThrow(() -> new PlanException(
                        Setting.WORKLOAD,
                        Phrase.of(
                                "workload.problem.unknown",
                                work.name(),
                                Catalogue.all().stream().map(WorkloadType::name).collect(Collectors.joining(", ")))));
    }
}
