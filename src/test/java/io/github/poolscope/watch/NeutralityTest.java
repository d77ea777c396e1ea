package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.poolscope.testing.Pythons;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tracer changes nothing: each sample program is run with and without it, and what it prints and how it ends must be
 * the same.
 *
 * <p>In a usual build every sample runs on one Python, in all its ways and with warnings as errors, and in one way on the
 * oldest and the newest Python found; with {@code -Dpoolscope.python.all=true} in all ways on all Pythons.
 */
class NeutralityTest {
    private static final List<String> STRICT = List.of("-W", "error", "-X", "dev");

    private static final ExecutorService PROGRAMS = Executors.newCachedThreadPool();
    /** More comparisons at once than there are processors: their programs wait most of the time. */
    private static final ExecutorService COMPARISONS =
            Executors.newFixedThreadPool(2 * Runtime.getRuntime().availableProcessors());

    /** One program in one way, on one Python. */
    private record Comparison(Sample sample, Pythons.Installed python, List<String> options, List<String> arguments) {
        String title() {
            return "%s %s on %s %s"
                    .formatted(sample.name(), String.join(" ", arguments), python, String.join(" ", options));
        }

        /**
         * Runs it without and with the tracer; once more if one of them did not end: {@code Pool.terminate} of CPython
         * sometimes does not return, with or without a tracer.
         */
        Execution.Outcome[] run() throws Exception {
            Execution.Outcome[] outcomes = once();
            return outcomes[0].hasEnded() && outcomes[1].hasEnded() ? outcomes : once();
        }

        private Execution.Outcome[] once() throws Exception {
            Start start = sample.on(python, options, arguments);
            Future<Execution.Outcome> plain = PROGRAMS.submit(() -> Execution.plain(start));
            Future<Execution.Outcome> traced = PROGRAMS.submit(() -> Execution.traced(start));
            return new Execution.Outcome[] {plain.get(), traced.get()};
        }
    }

    @AfterAll
    static void endThreads() {
        COMPARISONS.shutdownNow();
        PROGRAMS.shutdownNow();
    }

    @TestFactory
    Stream<DynamicTest> a_program_prints_and_ends_as_it_does_without_the_tracer() {
        Pythons.assumeSupported();
        return comparisons().stream()
                .map(comparison -> {
                    Future<Execution.Outcome[]> outcomes = COMPARISONS.submit(comparison::run);
                    return dynamicTest(comparison.title(), () -> assertAlike(outcomes.get()));
                })
                .toList()
                .stream();
    }

    private static List<Comparison> comparisons() {
        Pythons.Installed representative = Pythons.representative();
        List<Comparison> all = new ArrayList<>();
        for (Pythons.Installed python : Pythons.several()) {
            for (Sample sample : Sample.all()) {
                if (!sample.runsOn(python)) {
                    continue;
                }
                for (List<String> arguments : sample.arguments()) {
                    boolean first = arguments.equals(sample.arguments().get(0));
                    if (Pythons.ALL || first || python.equals(representative)) {
                        all.add(new Comparison(sample, python, List.of(), arguments));
                    }
                    if (Pythons.ALL || (first && python.equals(representative))) {
                        all.add(new Comparison(sample, python, STRICT, arguments));
                    }
                }
            }
        }
        return all;
    }

    private static void assertAlike(Execution.Outcome[] outcomes) {
        Execution.Outcome plain = outcomes[0];
        Execution.Outcome traced = outcomes[1];
        assertThat(traced.out()).as("standard output, with the tracer").isEqualTo(plain.out());
        assertThat(traced.error()).as("standard error, with the tracer").isEqualTo(plain.error());
        assertThat(traced.exit()).as("exit code, with the tracer").isEqualTo(plain.exit());
        assertThat(plain.hasEnded()).as("a sample program ends by itself").isTrue();
        assertThat(traced.left()).as("processes left behind").hasSameSizeAs(plain.left());
        assertThat(traced.segments()).as("files of the event log").isPositive();
    }
}
