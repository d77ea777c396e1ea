package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The user's own code in a plan: whose libraries it gets, where it runs, and which state of it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class UserCodeTest {
    private static final long SEED = 20_261_130;

    /** What is on the program's class path, but no worker's business. */
    private static final List<String> OURS = List.of(
            "com.fasterxml.jackson.databind.ObjectMapper",
            "picocli.CommandLine",
            "org.sqlite.JDBC",
            "oshi.SystemInfo",
            "javafx.application.Application",
            "org.slf4j.LoggerFactory",
            "org.junit.jupiter.api.Test");

    @TempDir
    Path home;

    private Session session;

    @BeforeEach
    void open() {
        session = Session.open(new RunFolder(home));
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Trace run(Path jar, String function, String items, String settings) throws Exception {
        LiveRun run = session.start(PlanJson.read("""
                {"processes": 1, "jar": "%s", "function": "%s", "items": "%s"%s}""".formatted(jar, function, items, settings)));
        run.over().get(50, TimeUnit.SECONDS);
        return run.trace();
    }

    private static List<String> results(Trace trace) {
        assertThat(trace.error()).isEmpty();
        return IntStream.range(0, trace.taskels().count())
                .mapToObj(trace.taskels()::result)
                .toList();
    }

    /** In a folder that no class path can name, with a version of its own of a library that the program has too. */
    private Path jarWithItsOwnLibrary() throws Exception {
        return UserJars.of(Files.createDirectories(home.resolve("a:b?c %41#")).resolve("mine.jar"), Map.of(
                "org.apache.commons.csv.CSVFormat",
                "package org.apache.commons.csv; public class CSVFormat { public static String version() { return \"mine\"; } }",
                "acme.Look",
                """
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
                """));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spawn", "forkserver"})
    void the_users_version_of_a_library_is_the_one_that_runs_and_ours_is_not_there(String method) throws Exception {
        Path jar = jarWithItsOwnLibrary();
        String another = OURS.get(new Random(SEED).nextInt(OURS.size()));
        List<String> names = List.of(
                "org.apache.commons.csv.CSVFormat", OURS.get(0), OURS.get(1), another, "org.apache.commons.csv.CSVParser");
        Path items = Files.write(home.resolve("names.txt"), names);
        Trace trace = run(jar, "acme.Look::at", "lines:" + items, ", \"startMethod\": \"" + method + "\"");
        assertThat(results(trace)).as("seed " + SEED).containsExactly("mine", "hidden", "hidden", "hidden", "hidden");
    }
}
