package io.github.poolscope.workload;

import java.util.List;
import java.util.Locale;
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
                    (s, c) -> sleeping(number(s.seconds("seconds") * c.slow())),
                    new Parameter("seconds", "Seconds each", "0.5", "How long each taskel waits.")),
            recipe(
                    "sleep-uniform",
                    "Sleep, uniform",
                    "Each taskel waits for a random time between two bounds.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) ->
                            new Waiting(new Durations.Uniform(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    (s, c) -> randomly("random.uniform("
                            + number(s.seconds("min") * c.slow())
                            + ", "
                            + number(s.seconds("max") * c.slow()) + ")"),
                    new Parameter("min", "Shortest, s", "0.5", "The shortest wait in seconds."),
                    new Parameter("max", "Longest, s", "2", "The longest wait in seconds.")),
            recipe(
                    "sleep-descending",
                    "Sleep, descending",
                    "Taskel i of n waits (n − i) units: the first is the longest.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(new Durations.Descending(s.seconds("unit"), c.count()), c.slow()),
                    (s, c) -> sleeping("(" + c.count() + " - x) * " + number(s.seconds("unit") * c.slow())),
                    new Parameter("unit", "Unit, s", "0.25", "The time in seconds that the wait shrinks by.")),
            recipe(
                    "sleep-heavy-tail",
                    "Sleep, heavy-tailed",
                    "Most taskels wait briefly, a few very long (Pareto, shape 1).",
                    "40",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Waiting(
                            new Durations.HeavyTail(s.seconds("min"), s.seconds("max"), c.seed()), c.slow()),
                    (s, c) -> randomly("min("
                            + number(s.seconds("max") * c.slow())
                            + ", "
                            + number(s.seconds("min") * c.slow()) + " * random.paretovariate(1))"),
                    new Parameter("min", "Shortest, s", "0.05", "The shortest wait in seconds."),
                    new Parameter("max", "Longest, s", "4", "No wait is longer than this, in seconds.")),
            recipe(
                    "primes",
                    "Prime sieve",
                    "Counts the primes below a bound plus the item: work for the processor alone.",
                    "24",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Primes(s.whole("below", 2, 100_000_000)),
                    (s, c) -> List.of(
                            "def f(x):",
                            "    n = " + s.whole("below", 2, 100_000_000) + " + x",
                            "    sieve = bytearray([1]) * n",
                            "    for i in range(2, int(n**0.5) + 1):",
                            "        if sieve[i]:",
                            "            sieve[i*i::i] = bytes(len(sieve[i*i::i]))",
                            "    return sum(sieve[2:])"),
                    new Parameter("below", "Primes below", "4000000", "The bound of the sieve.")),
            recipe(
                    "mandelbrot",
                    "Mandelbrot rows",
                    "Each taskel computes one row of the picture; rows in the middle take longest.",
                    "96",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new MandelbrotRow(
                            s.whole("width", 1, 100_000), c.count(), s.whole("iterations", 1, 1_000_000)),
                    (s, c) -> mandelbrot(s, c.count()),
                    new Parameter("width", "Width, pixels", "1200", "How many points a row has."),
                    new Parameter("iterations", "Iterations", "1000", "The most steps for a point.")),
            recipe(
                    "files-sha256",
                    "Files: SHA-256",
                    "Reads each file under a folder and computes its digest.",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileHash(),
                    (s, c) -> List.of(
                            "import hashlib",
                            "def f(x):",
                            "    with open(x, \"rb\") as file:",
                            "        data = file.read()",
                            "    return hashlib.sha256(data).hexdigest()")),
            recipe(
                    "files-wordcount",
                    "Files: word count",
                    "Counts the words of each file under a folder.",
                    "",
                    Recipe.Kind.FILES,
                    (s, c) -> new FileWords(),
                    (s, c) -> List.of(
                            "def f(x):",
                            "    with open(x, \"rb\") as file:",
                            "        return len(file.read().split())")),
            recipe(
                    "fail",
                    "Failing",
                    "Raises an exception on the chosen taskels.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Failing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    (s, c) -> failing(s, c, "raise ValueError(x)"),
                    new Parameter("on", "On taskels", "3;7", "Indices such as 3;7, or every:5."),
                    new Parameter("seconds", "Seconds each", "0.2", "How long each taskel waits.")),
            recipe(
                    "crash",
                    "Crashing",
                    "Kills its own worker process on the chosen taskels.",
                    "12",
                    Recipe.Kind.NUMBERS,
                    (s, c) -> new Crashing(s.chosen("on"), s.seconds("seconds") * c.slow()),
                    (s, c) -> failing(s, c, "os._exit(42)"),
                    new Parameter("on", "On taskels", "5", "Indices such as 3;7, or every:5."),
                    new Parameter("seconds", "Seconds each", "0.2", "How long each taskel waits.")),
            recipe(
                    "print",
                    "Printing",
                    "Prints Hello x, waits, prints Bye x.",
                    "12",
                    Recipe.Kind.ANY,
                    (s, c) -> new Printing(s.seconds("seconds") * c.slow()),
                    (s, c) -> List.of(
                            "import time",
                            "def f(x):",
                            "    print(\"Hello\", x)",
                            "    time.sleep(" + number(s.seconds("seconds") * c.slow()) + ")",
                            "    print(\"Bye\", x)",
                            "    return x"),
                    new Parameter("seconds", "Seconds each", "0.3", "How long each taskel waits.")),
            recipe(
                    "identity",
                    "Identity",
                    "Returns its item: what remains is the pool's own cost.",
                    "1000",
                    Recipe.Kind.ANY,
                    (s, c) -> new Identity(),
                    (s, c) -> List.of("def f(x):", "    return x")));

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
            Recipe.Python python,
            Parameter... parameters) {
        return new Recipe(new WorkloadType(name, title, summary, List.of(parameters), usualItems), kind, maker, python);
    }

    private static List<String> sleeping(String seconds) {
        return List.of("import time", "def f(x):", "    time.sleep(" + seconds + ")", "    return x");
    }

    private static List<String> randomly(String seconds) {
        return List.of("import random, time", "def f(x):", "    time.sleep(" + seconds + ")", "    return x");
    }

    private static List<String> failing(Settings settings, Recipe.Context context, String statement) {
        Chosen chosen = settings.chosen("on");
        String condition = chosen.every() > 0
                ? "x % " + chosen.every() + " == " + (chosen.every() - 1)
                : chosen.indices().isEmpty()
                        ? "False"
                        : "x in " + chosen.indices().toString();
        return List.of(
                statement.startsWith("os.") ? "import os, time" : "import time",
                "def f(x):",
                "    time.sleep(" + number(settings.seconds("seconds") * context.slow()) + ")",
                "    if " + condition + ":",
                "        " + statement,
                "    return x");
    }

    private static List<String> mandelbrot(Settings settings, int height) {
        int width = settings.whole("width", 1, 100_000);
        return List.of(
                "def escape(c):",
                "    z = 0",
                "    for n in range(" + settings.whole("iterations", 1, 1_000_000) + "):",
                "        if abs(z) > 2: return n",
                "        z = z*z + c",
                "    return " + settings.whole("iterations", 1, 1_000_000),
                "def f(x):",
                "    y = (2 * x / " + Math.max(1, height - 1) + " - 1) * 1.25",
                "    return sum(escape(complex(i * 3 / " + width + " - 2.2, y))",
                "               for i in range(" + width + "))");
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceFirst("\\.?0+$", "");
    }
}
