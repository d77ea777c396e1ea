package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.words.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons that expect something else of CPython: they hold there, and not where that did not happen. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class LessonsOnCPythonTest {
    @TempDir
    static Path home;

    private static LessonRuns runs;

    @BeforeAll
    static void open() {
        runs = new LessonRuns(home.resolve("cpython"));
        assumeTrue(
                runs.problemOfCPython().isEmpty(),
                () -> runs.problemOfCPython().orElseThrow().in(Language.ENGLISH));
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    private static Lesson lesson(String name) {
        return Lessons.find(name).orElseThrow().onCPython();
    }

    @ParameterizedTest
    @CsvSource({
        "worker-dies, worker-dies.holds.cpython, more",
        "killed-with-a-lock, killed-with-a-lock.holds.cpython, lost",
        "cpu-work-on-threads-and-processes, cpu-work-on-threads-and-processes.holds.cpython, ",
        "start-methods, start-methods.holds, ",
        "pool-size-on-cpu-work, pool-size-on-cpu-work.holds, ",
    })
    void holds_as_cpython_does_it(String name, String why, String answer) throws Exception {
        Lesson lesson = lesson(name);
        List<Recording> recordings = runs.of(lesson);
        Verdict verdict = lesson.check(recordings);
        assertThat(verdict.why().key()).as(english(verdict)).isEqualTo(why);
        assertThat(verdict.holds()).isTrue();
        assertSaid(verdict);
        assertThat(lesson.answer(recordings).orElse(null)).isEqualTo(answer);
    }

    static Stream<FalsifiedRun> forgeries() {
        return Stream.of(
                new FalsifiedRun("worker-dies", "crash", "UPDATE worker SET reason = 'ENDED'", "nobody-died"),
                new FalsifiedRun(
                        "worker-dies", "crash", "UPDATE taskel SET outcome = 'LOST' WHERE number = 5", "other-loss"),
                new FalsifiedRun(
                        "worker-dies",
                        "crash",
                        "UPDATE worker SET slot = 9 + number WHERE exit_code <> 42",
                        "not-replaced"),
                new FalsifiedRun(
                        "worker-dies", "crash", "UPDATE call SET ended = began + 1 WHERE kind = 'NEXT'", "went-on"),
                new FalsifiedRun("worker-dies", "crash", "UPDATE run SET state = 'COMPLETED'", "went-on"),
                new FalsifiedRun("killed-with-a-lock", "killed", "UPDATE worker SET exit_code = 0", "nobody-killed"),
                new FalsifiedRun(
                        "killed-with-a-lock",
                        "killed",
                        "UPDATE sync_event SET action = 'RELEASED' WHERE action = 'ACQUIRED'",
                        "not-held"),
                new FalsifiedRun(
                        "killed-with-a-lock",
                        "killed",
                        "UPDATE sync_event SET action = 'ACQUIRED' WHERE action = 'GAVE_UP'",
                        "passed-on"),
                new FalsifiedRun(
                        "cpu-work-on-threads-and-processes",
                        "threads",
                        "UPDATE taskel SET cpu = ended - started",
                        "no-turns"),
                new FalsifiedRun(
                        "cpu-work-on-threads-and-processes", "threads", "UPDATE taskel SET cpu = 0", "waited"));
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void does_not_hold_where_a_run_tells_something_else(FalsifiedRun forgery) throws Exception {
        Lesson lesson = lesson(forgery.lesson());
        List<Recording> recordings = new ArrayList<>(runs.of(lesson));
        int place = lesson.stageNames().indexOf(forgery.stage());
        recordings.set(place, forgery.of(recordings.get(place), home));
        Verdict verdict = lesson.check(recordings);
        assertThat(verdict.why().key()).as(english(verdict)).isEqualTo(lesson.name() + ".fails." + forgery.reason());
        assertSaid(verdict);
    }

    @Test
    void does_not_hold_where_a_fork_takes_longer_than_a_spawn() throws Exception {
        Lesson lesson = lesson("start-methods");
        List<Recording> recordings = new ArrayList<>(runs.of(lesson));
        Recording forked = recordings.get(0);
        recordings.set(0, called("fork", recordings.get(1)));
        recordings.set(1, called("spawn", forked));
        Verdict verdict = lesson.check(recordings);
        assertThat(verdict.why().key()).as(english(verdict)).isEqualTo("start-methods.fails.fork-slow");
        assertSaid(verdict);
    }

    /** Returns a run that says of its workers that they were started by that method. */
    private static Recording called(String method, Recording run) throws Exception {
        String change = "UPDATE worker SET start_method = '" + method + "'";
        return new FalsifiedRun("start-methods", method, change, "fork-slow").of(run, home);
    }

    @Test
    void the_line_at_which_the_main_program_sleeps_is_known() throws Exception {
        RunFacts run = new RunFacts(runs.of(lesson("killed-with-a-lock")).get(0));
        assertThat(run.calls(CallKind.SLEEP)).hasSize(1);
        assertThat(new ScriptFacts(run).blockedAt("sleep")).hasSize(1).allMatch(sleep -> sleep.length() > 0);
    }

    /** What CPython does is not what Poolscope does, so that neither check holds on runs of the other. */
    @Test
    void neither_engine_does_what_the_other_is_said_to_do() throws Exception {
        try (LessonRuns here = new LessonRuns(home.resolve("poolscope"))) {
            for (String name : List.of("worker-dies", "killed-with-a-lock")) {
                Lesson own = Lessons.find(name).orElseThrow();
                assertThat(own.onCPython().check(here.of(own)).holds()).as(name).isFalse();
                assertThat(own.check(runs.of(own.onCPython())).holds()).as(name).isFalse();
            }
        }
    }

    private static String english(Verdict verdict) {
        return LessonTexts.of(Locale.ENGLISH).say(verdict.why());
    }

    private static void assertSaid(Verdict verdict) {
        assertThat(List.of(
                        english(verdict),
                        LessonTexts.of(Locale.SIMPLIFIED_CHINESE).say(verdict.why())))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{"));
    }
}
