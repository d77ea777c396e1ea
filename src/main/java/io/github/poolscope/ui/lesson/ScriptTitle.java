package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Work;
import io.github.poolscope.ui.fx.Words;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The display name of a script: a script has no text of its own, so it takes that of the lesson that runs it. FX thread
 * only.
 */
public final class ScriptTitle {
    /** The script that the mode matrix runs. */
    private static final String PROBE = "method-probe";

    private ScriptTitle() {}

    /** Returns the title of a plan that runs a script. */
    public static String of(String script, Plan plan) {
        return script.equals(PROBE) ? Words.text("run.title.probe", plan.mode().key()) : of(script);
    }

    /** Returns the title of a script. */
    public static String of(String script) {
        return lesson(script)
                .map(LessonModel.texts()::title)
                .orElseGet(() -> Words.text("run.title.script", script.replace('-', ' ')));
    }

    private static Optional<Lesson> lesson(String script) {
        return Lessons.find(script).or(() -> Lessons.all().stream()
                .filter(lesson -> Stream.concat(lesson.stages(1).stream(), lesson.onCPython().stages(1).stream())
                        .anyMatch(stage -> stage.plan().work() instanceof Work.Script work
                                && work.name().equals(script)))
                .findFirst());
    }
}
