package io.github.poolscope.workload;

import static io.github.poolscope.workload.PreparationTest.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.testing.PrintedJava;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.UserJars;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java programs of plans: compiled and run as printed, and compared with the plans' own results. */
class JavaProgramTest {
    private static final PrintStream STANDARD_OUTPUT = System.out;

    @TempDir
    Path folder;

    @ParameterizedTest
    @SideBySide
    @EnumSource(Mode.class)
    void each_mode_prints_what_the_run_prints(Mode mode) throws Exception {
        Plan plan = plan("primes:below=100", "4").withMode(mode);
        assertThat(run(plan, List.of())).containsExactlyInAnyOrderElementsOf(expected(plan));
    }

    @ParameterizedTest
    @SideBySide
    @ValueSource(
            strings = {
                "sleep:seconds=0.01",
                "sleep-uniform:min=0.01,max=0.02",
                "sleep-descending:unit=0.01",
                "sleep-list:times=0.02;0.01",
                "sleep-heavy-tail:min=0.01,max=0.05",
                "mandelbrot:width=30,iterations=50",
                "print:seconds=0",
                "identity"
            })
    void each_workload_on_numbers_gives_the_same_on_threads(String workload) throws Exception {
        Plan plan = plan(workload, "3").withMode(Mode.IMAP).withEngine(EngineKind.THREADS);
        assertThat(run(plan, List.of())).containsSequence(expected(plan).get(0)).containsAll(expected(plan));
    }

    @ParameterizedTest
    @SideBySide
    @ValueSource(strings = {"files-sha256", "files-wordcount", "identity"})
    void each_workload_on_files_gives_the_same(String workload) throws Exception {
        Path data = Files.createDirectories(folder.resolve("data \"quoted\""));
        Files.write(data.resolve("a"), "one two\t\n\u000b drei\u00e4 x".getBytes(StandardCharsets.UTF_8));
        Files.writeString(data.resolve("b"), "");
        Plan plan = plan(workload, "files:" + data).withMode(Mode.MAP).withEngine(EngineKind.THREADS);
        assertThat(run(plan, List.of())).isEqualTo(expected(plan));
    }

    @ParameterizedTest
    @SideBySide
    @EnumSource(
            value = Mode.class,
            names = {"APPLY", "APPLY_ASYNC", "IMAP", "IMAP_UNORDERED"})
    void an_error_is_caught_where_it_is_raised(Mode mode) throws Exception {
        Plan plan = plan("fail:on=1,seconds=0", "3").withMode(mode).withEngine(EngineKind.THREADS);
        assertThat(run(plan, List.of())).contains("res: 0", "res: 2").anyMatch(line -> line.startsWith("err: "));
    }

    @Test
    @SideBySide
    void settings_are_those_of_the_plan() throws Exception {
        Plan plan = PlanJson.read("""
                {"workload": "identity", "mode": "starmap_async", "items": 5, "processes": 2, "chunksize": 2,
                 "startMethod": "fork", "initializer": "hello", "maxTasksPerChild": 2, "softLimit": 20,
                 "hardLimit": 30, "retries": 1}
                """);
        List<String> printed = run(plan, List.of());
        assertThat(printed).contains("res: [0, 1, 2, 3, 4]").contains("worker ready");
        assertThat(text(Preparation.javaProgram(plan)))
                .contains(".startMethod(StartMethod.FORK)", ".maxTasksPerChild(2)", ".retries(1)")
                .contains("softLimit(Duration.ofMillis(20000))", ".hardLimit(Duration.ofMillis(30000))");
    }

    @Test
    @SideBySide
    void a_death_is_an_error_of_its_taskel_alone() throws Exception {
        Plan plan = plan("crash:on=1,seconds=0", "3").withMode(Mode.APPLY_ASYNC);
        assertThat(run(plan, List.of())).contains("res: 0", "res: 2").anyMatch(line -> line.startsWith("err: "));
    }

    @Test
    @SideBySide
    void without_a_pool_it_is_a_loop() throws Exception {
        Plan plan = PlanJson.read("{\"workload\": \"identity\", \"mode\": \"map\", \"items\": 3, \"processes\": 0}");
        assertThat(run(plan, List.of())).containsExactly("res: [0, 1, 2]");
        assertThat(run(plan.withMode(Mode.IMAP), List.of())).containsExactly("res: 0", "res: 1", "res: 2");
    }

    @Test
    @SideBySide
    void lines_and_columns_are_read() throws Exception {
        Path file = Files.writeString(folder.resolve("table.csv"), "name,count\na,3\nb,4\n");
        assertThat(run(plan("identity", "lines:" + file).withMode(Mode.MAP).withEngine(EngineKind.THREADS), List.of()))
                .containsExactly("res: [name,count, a,3, b,4]");
        assertThat(run(
                        plan("identity", "csv:" + file + ":count")
                                .withMode(Mode.STARMAP)
                                .withEngine(EngineKind.THREADS),
                        List.of()))
                .containsExactly("res: [3, 4]");
    }

    @ParameterizedTest
    @SideBySide
    @CsvSource({"twice,4", "shout,lines:FILE", "size,files:FOLDER", "nothing,lines:FILE"})
    void the_users_own_function_is_called(String function, String items) throws Exception {
        Path jar = UserJars.make(folder);
        Path file =
                Files.writeString(Files.createDirectories(folder.resolve("in")).resolve("lines"), "a\nb\n");
        Plan plan = own(jar, function, items.replace("FILE", file.toString()).replace("FOLDER", folder + "/in"));
        assertThat(run(plan, List.of(jar))).isEqualTo(expected(plan));
    }

    @Test
    @SideBySide
    void columns_are_the_arguments_of_the_users_own_function() throws Exception {
        Path jar = UserJars.make(folder);
        Path file = Files.writeString(folder.resolve("table.csv"), "a,b\n1,3\n2,4\n");
        Plan plan = own(jar, "two", "csv:" + file + ":a+b").withMode(Mode.STARMAP);
        assertThat(run(plan, List.of(jar))).containsExactly("res: [4, 6]");
    }

    private static Plan own(Path jar, String function, String items) {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.JAR, jar.toString());
        fields.set(Setting.FUNCTION, "acme.Work::" + function);
        fields.set(Setting.ITEMS, items);
        return fields.toPlan().withMode(Mode.MAP).withEngine(EngineKind.THREADS);
    }

    @Test
    @SideBySide
    void a_function_that_can_not_be_found_still_makes_a_program() {
        PlanFields fields = new PlanFields(Plan.DEFAULT);
        fields.set(Setting.JAR, "/no/such.jar");
        fields.set(Setting.FUNCTION, "a.B::c");
        assertThat(text(Preparation.javaProgram(fields.toPlan()))).contains("UnsupportedOperationException");
    }

    /** Returns what the plan's program prints, line by line. */
    private static List<String> expected(Plan plan) throws Exception {
        PreparedWork work = Preparation.prepare(plan);
        List<Object> results = new ArrayList<>();
        Thread.currentThread().setContextClassLoader(work.loader());
        synchronized (STANDARD_OUTPUT) { // What the function prints is not part of another test's program.
            for (Object item : work.items()) {
                results.add(work.function().call(item));
            }
        }
        boolean together = !plan.mode().lazy() && plan.mode() != Mode.APPLY && plan.mode() != Mode.APPLY_ASYNC;
        return together
                ? List.of("res: " + results)
                : results.stream().map(result -> "res: " + result).toList();
    }

    private static String text(Program program) {
        String text = program.text();
        PrintedJava.assertNamesPublicPackagesOnly(text);
        return text;
    }

    private List<String> run(Plan plan, List<Path> jars) throws Exception {
        Path place = Files.createTempDirectory(folder, "program");
        Path source = Files.writeString(place.resolve("Program.java"), text(Preparation.javaProgram(plan)));
        String path = System.getProperty("java.class.path")
                + File.pathSeparator
                + place
                + jars.stream().map(jar -> File.pathSeparator + jar).collect(Collectors.joining());
        PrintedJava.compile(source, path, place);
        boolean here = plan.engine() == EngineKind.THREADS || plan.processes().workers() == 0;
        return here ? runHere(place, jars) : runInItsJvm(path);
    }

    /** Runs a program on threads here: it needs no JVM of its own, only its own standard output. */
    private static List<String> runHere(Path place, List<Path> jars) throws Exception {
        List<URL> urls = new ArrayList<>(List.of(place.toUri().toURL()));
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
        }
        synchronized (STANDARD_OUTPUT) {
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            try (URLClassLoader loader = new URLClassLoader(urls.toArray(URL[]::new))) {
                Thread.currentThread().setContextClassLoader(loader);
                System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
                loader.loadClass("Program").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            } finally {
                System.setOut(STANDARD_OUTPUT);
            }
            return printed.toString(StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static List<String> runInItsJvm(String path) throws Exception {
        Process program = new ProcessBuilder(PrintedJava.command(path))
                .redirectErrorStream(true)
                .start();
        String printed = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).as(printed).isZero();
        return printed.lines().toList();
    }
}
