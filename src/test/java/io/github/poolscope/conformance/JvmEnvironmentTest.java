package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolBrokenException;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.Recorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that the environment gives every JVM, which are not meant for a worker or a fork server. */
@ExtendWith(NoProcessLeft.class)
class JvmEnvironmentTest {
    private static final long SEED = 20_261_128;

    /** Keeps the output of these JVMs out of the tests' output. */
    private static final Recorder SILENT = new Recorder() {};

    private static PoolOptions.Builder options(StartMethod method, Map<String, String> environment) {
        PoolOptions.Builder options = PoolOptions.builder()
                .processes(1)
                .startMethod(method)
                .spares(false)
                .recorder(SILENT);
        environment.forEach(options::environment);
        return options;
    }

    private static void works(PoolOptions.Builder options, String shown) throws Exception {
        try (Pool pool = Pool.create(options.build())) {
            int result = pool.applyAsync(() -> 6 * 7).get(Duration.ofSeconds(60));
            assertThat(result).as(shown).isEqualTo(42);
        }
    }

    @AfterAll
    static void release() {
        ProcessPool.releaseSpares();
    }

    @ParameterizedTest
    @CsvSource({
        "SPAWN, JAVA_TOOL_OPTIONS, -XX:+UseG1GC",
        "FORKSERVER, JAVA_TOOL_OPTIONS, -Xms128m -Xlog:gc -XX:+PrintCommandLineFlags",
        "FORKSERVER, JDK_JAVA_OPTIONS, '\"-XX:+UseParallelGC\" -verbose:class'",
        "FORK, _JAVA_OPTIONS, -XX:+UseG1GC -Xms128m",
        "FORKSERVER, _JAVA_OPTIONS, -Xms200m -XX:-UseSerialGC"
    })
    void workers_start_whatever_options_the_environment_gives_every_jvm(
            StartMethod method, String variable, String given) throws Exception {
        works(options(method, Map.of(variable, given)), variable + "=" + given);
    }

    @Test
    void workers_start_with_options_chosen_at_random_by_every_variable_at_once() throws Exception {
        Random random = new Random(SEED);
        String collector = List.of("Serial", "Parallel", "G1").get(random.nextInt(3));
        List<String> options = List.of(
                "-XX:+Use" + collector + "GC",
                "-Xms" + (8 + random.nextInt(200)) + "m",
                "-Xlog:safepoint",
                "-XX:+PrintFlagsFinal",
                "-Dx='a b' ");
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS", options.get(0) + " " + options.get(random.nextInt(5)),
                "JDK_JAVA_OPTIONS", options.get(random.nextInt(5)) + " " + options.get(2),
                "_JAVA_OPTIONS", options.get(random.nextInt(5)) + " " + options.get(1));
        works(options(StartMethod.FORKSERVER, environment), "seed " + SEED + ": " + environment);
    }

    @Test
    void what_the_pool_chooses_beats_what_the_environment_gives() throws Exception {
        PoolOptions.Builder options = options(StartMethod.SPAWN, Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC -Xms256m"))
                .jvmArguments(List.of("-XX:+UseParallelGC", "-Xmx64m"));
        try (Pool pool = Pool.create(options.build())) {
            long largest = pool.apply(() -> Runtime.getRuntime().maxMemory());
            assertThat(largest).isLessThanOrEqualTo(64 << 20);
        }
    }

    @Test
    void what_the_pool_chooses_beats_what_the_program_gives_all_workers() throws Exception {
        String before = System.getProperty("poolscope.worker.options", "");
        System.setProperty("poolscope.worker.options", " -XX:+UseG1GC -Xmx80m  -Dgiven=to.all ");
        try (Pool pool = Pool.create(options(StartMethod.SPAWN, Map.of())
                .jvmArguments(List.of("-XX:+UseParallelGC", "-Xmx64m"))
                .build())) {
            long largest = pool.apply(() -> Runtime.getRuntime().maxMemory());
            assertThat(largest).isLessThanOrEqualTo(64 << 20);
            assertThat(pool.apply(() -> System.getProperty("given"))).isEqualTo("to.all");
        } finally {
            System.setProperty("poolscope.worker.options", before);
        }
    }

    @Test
    void an_agent_that_prints_on_standard_output_disturbs_nothing(@TempDir Path folder) throws Exception {
        Path agent = UserJars.agent(
                folder, "for (int i = 0; i < 100; i++) { System.out.println(\"agent \" + i); System.out.flush(); }");
        works(options(StartMethod.FORKSERVER, Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + agent)), "agent");
    }

    @Test
    void the_line_that_tells_why_no_worker_starts_is_in_the_sentence() {
        Map<String, String> environment = Map.of("JAVA_TOOL_OPTIONS", "-Dnothing=1");
        assertThat(why(options(StartMethod.SPAWN, environment).jvmArguments(List.of("-XX:NoSuchOption"))))
                .endsWith("before it was ready, and said: Unrecognized VM option 'NoSuchOption'.");
        assertThat(why(options(StartMethod.FORKSERVER, environment).jvmArguments(List.of("-Xmx10m", "-Xms20m"))))
                .endsWith("and said: Initial heap size set to a larger value than the maximum heap size.");
        assertThat(why(options(StartMethod.SPAWN, environment).jvmArguments(List.of("-javaagent:/none.jar"))))
                .contains("and said: Error opening zip file or JAR manifest missing : /none.jar.");
        assertThatThrownBy(() -> ProcessPool.prepare(options(StartMethod.SPAWN, environment)
                                .jvmArguments(List.of("-XX:NoSuchSpareOption"))
                                .build())
                        .get(60, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("NoSuchSpareOption")
                .hasMessageNotContaining("Picked up");
    }

    private static String why(PoolOptions.Builder options) {
        try (Pool pool = Pool.create(options.build())) {
            return pool.applyAsync(() -> 1).get(Duration.ofSeconds(60)).toString();
        } catch (PoolBrokenException e) {
            return e.getMessage();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
