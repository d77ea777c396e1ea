package io.github.poolscope.workload;

import java.util.List;
import java.util.Optional;

/** The workloads that come with Poolscope. */
public final class Catalogue {
    private static final List<Recipe> RECIPES = List.of(
            recipe(
                    "sleep",
                    "Sleep, fixed",
                    "Every taskel waits for the same time.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new Durations.Fixed(s.seconds("seconds")), c.slow()),
                    PythonFunctions::sleep,
                    JavaFunctions::sleep,
                    new Parameter("seconds", "Seconds each", "0.5", "How long each taskel waits.")),
            recipe(
                    "sleep-uniform",
                    "Sleep, uniform",
                    "Each taskel waits for a random time between two bounds.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) ->
                            new Waiting(new Durations.Uniform(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    PythonFunctions::sleepUniform,
                    JavaFunctions::sleepUniform,
                    new Parameter("min", "Shortest, s", "0.5", "The shortest wait in seconds."),
                    new Parameter("max", "Longest, s", "2", "The longest wait in seconds.")),
            recipe(
                    "sleep-descending",
                    "Sleep, descending",
                    "Taskel i of n waits (n − i) units: the first is the longest.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new Durations.Descending(s.seconds("unit"), c.count()), c.slow()),
                    PythonFunctions::sleepDescending,
                    JavaFunctions::sleepDescending,
                    new Parameter("unit", "Unit, s", "0.25", "The time in seconds that the wait shrinks by.")),
            recipe(
                    "sleep-heavy-tail",
                    "Sleep, heavy-tailed",
                    "Most taskels wait briefly, a few very long (Pareto, shape 1).",
                    "40",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(
                            new Durations.HeavyTail(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    PythonFunctions::sleepHeavyTail,
                    JavaFunctions::sleepHeavyTail,
                    new Parameter("min", "Shortest, s", "0.05", "The shortest wait in seconds."),
                    new Parameter("max", "Longest, s", "4", "No wait is longer than this, in seconds.")),
            recipe(
                    "primes",
                    "Prime sieve",
                    "Counts the primes below a bound plus the item: work for the processor alone.",
                    "24",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Primes(s.whole("below", 2, 100_000_000)),
                    PythonFunctions::primes,
                    JavaFunctions::primes,
                    new Parameter("below", "Primes below", "4000000", "The bound of the sieve.")),
            recipe(
                    "mandelbrot",
                    "Mandelbrot rows",
                    "Each taskel computes one row of the picture; rows in the middle take longest.",
                    "96",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new MandelbrotRow(
                            s.whole("width", 1, 100_000), c.count(), s.whole("iterations", 1, 1_000_000)),
                    PythonFunctions::mandelbrot,
                    JavaFunctions::mandelbrot,
                    new Parameter("width", "Width, pixels", "1200", "How many points a row has."),
                    new Parameter("iterations", "Iterations", "1000", "The most steps for a point.")),
            recipe(
                    "files-sha256",
                    "Files: SHA-256",
                    "Reads each file under a folder and computes its digest.",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileHash(),
                    PythonFunctions::sha256,
                    JavaFunctions::sha256),
            recipe(
                    "files-wordcount",
                    "Files: word count",
                    "Counts the words of each file under a folder.",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileWords(),
                    PythonFunctions::wordCount,
                    JavaFunctions::wordCount),
            recipe(
                    "fail",
                    "Failing",
                    "Raises an exception on the chosen taskels.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Failing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    PythonFunctions::fail,
                    JavaFunctions::fail,
                    new Parameter("on", "On taskels", "3;7", "Indices such as 3;7, or every:5."),
                    new Parameter("seconds", "Seconds each", "0.2", "How long each taskel waits.")),
            recipe(
                    "crash",
                    "Crashing",
                    "Kills its own worker process on the chosen taskels.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Crashing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    PythonFunctions::crash,
                    JavaFunctions::crash,
                    new Parameter("on", "On taskels", "5", "Indices such as 3;7, or every:5."),
                    new Parameter("seconds", "Seconds each", "0.2", "How long each taskel waits.")),
            recipe(
                    "print",
                    "Printing",
                    "Prints Hello x, waits, prints Bye x.",
                    "12",
                    Recipe.Kind.ANY,
                    (s, c) -> new Printing(s.seconds("seconds") * c.slow()),
                    PythonFunctions::print,
                    JavaFunctions::print,
                    new Parameter("seconds", "Seconds each", "0.3", "How long each taskel waits.")),
            recipe(
                    "identity",
                    "Identity",
                    "Returns its item: what remains is the pool's own cost.",
                    "1000",
                    Recipe.Kind.ANY,
                    (s, c) -> new Identity(),
                    PythonFunctions::identity,
                    JavaFunctions::identity));

    private Catalogue() {}

    /** All of them, in the order in which a list should show them. */
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
            String title,
            String summary,
            String usualItems,
            Recipe.Kind kind,
            Recipe.Maker maker,
            Recipe.Source python,
            Recipe.Source java,
            Parameter... parameters) {
        return new Recipe(
                new WorkloadType(name, title, summary, List.of(parameters), usualItems), kind, maker, python, java);
    }
}
