package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Lessons about what the caller of each mode receives from a failing taskel. */
final class ModeLessons {
    private ModeLessons() {}

    static List<Lesson> all() {
        LessonBuilder eight =
                lesson(Family.FAILURES, "exception-under-each-call").views(View.OUTPUT, View.TASKELS);
        for (Mode mode : Mode.values()) {
            String plan = """
                    {"mode": "%s", "processes": 2, "items": 4, "chunksize": 1,
                     "workload": "fail:on=1,seconds=0.4"}""".formatted(mode.key());
            if (givesAList(mode)) {
                eight.raisingStage(stage(mode), plan);
            } else {
                eight.stage(stage(mode), plan);
            }
        }
        return List.of(eight.check(ModeLessons::listsAreLost));
    }

    private static String stage(Mode mode) {
        return mode.key().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns whether the program receives all results at once or none. */
    private static boolean givesAList(Mode mode) {
        return mode.chunked() && !mode.lazy();
    }

    private static long resultsOf(RunFacts run) {
        return run.trace().state() == RunState.FAILED
                ? 0
                : run.delivered().stream()
                        .filter(index -> run.trace().taskels().outcome(index) == Outcome.SUCCEEDED)
                        .count();
    }

    private static Finding listsAreLost(Runs runs) {
        Map<String, Long> got = runs.byStage().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, run -> resultsOf(run.getValue())));
        Finding finding = Finding.holds();
        for (Mode mode : Mode.values()) {
            RunFacts run = runs.of(stage(mode));
            List<Integer> failed = run.withOutcome(Outcome.FAILED);
            long expected = givesAList(mode) ? 0 : run.items() - 1;
            if (finding.good() && failed.size() != 1) {
                finding = Finding.fails("not-one").with("stage", mode.key()).with("failed", failed);
            }
            if (finding.good() && resultsOf(run) != expected) {
                finding = Finding.fails("other-results")
                        .with("stage", mode.key())
                        .with("results", resultsOf(run))
                        .with("expected", expected);
            }
        }
        for (Mode mode : Mode.values()) {
            finding.with(figure(mode), got.getOrDefault(stage(mode), 0L));
        }
        return finding;
    }

    /** Returns the mode's name as used in the sentences, such as {@code imapUnordered}. */
    private static String figure(Mode mode) {
        String[] words = stage(mode).split("-", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining());
    }
}
