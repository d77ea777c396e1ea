package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown of a lesson before it runs: what its plans predict, or, while its answer is covered, only their
 * settings. Immutable.
 *
 * @param parts one for each stage
 * @param covered whether only settings are shown
 */
record Expectation(List<Part> parts, boolean covered) {
    /**
     * A stage.
     *
     * @param caption how it differs, or its settings; empty for the only stage of a lesson without a caption
     * @param lanesNamed whether its lanes are those of a pool's workers
     */
    record Part(String caption, boolean lanesNamed, Sketch.Strip strip) {}

    /** Returns what may be shown of a lesson at that pace. */
    static Expectation of(Lesson lesson, double pace, boolean covered) {
        List<Stage> stages = lesson.stages(pace);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < stages.size(); i++) {
            Plan plan = stages.get(i).plan();
            Sketch.Strip strip = covered ? Sketch.empty(plan) : Sketch.expected(plan);
            String caption = covered ? settings(plan, i, stages.size()) : caption(lesson, stages, i, pace);
            parts.add(new Part(caption, !isScript(plan) && plan.workers() > 0, strip));
        }
        return new Expectation(List.copyOf(parts), covered);
    }

    /** Returns whether the durations of any stage are known before it runs. */
    boolean isKnown() {
        return parts.stream().anyMatch(part -> part.strip().known());
    }

    /** Returns when the last stage is expected to end, in seconds since its beginning; 0 if no duration is known. */
    double seconds() {
        return parts.stream().mapToDouble(part -> part.strip().seconds()).max().orElse(0);
    }

    private static String caption(Lesson lesson, List<Stage> stages, int place, double pace) {
        LessonTexts texts = LessonModel.texts();
        return stages.size() == 1
                ? ""
                : (place + 1) + ". " + TextWithCode.plain(texts.caption(lesson, stages.get(place), pace));
    }

    /** Returns the settings of a plan: they don't tell what happens. */
    private static String settings(Plan plan, int place, int count) {
        List<String> parts = new ArrayList<>();
        if (count > 1) {
            parts.add(Words.text("lesson.stage.number", place + 1));
        }
        if (!isScript(plan)) {
            parts.add(plan.mode().key());
            parts.add(Words.text("lesson.expected.workers", plan.workers()));
            if (plan.items() instanceof Items.Range range) {
                parts.add(Words.text("lesson.expected.taskels", range.count()));
            }
            plan.chunksize().fixed().ifPresent(size -> parts.add(Words.text("lesson.expected.chunksize", size)));
        }
        return String.join(" · ", parts);
    }

    private static boolean isScript(Plan plan) {
        return plan.work() instanceof Work.Script;
    }
}
