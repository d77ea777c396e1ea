package io.github.poolscope.workload;

import java.util.List;
import java.util.Optional;

/** The built-in workloads. */
public final class Catalogue {
    private static final List<Recipe> RECIPES = List.of(
            recipe(
                    "sleep",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new SleepTimes.Fixed(s.seconds("seconds")), c.slow()),
                    PythonFunctions::sleep,
                    JavaFunctions::sleep,
                    new Parameter("sleep", "seconds", "0.5")),
            recipe(
                    "sleep-uniform",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) ->
                            new Waiting(new SleepTimes.Uniform(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    PythonFunctions::sleepUniform,
                    JavaFunctions::sleepUniform,
                    new Parameter("sleep-uniform", "min", "0.5"),
                    new Parameter("sleep-uniform", "max", "2")),
            recipe(
                    "sleep-descending",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new SleepTimes.Descending(s.seconds("unit"), c.count()), c.slow()),
                    PythonFunctions::sleepDescending,
                    JavaFunctions::sleepDescending,
                    new Parameter("sleep-descending", "unit", "0.25")),
            recipe(
                    "sleep-list",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new SleepTimes.Listed(s.listOfSeconds("times")), c.slow()),
                    PythonFunctions::sleepList,
                    JavaFunctions::sleepList,
                    new Parameter("sleep-list", "times", "2;1;0.5;1.5")),
            recipe(
                    "sleep-heavy-tail",
                    "40",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(
                            new SleepTimes.HeavyTail(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    PythonFunctions::sleepHeavyTail,
                    JavaFunctions::sleepHeavyTail,
                    new Parameter("sleep-heavy-tail", "min", "0.05"),
                    new Parameter("sleep-heavy-tail", "max", "4")),
            recipe(
                    "primes",
                    "24",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Primes(s.whole("below", 2, 100_000_000)),
                    PythonFunctions::primes,
                    JavaFunctions::primes,
                    new Parameter("primes", "below", "4000000")),
            recipe(
                    "mandelbrot",
                    "96",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new MandelbrotRow(
                            s.whole("width", 1, 100_000), c.count(), s.whole("iterations", 1, 1_000_000)),
                    PythonFunctions::mandelbrot,
                    JavaFunctions::mandelbrot,
                    new Parameter("mandelbrot", "width", "1200"),
                    new Parameter("mandelbrot", "iterations", "1000")),
            recipe(
                    "files-sha256",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileHash(),
                    PythonFunctions::sha256,
                    JavaFunctions::sha256),
            recipe(
                    "files-wordcount",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileWords(),
                    PythonFunctions::wordCount,
                    JavaFunctions::wordCount),
            recipe(
                    "fail",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Failing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    PythonFunctions::fail,
                    JavaFunctions::fail,
                    new Parameter("fail", "on", "3;7"),
                    new Parameter("fail", "seconds", "0.2")),
            recipe(
                    "crash",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Crashing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    PythonFunctions::crash,
                    JavaFunctions::crash,
                    new Parameter("crash", "on", "5"),
                    new Parameter("crash", "seconds", "0.2")),
            recipe(
                    "print",
                    "12",
                    Recipe.Kind.ANY,
                    (s, c) -> new Printing(s.seconds("seconds") * c.slow()),
                    PythonFunctions::print,
                    JavaFunctions::print,
                    new Parameter("print", "seconds", "0.3")),
            recipe(
                    "identity",
                    "1000",
                    Recipe.Kind.ANY,
                    (s, c) -> new Identity(),
                    PythonFunctions::identity,
                    JavaFunctions::identity));

    private Catalogue() {}

    /** Returns all workloads in the order in which to list them. */
    public static List<WorkloadType> all() {
        return RECIPES.stream().map(Recipe::type).toList();
    }

    public static Optional<WorkloadType> find(String name) {
        return recipe(name).map(Recipe::type);
    }

    static Optional<Recipe> recipe(String name) {
        return RECIPES.stream()
                .filter(recipe -> recipe.type().name().equals(name))
                .findFirst();
    }

    private static Recipe recipe(
            String name,
            String usualItems,
            Recipe.Kind kind,
            Recipe.Maker maker,
            Recipe.Source python,
            Recipe.Source java,
            Parameter... parameters) {
        return new Recipe(new WorkloadType(name, List.of(parameters), usualItems), kind, maker, python, java);
    }
}
