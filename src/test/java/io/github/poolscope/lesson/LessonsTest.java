package io.github.poolscope.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.plan.PlanFields;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.trace.Trace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
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

/** Every lesson holds on real runs, and none holds if what it teaches did not happen. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class LessonsTest {
    @TempDir
    static Path home;

    private static LessonRuns runs;

    @BeforeAll
    static void open() {
        runs = new LessonRuns(home);
    }

    @AfterAll
    static void close() {
        runs.close();
    }

    /** A lesson with another plan in one of its stages, and the expected result of its check. */
    record Wrong(String lesson, String stage, Consumer<PlanFields> change, String reason) {
        @Override
        public String toString() {
            return lesson + " is " + reason;
        }
    }

    static List<Lesson> lessons() {
        return Lessons.all();
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("lessons")
    void holds_and_says_why_in_both_languages(Lesson lesson) throws Exception {
        List<Recording> recordings = runs.of(lesson);
        Verdict verdict = lesson.check(recordings);
        assertThat(verdict.holds()).as(english(verdict)).isTrue();
        assertSaid(verdict);
        if (lesson.question().isPresent()) {
            assertThat(lesson.answer(recordings)).isPresent();
        }
        assertThat(lesson.views()).as("views that have something to show").allMatch(view -> recordings.stream()
                .anyMatch(run -> shows(view, run.trace())));
    }

    /** Returns whether a view has something to show; true for those that always have. */
    private static boolean shows(View view, Trace trace) {
        return switch (view) {
            case ORDER -> trace.taskels().completedCount() > 1;
            case TASKELS -> trace.taskels().count() > 1;
            case CPU, WORKERS -> trace.workers().count() > 0;
            case OUTPUT -> trace.output().count() > 0;
            case TALK -> trace.syncObjects().count() > 0;
            case PROGRAM, TIMELINE, EVENTS, NOTICES -> true;
        };
    }

    static Stream<Wrong> wrongs() {
        return Stream.of(planWrongs(), poolWrongs(), processWrongs()).flatMap(wrongs -> wrongs);
    }

    private static Stream<Wrong> planWrongs() {
        return Stream.of(
                new Wrong(
                        "apply-one-after-another", "apply", plan -> plan.set(Setting.MODE, "apply_async"), "together"),
                new Wrong("apply-one-after-another", "apply", plan -> plan.set(Setting.PROCESSES, "1"), "no-choice"),
                new Wrong(
                        "apply-async-then-get", "apply-async", plan -> plan.set(Setting.MODE, "apply"), "waited-first"),
                new Wrong(
                        "apply-async-then-get",
                        "apply-async",
                        plan -> plan.set(Setting.PROCESSES, "1"),
                        "not-together"),
                new Wrong(
                        "map-blocks-until-the-last", "map", plan -> plan.set(Setting.MODE, "map_async"), "not-blocked"),
                new Wrong(
                        "map-blocks-until-the-last", "map", plan -> plan.set(Setting.MODE, "imap_unordered"), "order"),
                new Wrong("map-async-returns-at-once", "map-async", plan -> plan.set(Setting.MODE, "map"), "blocked"),
                new Wrong("starmap-unpacks-rows", "starmap", plan -> plan.set(Setting.MODE, "map"), "no-rows"),
                new Wrong(
                        "starmap-unpacks-rows",
                        "starmap",
                        plan -> plan.set(Setting.MODE, "starmap_async"),
                        "not-blocked"),
                new Wrong(
                        "starmap-async-does-both",
                        "starmap-async",
                        plan -> plan.set(Setting.MODE, "starmap"),
                        "blocked"),
                new Wrong(
                        "starmap-async-does-both",
                        "starmap-async",
                        plan -> plan.set(Setting.MODE, "map_async"),
                        "no-rows"),
                new Wrong("imap-keeps-order", "imap", plan -> plan.set(Setting.MODE, "imap_unordered"), "order"),
                new Wrong("imap-keeps-order", "imap", plan -> plan.set(Setting.MODE, "map"), "not-one-by-one"),
                new Wrong("imap-keeps-order", "imap", plan -> plan.set(Setting.PROCESSES, "1"), "nothing-held"),
                new Wrong(
                        "imap-unordered-as-they-finish",
                        "imap-unordered",
                        plan -> plan.set(Setting.MODE, "imap"),
                        "in-order"),
                new Wrong(
                        "imap-unordered-as-they-finish",
                        "imap-unordered",
                        plan -> plan.set(Setting.PROCESSES, "1"),
                        "in-order"),
                new Wrong("task-or-taskel", "chunks", plan -> plan.set(Setting.CHUNKSIZE, "1"), "no-chunks"),
                new Wrong("automatic-chunksize", "rest", plan -> plan.set(Setting.CHUNKSIZE, "1"), "other-size"),
                new Wrong("chunksize-on-short-taskels", "many", plan -> plan.set(Setting.CHUNKSIZE, "1"), "same-trips"),
                new Wrong("chunksize-on-short-taskels", "many", LessonsTest::fewerButLong, "no-quicker"),
                new Wrong(
                        "chunksize-on-uneven-taskels",
                        "many",
                        plan -> plan.set(Setting.CHUNKSIZE, "1"),
                        "same-workers"),
                new Wrong("files-in-chunks", "many", plan -> plan.set(Setting.CHUNKSIZE, "1"), "same-trips"),
                new Wrong(
                        "files-in-chunks",
                        "some",
                        plan -> plan.set(Setting.WORKLOAD, "files-wordcount"),
                        "other-results"),
                new Wrong(
                        "new-process-for-each-task",
                        "renewed",
                        plan -> plan.set(Setting.MAX_TASKS_PER_CHILD, "none"),
                        "reused"),
                new Wrong("new-process-for-each-task", "chunks", plan -> plan.set(Setting.CHUNKSIZE, "1"), "no-chunks"),
                new Wrong(
                        "initializer-once-per-worker",
                        "hello",
                        plan -> plan.set(Setting.INITIALIZER, "none"),
                        "not-once"),
                new Wrong(
                        "start-methods", "forkserver", plan -> plan.set(Setting.START_METHOD, "spawn"), "other-method"),
                new Wrong("exception-in-one-taskel", "map", plan -> plan.set(Setting.MODE, "imap"), "map-gave"),
                new Wrong(
                        "exception-in-one-taskel",
                        "map",
                        plan -> plan.set(Setting.WORKLOAD, "sleep:seconds=0.8"),
                        "not-one"),
                new Wrong("worker-dies", "crash", plan -> plan.set(Setting.WORKLOAD, "sleep:seconds=1"), "nobody-died"),
                new Wrong(
                        "worker-dies",
                        "crash",
                        plan -> plan.set(Setting.WORKLOAD, "crash:on=2;5,seconds=1"),
                        "other-loss"),
                new Wrong("pool-size-on-cpu-work", "none", plan -> plan.set(Setting.PROCESSES, "1"), "not-serial"),
                new Wrong("pool-size-on-cpu-work", "cores", plan -> plan.set(Setting.PROCESSES, "0"), "cores-unused"),
                new Wrong("pool-size-on-cpu-work", "crowd", plan -> plan.set(Setting.PROCESSES, "1"), "no-crowd"),
                new Wrong(
                        "cpu-work-on-threads-and-processes",
                        "threads",
                        plan -> plan.set(Setting.ENGINE, "processes"),
                        "not-threads"),
                new Wrong(
                        "cpu-work-on-threads-and-processes",
                        "threads",
                        plan -> plan.set(Setting.WORKLOAD, "sleep:seconds=0.8"),
                        "waited"),
                new Wrong(
                        "waiting-on-threads-and-processes",
                        "processes",
                        plan -> plan.set(Setting.ENGINE, "threads"),
                        "not-processes"),
                new Wrong(
                        "waiting-on-threads-and-processes",
                        "processes",
                        plan -> plan.set(Setting.PROCESSES, "1"),
                        "not-together"),
                new Wrong(
                        "waiting-on-threads-and-processes",
                        "processes",
                        plan -> plan.set(Setting.WORKLOAD, "primes:below=1200000"),
                        "computed"));
    }

    private static void fewerButLong(PlanFields plan) {
        plan.set(Setting.WORKLOAD, "sleep:seconds=1");
        plan.set(Setting.ITEMS, "64");
    }

    private static Stream<Wrong> processWrongs() {
        return Stream.of(
                new Wrong(
                        "daemon-ends-with-the-program",
                        "daemon",
                        plan -> plan.set(Setting.SCRIPT, "process-not-daemon"),
                        "survived"),
                new Wrong(
                        "daemon-ends-with-the-program",
                        "usual",
                        plan -> plan.set(Setting.SCRIPT, "process-daemon"),
                        "not-awaited"),
                new Wrong(
                        "processes-in-no-fixed-order", "processes", plan -> plan.set(Setting.PROCESSES, "1"), "alone"),
                new Wrong(
                        "counter-with-and-without-lock",
                        "without",
                        plan -> plan.set(Setting.PROCESSES, "1"),
                        "nothing-lost"),
                new Wrong(
                        "counter-with-and-without-lock",
                        "with",
                        plan -> plan.set(Setting.SCRIPT, "counter-without-lock"),
                        "no-lock"));
    }

    /** Returns the cases of pools with a script. */
    private static Stream<Wrong> poolWrongs() {
        return Stream.of(
                new Wrong(
                        "progress-bar-that-moves",
                        "map",
                        plan -> plan.set(Setting.SCRIPT, "progress-imap-unordered"),
                        "map-moved"),
                new Wrong(
                        "progress-bar-that-moves",
                        "imap-unordered",
                        plan -> plan.set(Setting.SCRIPT, "progress-map"),
                        "stood"),
                new Wrong(
                        "map-reads-everything-first",
                        "map",
                        plan -> plan.set(Setting.SCRIPT, "imap-reads-along"),
                        "map-began"),
                new Wrong(
                        "map-reads-everything-first",
                        "imap",
                        plan -> plan.set(Setting.SCRIPT, "map-reads-all"),
                        "imap-waited"),
                new Wrong(
                        "imap-reads-ahead",
                        "free",
                        plan -> {
                            plan.set(Setting.SCRIPT, "imap-bounded");
                            plan.set(Setting.BUFFER_SIZE, "1");
                        },
                        "not-ahead"),
                new Wrong(
                        "imap-reads-ahead",
                        "bounded",
                        plan -> {
                            plan.set(Setting.SCRIPT, "imap-reads-ahead");
                            plan.set(Setting.BUFFER_SIZE, "auto");
                        },
                        "too-far"),
                new Wrong("terminate-drops-the-rest", "terminate", plan -> plan.set(Setting.ITEMS, "1"), "all-done"),
                new Wrong("istarmap", "istarmap", plan -> plan.set(Setting.ITEMS, "1"), "together"),
                new Wrong("two-streams-side-by-side", "two-streams", plan -> plan.set(Setting.PROCESSES, "1"), "same"),
                new Wrong("executor-as-completed", "executor", plan -> plan.set(Setting.PROCESSES, "1"), "in-order"),
                new Wrong("fixed-parts-or-chunks", "parts", plan -> plan.set(Setting.CHUNKSIZE, "1"), "not-alone"),
                new Wrong("fixed-parts-or-chunks", "single", plan -> plan.set(Setting.CHUNKSIZE, "4"), "still-alone"),
                new Wrong(
                        "worker-keeps-its-state",
                        "counter",
                        plan -> {
                            plan.set(Setting.PROCESSES, "3");
                            plan.set(Setting.ITEMS, "2");
                        },
                        "not-kept"),
                new Wrong("worker-keeps-its-state", "counter", plan -> plan.set(Setting.PROCESSES, "1"), "alone"),
                new Wrong(
                        "memory-given-back",
                        "kept",
                        plan -> {
                            plan.set(Setting.SCRIPT, "memory-given-back");
                            plan.set(Setting.MAX_TASKS_PER_CHILD, "1");
                        },
                        "not-kept"),
                new Wrong(
                        "memory-given-back",
                        "renewed",
                        plan -> {
                            plan.set(Setting.SCRIPT, "memory-kept");
                            plan.set(Setting.MAX_TASKS_PER_CHILD, "none");
                        },
                        "reused"),
                new Wrong(
                        "what-a-worker-inherits", "fork", plan -> plan.set(Setting.START_METHOD, "spawn"), "fork-anew"),
                new Wrong(
                        "what-a-worker-inherits",
                        "spawn",
                        plan -> plan.set(Setting.START_METHOD, "fork"),
                        "others-copied"),
                new Wrong("preload-for-forkserver", "cold", plan -> plan.set(Setting.SCRIPT, "preload"), "not-slow"),
                new Wrong(
                        "preload-for-forkserver",
                        "preloaded",
                        plan -> plan.set(Setting.SCRIPT, "preload-none"),
                        "still-slow"),
                new Wrong("exception-under-each-call", "map", plan -> plan.set(Setting.MODE, "imap"), "other-results"),
                new Wrong(
                        "exception-under-each-call",
                        "apply",
                        plan -> plan.set(Setting.WORKLOAD, "sleep:seconds=0.2"),
                        "not-one"),
                new Wrong(
                        "busy-but-low-cpu",
                        "computing",
                        plan -> plan.set(Setting.WORKLOAD, "sleep:seconds=0.8"),
                        "waited"),
                new Wrong(
                        "busy-but-low-cpu",
                        "waiting",
                        plan -> plan.set(Setting.WORKLOAD, "primes:below=4000000"),
                        "computed"),
                new Wrong(
                        "busy-but-low-cpu",
                        "computing",
                        plan -> {
                            plan.set(Setting.PROCESSES, "4");
                            plan.set(Setting.ITEMS, "1");
                        },
                        "idle"));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("wrongs")
    void does_not_hold_on_another_plan_and_says_why(Wrong wrong) throws Exception {
        Lesson lesson = Lessons.find(wrong.lesson()).orElseThrow();
        String reason = wrong.lesson() + ".fails." + wrong.reason();
        Verdict verdict = said(lesson, wrong.stage(), wrong.change(), said -> isFor(reason, said));
        assertThat(verdict.why().key()).as(english(verdict)).isEqualTo(reason);
        assertThat(verdict.holds()).isFalse();
        assertSaid(verdict);
    }

    /**
     * Returns the verdict on a run of another plan: first on threads, then on processes at each pace, until it is the
     * expected one.
     */
    private static Verdict said(Lesson lesson, String stage, Consumer<PlanFields> change, Predicate<Verdict> awaited)
            throws Exception {
        Optional<Verdict> onThreads = runs.withOtherOnThreads(lesson, stage, change)
                .map(lesson::check)
                .filter(awaited);
        if (onThreads.isPresent()) {
            return onThreads.get();
        }
        Verdict verdict = lesson.check(runs.withOther(lesson, stage, change, 0));
        for (int i = 1; i < LessonRuns.SLOWNESSES && !awaited.test(verdict); i++) {
            verdict = lesson.check(runs.withOther(lesson, stage, change, i));
        }
        return verdict;
    }

    private static boolean isFor(String reason, Verdict verdict) {
        return verdict.why().key().equals(reason);
    }

    /** A stage of a lesson replaced by a run of another lesson. */
    record Mixup(String lesson, String stage, String other, String reason) {
        @Override
        public String toString() {
            return lesson + " is " + reason;
        }
    }

    static Stream<Mixup> mixups() {
        return Stream.of(processMixups(), poolMixups()).flatMap(mixups -> mixups);
    }

    private static Stream<Mixup> poolMixups() {
        return Stream.of(
                new Mixup("callback-in-the-main-program", "callback", "map-async-ready-and-callback", "not-each"),
                new Mixup("map-async-ready-and-callback", "map-async", "callback-in-the-main-program", "not-once"),
                new Mixup("why-the-main-guard", "loaded", "istarmap", "not-each"),
                new Mixup("progress-bar-that-moves", "map", "map-async-ready-and-callback", "no-bars"),
                new Mixup("close-then-join", "close", "terminate-drops-the-rest", "not-refused"),
                new Mixup("istarmap", "istarmap", "imap-reads-ahead", "no-rows"),
                new Mixup("initializer-arguments", "greeting", "worker-keeps-its-state", "not-once"),
                new Mixup("two-streams-side-by-side", "two-streams", "istarmap", "order"),
                new Mixup("executor-as-completed", "executor", "istarmap", "other-results"),
                new Mixup("fixed-parts-or-chunks", "single", "istarmap", "other-results"),
                new Mixup("memory-given-back", "kept", "istarmap", "no-sample"),
                new Mixup("what-a-worker-inherits", "spawn", "istarmap", "other-folder"));
    }

    private static Stream<Mixup> processMixups() {
        return Stream.of(
                new Mixup("process-start-and-join", "process", "process-by-subclass", "not-one"),
                new Mixup("process-by-subclass", "greeters", "process-start-and-join", "not-several"),
                new Mixup("processes-in-no-fixed-order", "processes", "process-start-and-join", "alone"),
                new Mixup("process-terminate-and-kill", "ended", "process-raises", "not-two"),
                new Mixup("daemon-ends-with-the-program", "daemon", "process-raises", "not-one"),
                new Mixup("process-raises", "raises", "process-start-and-join", "not-one"),
                new Mixup("queue-producer-consumer", "queue", "process-raises", "no-queue"),
                new Mixup("queue-full-and-empty", "queue", "queue-producer-consumer", "no-time-outs"),
                new Mixup("joinable-queue", "queue", "queue-producer-consumer", "no-task-done"),
                new Mixup("pipe-end-of-file", "pipe", "process-raises", "no-pipe"),
                new Mixup("pipe-both-ways", "pipe", "pipe-end-of-file", "one-way"),
                new Mixup("counter-with-and-without-lock", "without", "process-raises", "not-counted"),
                new Mixup("rlock-taken-again", "rlock", "process-raises", "not-again"),
                new Mixup("killed-with-a-lock", "killed", "process-raises", "nobody-killed"),
                new Mixup("semaphore-two-at-a-time", "semaphore", "process-raises", "no-semaphore"),
                new Mixup("event-lets-all-go", "event", "process-raises", "no-event"),
                new Mixup("barrier-meets-all", "barrier", "process-raises", "no-barrier"),
                new Mixup("condition-notifies", "condition", "process-raises", "no-notices"));
    }

    @ParameterizedTest
    @SideBySide
    @MethodSource("mixups")
    void does_not_hold_on_the_run_of_another_program_and_says_why(Mixup mixup) throws Exception {
        Lesson lesson = Lessons.find(mixup.lesson()).orElseThrow();
        List<Recording> recordings = new ArrayList<>(runs.of(lesson));
        recordings.set(
                lesson.stageNames().indexOf(mixup.stage()),
                runs.of(Lessons.find(mixup.other()).orElseThrow()).get(0));
        assertFails(lesson, recordings, mixup.reason());
    }

    static Stream<FalsifiedRun> forgeries() {
        return Stream.concat(FalsifiedSyncRuns.all(), FalsifiedPoolRuns.all());
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void does_not_hold_where_a_run_tells_something_else_and_says_what(FalsifiedRun forgery) throws Exception {
        Lesson lesson = Lessons.find(forgery.lesson()).orElseThrow();
        List<Recording> recordings = new ArrayList<>(runs.of(lesson));
        int place = lesson.stageNames().indexOf(forgery.stage());
        recordings.set(place, forgery.of(recordings.get(place), home));
        assertFails(lesson, recordings, forgery.reason());
    }

    /** Uses a run of another lesson, to which none of the choices applies. */
    @ParameterizedTest
    @CsvSource({
        "killed-with-a-lock, process-raises",
        "callback-in-the-main-program, istarmap",
        "list-of-a-child, istarmap"
    })
    void nothing_is_answered_where_none_of_the_choices_is_what_happened(String name, String other) throws Exception {
        Lesson lesson = Lessons.find(name).orElseThrow();
        List<Recording> recordings = new ArrayList<>(runs.of(lesson));
        recordings.set(0, runs.of(Lessons.find(other).orElseThrow()).get(0));
        assertThat(lesson.check(recordings).holds()).isFalse();
        assertThat(lesson.answer(recordings)).isEmpty();
    }

    private static void assertFails(Lesson lesson, List<Recording> recordings, String reason) {
        Verdict verdict = lesson.check(recordings);
        assertThat(verdict.why().key()).as(english(verdict)).isEqualTo(lesson.name() + ".fails." + reason);
        assertThat(verdict.holds()).isFalse();
        assertSaid(verdict);
    }

    @Test
    void does_not_hold_where_a_run_contradicts_a_figure_of_the_text() throws Exception {
        Lesson lesson = Lessons.find("apply-async-then-get").orElseThrow();
        String sentence = "The text says 6 for items, and the run shows 5.";
        Verdict verdict = said(lesson, "apply-async", plan -> plan.set(Setting.ITEMS, "5"), said -> english(said)
                .equals(sentence));
        assertThat(verdict.holds()).isFalse();
        assertThat(english(verdict)).isEqualTo(sentence);
        assertSaid(verdict);
    }

    @Test
    void does_not_hold_where_a_run_is_missing_or_failed() throws Exception {
        Lesson lesson = Lessons.find("imap-keeps-order").orElseThrow();
        assertThat(english(lesson.check(List.of())))
                .isEqualTo("The lesson needs this many runs: 1. Of them took place: 0.");
        Verdict failed = lesson.check(runs.withOther(
                lesson,
                "imap",
                plan -> {
                    plan.set(Setting.MODE, "map");
                    plan.set(Setting.WORKLOAD, "fail:on=0,seconds=0");
                },
                0));
        assertThat(failed.holds()).isFalse();
        assertThat(english(failed)).startsWith("Run 1 ended with an error: IllegalArgumentException");
    }

    @Test
    void the_nearest_name_is_that_with_the_fewest_letters_to_change() {
        assertThat(Lessons.nearest("imap-keep-order")).contains("imap-keeps-order");
        assertThat(Lessons.nearest("Worker-dies")).contains("worker-dies");
        assertThat(Lessons.nearest("nope")).isEmpty();
    }

    private static String english(Verdict verdict) {
        return LessonTexts.of(Locale.ENGLISH).say(verdict.why());
    }

    private static void assertSaid(Verdict verdict) {
        String chinese = LessonTexts.of(Locale.SIMPLIFIED_CHINESE).say(verdict.why());
        assertThat(List.of(english(verdict), chinese))
                .doesNotHaveDuplicates()
                .allSatisfy(sentence -> assertThat(sentence).isNotBlank().doesNotContain("{"));
    }
}
