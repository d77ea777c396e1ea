package io.github.poolscope.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.testing.WithSpares;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Failures;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own code in a plan: which libraries it sees, where it runs, and with which static state. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith({WithSpares.class, NoProcessLeft.class})
class UserCodeTest {
    private static final long SEED = 20_261_130;

    /** Classes on the program's class path that workers must not see. */
    private static final List<String> OURS = List.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "picocli.CommandLine",
            "org.sqlite.JDBC",
            "oshi.SystemInfo",
            "javafx.application.Application",
            "org.slf4j.LoggerFactory",
            "org.junit.jupiter.api.Test");

    @TempDir
    static Path compiled;

    @RegisterExtension
    final TestSession session = new TestSession();

    private Trace run(Path jar, String function, String items, String settings) throws Exception {
        return session.run("""
            {"processes": 1, "jar": "%s", "function": "%s", "items": "%s"%s}\
            """.formatted(jar, function, items, settings)).trace();
    }

    private static List<String> results(Trace trace) {
        assertThat(trace.error()).isEmpty();
        return IntStream.range(0, trace.taskels().count())
                .mapToObj(trace.taskels()::result)
                .toList();
    }

    @BeforeAll
    static void compile() throws Exception {
        Map<String, String> sources = new HashMap<>();
        sources.put("org.apache.commons.csv.CSVFormat", """
            package org.apache.commons.csv;
            public class CSVFormat { public static String version() { return "mine"; } }
            """);
        sources.put("acme.Look", """
            package acme;
            public class Look {
                public static String at(String name) throws Exception {
                    ClassLoader mine = Look.class.getClassLoader();
                    if (mine != ClassLoader.getSystemClassLoader()
                            || mine != Thread.currentThread().getContextClassLoader()) return "another loader";
                    if (mine.getResource(name.replace('.', '/') + ".class") == null) return "hidden";
                    return String.valueOf(Class.forName(name).getMethod("version").invoke(null));
                }
            }
            """);
        sources.put("acme.Version", """
            package acme;
            public class Version { public static String of(int x) { return "version 1"; } }
            """);
        initialiser(sources, "Exits", "System.exit(0);", "x");
        initialiser(
                sources,
                "Sleeps",
                "try { Thread.sleep(600_000); } catch (InterruptedException e) { throw new Error(e); }",
                "x");
        initialiser(sources, "Fails", "Integer.parseInt(\"no licence\");", "x");
        initialiser(sources, "Uses", "", "Fails.call(x)");
        UserJars.compile(compiled, sources);
    }

    private static void initialiser(Map<String, String> sources, String name, String statement, String result) {
        sources.put("acme." + name, """
            package acme;
            public class %s {
                static { %s }
                public static int call(int x) { return %s; }
            }
            """.formatted(name, statement, result));
    }

    /** Creates it in a folder that can't be written in a class path. */
    private Path jar() throws Exception {
        Path place = Files.createDirectories(session.home().resolve("a:b?c %41#"));
        return UserJars.pack(place.resolve("mine.jar"), compiled, name -> name.endsWith(".class"));
    }

    private Path version(String jar, int number) throws Exception {
        Path folder = Files.createDirectories(session.home().resolve("version" + number));
        String program = Files.readString(compiled.resolve("acme/Version.class"), ISO_8859_1);
        Path place = Files.createDirectories(folder.resolve("acme"));
        Files.writeString(
                place.resolve("Version.class"), program.replace("version 1", "version " + number), ISO_8859_1);
        return UserJars.pack(session.home().resolve(jar), folder, name -> true);
    }

    @Test
    void the_users_version_of_a_library_is_the_one_that_runs_and_ours_is_not_there() throws Exception {
        Path jar = jar();
        String another = OURS.get(new Random(SEED).nextInt(OURS.size()));
        List<String> names = List.of(
                "org.apache.commons.csv.CSVFormat",
                OURS.get(0),
                OURS.get(1),
                another,
                "org.apache.commons.csv.CSVParser");
        Path items = Files.write(session.home().resolve("names.txt"), names);
        Trace trace = run(jar, "acme.Look::at", "lines:" + items, ", \"startMethod\": \"forkserver\"");
        assertThat(results(trace)).as("seed " + SEED).containsExactly("mine", "hidden", "hidden", "hidden", "hidden");
    }

    @Test
    void a_static_initialiser_of_the_users_runs_in_workers_alone_and_its_error_is_told() throws Exception {
        Path jar = jar();
        assertThat(failures(run(jar, "acme.Exits::call", "1", ", \"startMethod\": \"fork\"")))
                .singleElement()
                .satisfies(failure -> assertThat(failure.type()).isEqualTo("WorkerLostException"));
        assertThat(failures(run(jar, "acme.Fails::call", "2", ""))).hasSize(2).allSatisfy(failure -> assertThat(
                        failure.message())
                .contains("acme.Fails", "java.lang.NumberFormatException: For input string: \"no licence\""));
        assertThat(failures(run(jar, "acme.Uses::call", "1", "")))
                .singleElement()
                .satisfies(failure -> assertThat(failure.message())
                        .startsWith("The static initialiser of acme.Fails failed: java.lang.NumberFormatException"));
    }

    @Test
    void a_run_whose_static_initialiser_never_ends_can_be_stopped() throws Exception {
        LiveRun run = session.start("""
            {"processes": 1, "startMethod": "fork", "jar": "%s", "function": "acme.Sleeps::call", "items": 1}\
            """.formatted(jar()));
        await().until(() -> run.trace().taskels().startedCount() == 1);
        run.stop();
        run.over().get(30, TimeUnit.SECONDS);
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
    }

    private static List<Failure> failures(Trace trace) {
        assertThat(trace.error()).isEmpty();
        Failures all = trace.failures();
        return IntStream.range(0, all.count()).mapToObj(all::at).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spawn", "forkserver"})
    void a_rebuilt_jar_is_what_the_next_run_uses_and_it_says_so(String method) throws Exception {
        String settings = ", \"mode\": \"apply\", \"startMethod\": \"" + method + "\"";
        Path jar = version("v.jar", 1);
        assertThat(results(run(jar, "acme.Version::of", "1", settings))).containsExactly("version 1");
        awaitSpare(jar);
        Files.move(version("second.jar", 2), jar, StandardCopyOption.REPLACE_EXISTING);
        Trace second = run(jar, "acme.Version::of", "1", settings);
        assertThat(results(second)).as("replaced").containsExactly("version 2");
        assertThat(second.notes().count()).isEqualTo(1);
        assertThat(second.notes().at(0).text()).contains("renewed", "v.jar");
        if (method.equals("spawn")) {
            awaitSpare(jar);
            Files.write(jar, Files.readAllBytes(version("third.jar", 3)));
            assertThat(results(run(jar, "acme.Version::of", "1", settings)))
                    .as("overwritten in place")
                    .containsExactly("version 3");
        } else {
            awaitSpare(jar);
            assertThat(run(jar, "acme.Version::of", "1", settings).notes().count())
                    .as("unchanged")
                    .isZero();
        }
    }

    /** Waits until there is a spare that has the jar open. */
    private static void awaitSpare(Path jar) {
        await().until(() -> ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("poolscope.warm=true"))
                .anyMatch(process -> hasOpen(process.pid(), jar)));
    }

    private static boolean hasOpen(long pid, Path file) {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path link : open.toList()) {
                if (Files.readSymbolicLink(link).equals(file)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            return false; // It was closed, or its process has ended.
        }
    }
}
