package io.github.poolscope.workload;

import java.util.List;

/** The Python source of the built-in workloads' functions: imports first, then {@code def f(x):}. */
final class PythonFunctions {
    private PythonFunctions() {}

    static List<String> sleep(Settings settings, Recipe.Context context) {
        return sleeping("import time", Literals.decimal(settings.seconds("seconds") * context.slow()));
    }

    static List<String> sleepUniform(Settings settings, Recipe.Context context) {
        return sleeping(
                "import random, time",
                "random.uniform(" + Literals.decimal(settings.seconds("min") * context.slow()) + ", "
                        + Literals.decimal(settings.seconds("max") * context.slow()) + ")");
    }

    static List<String> sleepDescending(Settings settings, Recipe.Context context) {
        return sleeping(
                "import time",
                "(" + context.count() + " - x) * " + Literals.decimal(settings.seconds("unit") * context.slow()));
    }

    static List<String> sleepList(Settings settings, Recipe.Context context) {
        return List.of(
                "import time",
                "def f(x):",
                "    times = [" + Literals.decimals(settings.listOfSeconds("times"), context.slow()) + "]",
                "    time.sleep(times[x % len(times)])",
                "    return x");
    }

    static List<String> sleepHeavyTail(Settings settings, Recipe.Context context) {
        return sleeping(
                "import random, time",
                "min(" + Literals.decimal(settings.seconds("max") * context.slow()) + ", "
                        + Literals.decimal(settings.seconds("min") * context.slow()) + " * random.paretovariate(1))");
    }

    private static List<String> sleeping(String imports, String seconds) {
        return List.of(imports, "def f(x):", "    time.sleep(" + seconds + ")", "    return x");
    }

    static List<String> primes(Settings settings, Recipe.Context context) {
        return List.of(
                "def f(x):",
                "    n = " + settings.whole("below", 2, 100_000_000) + " + x",
                "    sieve = bytearray([1]) * n",
                "    for i in range(2, int(n**0.5) + 1):",
                "        if sieve[i]:",
                "            sieve[i*i::i] = bytes(len(sieve[i*i::i]))",
                "    return sum(sieve[2:])");
    }

    static List<String> mandelbrot(Settings settings, Recipe.Context context) {
        int width = settings.whole("width", 1, 100_000);
        int iterations = settings.whole("iterations", 1, 1_000_000);
        return List.of(
                "def escape(c):",
                "    z = 0",
                "    for n in range(" + iterations + "):",
                "        if abs(z) > 2: return n",
                "        z = z*z + c",
                "    return " + iterations,
                "def f(x):",
                "    y = (2 * x / " + Math.max(1, context.count() - 1) + " - 1) * 1.25",
                "    return sum(escape(complex(i * 3 / " + width + " - 2.2, y))",
                "               for i in range(" + width + "))");
    }

    static List<String> sha256(Settings settings, Recipe.Context context) {
        return List.of(
                "import hashlib",
                "def f(x):",
                "    with open(x, \"rb\") as file:",
                "        data = file.read()",
                "    return hashlib.sha256(data).hexdigest()");
    }

    static List<String> wordCount(Settings settings, Recipe.Context context) {
        return List.of("def f(x):", "    with open(x, \"rb\") as file:", "        return len(file.read().split())");
    }

    static List<String> fail(Settings settings, Recipe.Context context) {
        return onChosen("import time", settings, context, "raise ValueError(x)");
    }

    static List<String> crash(Settings settings, Recipe.Context context) {
        return onChosen("import os, time", settings, context, "os._exit(42)");
    }

    private static List<String> onChosen(String imports, Settings settings, Recipe.Context context, String statement) {
        ChosenTaskels chosen = settings.chosen("on");
        String condition = chosen.every() > 0
                ? "x % " + chosen.every() + " == " + (chosen.every() - 1)
                : chosen.indices().isEmpty() ? "False" : "x in " + chosen.indices();
        return List.of(
                imports,
                "def f(x):",
                "    time.sleep(" + Literals.decimal(settings.seconds("seconds") * context.slow()) + ")",
                "    if " + condition + ":",
                "        " + statement,
                "    return x");
    }

    static List<String> print(Settings settings, Recipe.Context context) {
        return List.of(
                "import time",
                "def f(x):",
                "    print(\"Hello\", x)",
                "    time.sleep(" + Literals.decimal(settings.seconds("seconds") * context.slow()) + ")",
                "    print(\"Bye\", x)",
                "    return x");
    }

    static List<String> identity(Settings settings, Recipe.Context context) {
        return List.of("def f(x):", "    return x");
    }
}
