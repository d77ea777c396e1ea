package io.github.poolscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Java source of the built-in workloads' functions: imports first, then a static method {@code f}. They do exactly
 * what the workloads do, including the random durations.
 */
final class JavaFunctions {
    private static final String INDENT = "    ";

    private JavaFunctions() {}

    static List<String> sleep(Settings settings, Recipe.Context context) {
        return sleeping(Literals.decimal(settings.seconds("seconds") * context.slow()));
    }

    static List<String> sleepUniform(Settings settings, Recipe.Context context) {
        double least = settings.seconds("min") * context.slow();
        double most = settings.seconds("max") * context.slow();
        return sleepingRandomly(
                context, Literals.decimal(least) + " + " + Literals.decimal(most - least) + " * random.nextDouble()");
    }

    static List<String> sleepDescending(Settings settings, Recipe.Context context) {
        return sleeping(
                "(" + context.count() + " - x) * " + Literals.decimal(settings.seconds("unit") * context.slow()));
    }

    static List<String> sleepList(Settings settings, Recipe.Context context) {
        return List.of(
                "static int f(int x) throws InterruptedException {",
                "    double[] times = {" + Literals.decimals(settings.listOfSeconds("times"), context.slow()) + "};",
                wait("times[x % times.length]"),
                "    return x;",
                "}");
    }

    static List<String> sleepHeavyTail(Settings settings, Recipe.Context context) {
        return sleepingRandomly(
                context,
                "Math.min(" + Literals.decimal(settings.seconds("max") * context.slow()) + ", "
                        + Literals.decimal(settings.seconds("min") * context.slow()) + " / (1 - random.nextDouble()))");
    }

    private static List<String> sleeping(String seconds) {
        return List.of("static int f(int x) throws InterruptedException {", wait(seconds), "    return x;", "}");
    }

    private static List<String> sleepingRandomly(Recipe.Context context, String seconds) {
        return List.of(
                "import java.util.SplittableRandom;",
                "static int f(int x) throws InterruptedException {",
                "    var seed = " + context.seed() + "L * 0x9E3779B97F4A7C15L + x;",
                "    var random = new SplittableRandom(seed).split();",
                wait(seconds),
                "    return x;",
                "}");
    }

    private static String wait(String seconds) {
        return "    Thread.sleep((long) (1000 * (" + seconds + ")));";
    }

    static List<String> primes(Settings settings, Recipe.Context context) {
        return List.of(
                "import java.util.BitSet;",
                "static int f(int x) {",
                "    int n = " + settings.whole("below", 2, 100_000_000) + " + x;",
                "    var composite = new BitSet(n);",
                "    int primes = 0;",
                "    for (int i = 2; i < n; i++) {",
                "        if (!composite.get(i)) {",
                "            primes++;",
                "            for (long m = (long) i * i; m < n; m += i) {",
                "                composite.set((int) m);",
                "            }",
                "        }",
                "    }",
                "    return primes;",
                "}");
    }

    static List<String> mandelbrot(Settings settings, Recipe.Context context) {
        int width = settings.whole("width", 1, 100_000);
        int iterations = settings.whole("iterations", 1, 1_000_000);
        return List.of(
                "static int escape(double re, double im) {",
                "    double x = 0, y = 0;",
                "    for (int n = 0; n < " + iterations + "; n++) {",
                "        if (x * x + y * y > 4) return n;",
                "        double next = x * x - y * y + re;",
                "        y = 2 * x * y + im;",
                "        x = next;",
                "    }",
                "    return " + iterations + ";",
                "}",
                "static long f(int x) {",
                "    double y = (2.0 * x / " + Math.max(1, context.count() - 1) + " - 1) * 1.25;",
                "    long sum = 0;",
                "    for (int i = 0; i < " + width + "; i++) {",
                "        sum += escape(i * 3.0 / " + width + " - 2.2, y);",
                "    }",
                "    return sum;",
                "}");
    }

    static List<String> sha256(Settings settings, Recipe.Context context) {
        return List.of(
                "import java.nio.file.Files;",
                "import java.nio.file.Path;",
                "import java.security.MessageDigest;",
                "import java.util.HexFormat;",
                "static String f(String x) throws Exception {",
                "    byte[] data = Files.readAllBytes(Path.of(x));",
                "    var digest = MessageDigest.getInstance(\"SHA-256\");",
                "    return HexFormat.of().formatHex(digest.digest(data));",
                "}");
    }

    static List<String> wordCount(Settings settings, Recipe.Context context) {
        return List.of(
                "import java.nio.charset.StandardCharsets;",
                "import java.nio.file.Files;",
                "import java.nio.file.Path;",
                "import java.util.StringTokenizer;",
                "static int f(String x) throws Exception {",
                "    byte[] data = Files.readAllBytes(Path.of(x));",
                "    var text = new String(data, StandardCharsets.ISO_8859_1);",
                "    return new StringTokenizer(text, \" \\t\\n\\u000B\\f\\r\").countTokens();",
                "}");
    }

    static List<String> fail(Settings settings, Recipe.Context context) {
        return onChosen(settings, context, "throw new IllegalArgumentException(\"taskel \" + x);");
    }

    static List<String> crash(Settings settings, Recipe.Context context) {
        return onChosen(settings, context, "Runtime.getRuntime().halt(42);");
    }

    private static List<String> onChosen(Settings settings, Recipe.Context context, String statement) {
        ChosenTaskels chosen = settings.chosen("on");
        List<String> lines = new ArrayList<>();
        String condition = "x % " + chosen.every() + " == " + (chosen.every() - 1);
        if (chosen.every() == 0) {
            lines.add("import java.util.Set;");
            condition = "Set.of("
                    + chosen.indices().stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + ").contains(x)";
        }
        lines.add("static int f(int x) throws InterruptedException {");
        lines.add(wait(Literals.decimal(settings.seconds("seconds") * context.slow())));
        lines.add("    if (" + condition + ") {");
        lines.add(INDENT + INDENT + statement);
        lines.add("    }");
        lines.add("    return x;");
        lines.add("}");
        return lines;
    }

    static List<String> print(Settings settings, Recipe.Context context) {
        String type = itemType(context.overTexts());
        return List.of(
                "static " + type + " f(" + type + " x) throws InterruptedException {",
                "    System.out.println(\"Hello \" + x);",
                wait(Literals.decimal(settings.seconds("seconds") * context.slow())),
                "    System.out.println(\"Bye \" + x);",
                "    return x;",
                "}");
    }

    static List<String> identity(Settings settings, Recipe.Context context) {
        String type = itemType(context.overTexts());
        return List.of("static " + type + " f(" + type + " x) {", "    return x;", "}");
    }

    static String itemType(boolean overTexts) {
        return overTexts ? "String" : "int";
    }
}
