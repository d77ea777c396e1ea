package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Statement;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.plan.Work;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.words.Language;
import io.github.poolscope.workload.Preparation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Every lesson can be read in the whole window on a projector, in both languages: before it runs, with its question
 * first, and after its run, whose trace is made by hand.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class LessonsTourTest extends WindowDriver {
    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)\\}");

    private ReadableWindow readable;

    @Start
    void start(javafx.stage.Stage primary) throws IOException {
        open(primary);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_lesson_can_be_read_on_a_projector_of_1280_by_720(Language language) {
        onFx(() -> {
            readable = new ReadableWindow(stage);
            stage.setWidth(1280);
            stage.setHeight(720);
            Words.speak(language);
            window.workbench().projectedProperty().set(true);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
        Lessons.all().forEach(this::look);
        assertThat(readable.problems()).isEmpty();
    }

    private void look(Lesson lesson) {
        LessonModel model = window.workbench().lessons().model();
        onFx(() -> {
            window.workbench().lessons().open(lesson);
            readable.check(lesson.name(), true);
            if (lesson.question().isPresent()) {
                model.predictFirstProperty().set(true);
                String state = lesson.name() + ", covered";
                readable.check(state, true);
                lookAtQuestion(state);
                model.predictFirstProperty().set(false);
            }
            return true;
        });
        Recording first = onFx(() -> {
            recall(model, lesson);
            window.workbench().lessons().open(lesson);
            return window.workbench().runs().first();
        });
        await().until(() -> onFx(() -> isShown(first)));
        onFx(() -> {
            readable.check(lesson.name() + ", played", true);
            return true;
        });
    }

    private boolean isShown(Recording run) {
        Frame shown = window.views().shown();
        return shown != null && shown.recording().equals(run);
    }

    /** A question and its choices are in sight without scrolling. */
    private void lookAtQuestion(String state) {
        Node question = robot.lookup("#lessonPanel .question-box").query();
        Node viewport = robot.lookup("#lessonPanel .viewport").query();
        Bounds whole = question.localToScene(question.getLayoutBounds());
        if (!viewport.localToScene(viewport.getLayoutBounds()).contains(whole)) {
            readable.note(state, "the question at " + whole + " has to be scrolled to");
        }
    }

    /** Recalls runs of a lesson's plans, with the longest of its verdicts. */
    private static void recall(LessonModel model, Lesson lesson) {
        List<Recording> runs = new ArrayList<>();
        for (Stage stage : lesson.stages(Pace.CLASS.factor())) {
            Plan plan = stage.plan();
            Recording of = plan.work() instanceof Work.Script
                    ? GoldenTalk.saved()
                    : GoldenRuns.saved(RunState.COMPLETED, false);
            RunHeader header = new RunHeader(
                    plan,
                    Preparation.program(plan),
                    of.header().items(),
                    of.header().workers(),
                    1,
                    OptionalInt.of(2));
            runs.add(new SavedRun(header, of.trace(), Path.of(lesson.name() + ".poolscope")));
        }
        ResourceBundle texts = ResourceBundle.getBundle(
                "io.github.poolscope.lesson.lessons", Words.language().locale());
        String longest = texts.keySet().stream()
                .filter(key -> key.startsWith(lesson.name() + ".holds") || key.startsWith(lesson.name() + ".fails"))
                .max(Comparator.comparingInt(key -> texts.getString(key).length()))
                .orElseThrow();
        Map<String, String> figures = new LinkedHashMap<>();
        PLACE.matcher(texts.getString(longest)).results().forEach(place -> figures.put(place.group(1), "12.34 s"));
        Optional<String> answer =
                lesson.question().map(question -> question.choices().get(0));
        model.recall(lesson, 1, runs, new Verdict(true, new Statement(longest, figures)), answer);
    }
}
