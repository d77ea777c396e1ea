package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Pace;
import io.github.poolscope.lesson.Statement;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.testing.TextsFit;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.ExpectedPicture;
import io.github.poolscope.ui.lesson.Gallery;
import io.github.poolscope.ui.lesson.LessonActions;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPanel;
import io.github.poolscope.ui.lesson.PredictionOverlay;
import io.github.poolscope.words.Language;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Every lesson can be read in every slot that a layout may give it, in both languages, before and after its runs. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@ExtendWith(ApplicationExtension.class)
class LessonsFitTest {
    /** The smallest slot, that of a projector at 1280×720, one in between, and the largest. */
    private static final List<double[]> SLOTS =
            List.of(new double[] {300, 480}, new double[] {360, 530}, new double[] {560, 900});

    private static final List<double[]> TIMELINES =
            List.of(new double[] {420, 220}, new double[] {620, 360}, new double[] {1100, 620});

    private static final List<double[]> PAGES =
            List.of(new double[] {950, 530}, new double[] {1100, 700}, new double[] {1480, 860});

    private static final Pattern PLACE = Pattern.compile("\\{([^}]+)\\}");

    @AfterEach
    void english() {
        onFx(() -> Words.speak(Language.ENGLISH));
    }

    private static void onFx(Runnable work) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, work);
    }

    /** The panel and the model of lessons, in a scene without a window. */
    private static final class Stand {
        final LessonModel model = new LessonModel((stage, started, notStarted) -> {}, Runnable::run);
        final Scene scene;
        final List<String> problems = new ArrayList<>();

        Stand(java.util.function.Function<LessonModel, Region> part) {
            Theme.loadFonts();
            scene = Theme.LIGHT.emptyScene();
            Region region = part.apply(model);
            region.getStyleClass().add("root");
            scene.setRoot(region);
        }

        void look(String state) {
            look(state, SLOTS);
        }

        void look(String state, List<double[]> slots) {
            Region root = (Region) scene.getRoot();
            for (double[] slot : slots) {
                root.resize(slot[0], slot[1]);
                root.applyCss();
                root.layout();
                for (String problem : TextsFit.problems(root)) {
                    problems.add(state + " at " + slot[0] + "×" + slot[1] + ": " + problem);
                }
            }
        }
    }

    private static LessonActions noActions() {
        return (LessonActions) Proxy.newProxyInstance(
                LessonActions.class.getClassLoader(),
                new Class<?>[] {LessonActions.class},
                (proxy, method, arguments) -> null);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_panel_of_every_lesson_can_be_read_before_and_after_its_runs_and_while_it_is_covered(Language language) {
        List<String> problems = new ArrayList<>();
        onFx(() -> {
            Words.speak(language);
            Stand stand = new Stand(model -> new LessonPanel(model, noActions()));
            for (Lesson lesson : Lessons.all()) {
                stand.model.open(lesson);
                stand.look(lesson.name());
                if (lesson.question().isPresent()) {
                    stand.model.predictFirstProperty().set(true);
                    stand.look(lesson.name() + ", covered");
                    stand.model.predictFirstProperty().set(false);
                }
                recall(stand.model, lesson);
                stand.look(lesson.name() + ", played");
            }
            problems.addAll(stand.problems);
        });
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void what_is_expected_and_the_question_can_be_read_in_the_place_of_the_timeline(Language language) {
        List<String> problems = new ArrayList<>();
        onFx(() -> {
            Words.speak(language);
            Stand expected = new Stand(model -> new ExpectedPicture(model, new Colours()));
            Stand question = new Stand(PredictionOverlay::new);
            for (Lesson lesson : Lessons.all()) {
                for (boolean predictFirst : new boolean[] {false, true}) {
                    expected.model.predictFirstProperty().set(predictFirst);
                    expected.model.open(lesson);
                    expected.look(lesson.name() + ", expected", TIMELINES);
                }
                question.model.predictFirstProperty().set(true);
                question.model.open(lesson);
                question.look(lesson.name() + ", question", TIMELINES);
            }
            problems.addAll(expected.problems);
            problems.addAll(question.problems);
        });
        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_cards_of_the_gallery_can_be_read(Language language) {
        List<String> problems = new ArrayList<>();
        onFx(() -> {
            Words.speak(language);
            List<Gallery> galleries = new ArrayList<>();
            Stand stand = new Stand(model -> {
                Gallery gallery = new Gallery(model, new Colours(), lesson -> {}, () -> {}, () -> {});
                galleries.add(gallery);
                return gallery;
            });
            galleries.get(0).begin();
            stand.look("gallery", PAGES);
            Lessons.all().forEach(lesson -> recall(stand.model, lesson));
            stand.look("gallery, played", PAGES);
            problems.addAll(stand.problems);
        });
        assertThat(problems).isEmpty();
    }

    /** Recalls runs of a lesson with the longest of its verdicts. */
    private static void recall(LessonModel model, Lesson lesson) {
        List<Recording> runs = new ArrayList<>(
                Collections.nCopies(lesson.stages(Pace.CLASS.factor()).size(), SampleRuns.imap("r")));
        ResourceBundle texts = ResourceBundle.getBundle(
                "io.github.poolscope.lesson.lessons", Words.language().locale());
        String longest = texts.keySet().stream()
                .filter(key -> key.startsWith(lesson.name() + ".holds") || key.startsWith(lesson.name() + ".fails"))
                .max(java.util.Comparator.comparingInt(
                        key -> texts.getString(key).length()))
                .orElseThrow();
        Map<String, String> figures = new LinkedHashMap<>();
        PLACE.matcher(texts.getString(longest)).results().forEach(place -> figures.put(place.group(1), "12.34 s"));
        Optional<String> answer =
                lesson.question().map(question -> question.choices().get(0));
        model.recall(lesson, 1, runs, new Verdict(true, new Statement(longest, figures)), answer);
    }
}
