package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPlay;
import io.github.poolscope.ui.workbench.HandoutFile;
import io.github.poolscope.ui.workbench.LessonMemory;
import io.github.poolscope.words.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Lessons in the window: found, opened, predicted, played, left. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class LessonWindowTest extends WindowDriver {
    /** A pace at which each lesson is short. */
    private static final double PACE = 0.05;

    private static final Lesson ORDERED = Lessons.find("imap-keeps-order").orElseThrow();
    private static final Lesson IN_CHUNKS =
            Lessons.find("chunksize-on-uneven-taskels").orElseThrow();
    private static final LessonTexts ENGLISH = LessonTexts.of(Locale.ENGLISH);

    @Start
    void start(Stage primary) throws IOException {
        open(primary);
        window.workbench().lessons().model().paceProperty().set(PACE);
    }

    @AfterEach
    void english() {
        onFx(() -> {
            Words.speak(Language.ENGLISH);
            return true;
        });
    }

    private LessonModel model() {
        return window.workbench().lessons().model();
    }

    private void open(Lesson lesson) {
        onFx(() -> {
            window.workbench().lessons().open(lesson);
            return true;
        });
    }

    private void play(double pace) {
        onFx(() -> {
            model().paceProperty().set(pace);
            window.workbench().lessons().play();
            return true;
        });
    }

    private LessonPlay playToItsEnd() {
        onFx(() -> {
            window.workbench().lessons().play();
            return true;
        });
        return awaitVerdict();
    }

    private LessonPlay awaitVerdict() {
        await().atMost(Duration.ofSeconds(40))
                .until(() -> onFx(() -> model().playing()
                        .filter(playing -> !playing.isInProgress())
                        .isPresent()));
        return onFx(() -> model().playing().orElseThrow());
    }

    private void search(String text) {
        onFx(() -> {
            node("lessonSearch", TextField.class).setText(text);
            return true;
        });
    }

    private List<String> cards() {
        return onFx(() -> robot.lookup(".lesson-card").queryAll().stream()
                .map(Node::getId)
                .toList());
    }

    /** Returns whether a node and all its parents are visible. */
    private boolean isSeen(String id) {
        return onFx(() -> robot.lookup("#" + id)
                .tryQuery()
                .filter(node -> Stream.iterate(node, each -> each != null, Node::getParent)
                        .allMatch(Node::isVisible))
                .isPresent());
    }

    /** Returns the texts of all labels and texts below a node. */
    private String said(String id) {
        return onFx(() -> String.join(
                        "\n",
                        robot
                                .from(node(id, Node.class))
                                .lookup((Node each) -> each instanceof Label)
                                .queryAll()
                                .stream()
                                .map(label -> ((Label) label).getText())
                                .toList())
                + "\n"
                + String.join(
                        "\n",
                        robot.from(node(id, Node.class)).lookup(".prose").queryAll().stream()
                                .map(Node::getAccessibleText)
                                .toList()));
    }

    @Test
    void every_lesson_has_a_card_and_a_search_finds_words_of_both_languages_and_calls() {
        control(KeyCode.G);
        assertThat(cards())
                .containsExactlyElementsOf(Lessons.all().stream()
                        .map(lesson -> "lesson-" + lesson.name())
                        .toList());
        search("imap_unordered");
        assertThat(cards())
                .contains("lesson-imap-unordered-as-they-finish")
                .hasSizeLessThan(Lessons.all().size());
        search("HELD  imap");
        assertThat(cards()).contains("lesson-imap-keeps-order").doesNotContain("lesson-worker-dies");
        search(LessonTexts.of(Locale.SIMPLIFIED_CHINESE).title(ORDERED));
        assertThat(cards()).containsExactly("lesson-imap-keeps-order");
        search("no lesson says this");
        assertThat(cards()).isEmpty();
        assertThat(text("lessonSearchNone")).contains("no lesson says this");
    }

    @Test
    void the_keyboard_alone_finds_opens_and_runs_a_lesson_and_the_verdict_is_that_of_its_trace() throws Exception {
        control(KeyCode.G);
        robot.type(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.LEFT);
        robot.write("imap keeps-order");
        await().until(() -> cards().size() == 1);
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        await().until(() -> isSeen("lessonPanel"));
        assertThat(isSeen("gallery")).isFalse();
        assertThat(text("lessonTitle")).isEqualTo(ENGLISH.title(ORDERED));
        await().until(() -> onFx(() -> node("lessonRun", Node.class).isFocused()));
        robot.type(KeyCode.SPACE);
        LessonPlay playing = awaitVerdict();
        Verdict verdict = ORDERED.check(playing.runs());
        await().until(() -> isSeen("lessonVerdict"));
        assertThat(said("lessonVerdict")).contains(ENGLISH.say(verdict.why()));
        assertThat(window.workbench().runs().first()).isEqualTo(playing.runs().get(0));
        assertThat(session.history().list())
                .anySatisfy(entry -> assertThat(entry.file().getFileName())
                        .isEqualTo(playing.runs().get(0).file().getFileName()));
    }

    @Test
    void what_waits_behind_the_window_does_not_move_its_panels() {
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(onFx(() -> node("splitter-rows", SplitPane.class).getDividerPositions()[0]))
                .isCloseTo(0.56, within(0.02));
    }

    @Test
    void escape_gives_back_what_the_gallery_covered() {
        type("processes", "5");
        focus("processes");
        List<double[]> dividers = dividers();
        control(KeyCode.G);
        await().until(() -> isSeen("gallery"));
        assertThat(isSeen("processes")).isFalse();
        assertThat(isSeen("timeline")).isFalse();
        robot.type(KeyCode.ESCAPE);
        await().until(() -> !isSeen("gallery"));
        assertThat(isSeen("processes")).isTrue();
        assertThat(isSeen("timeline")).isTrue();
        assertThat(onFx(() -> node("processes", TextField.class).getText())).isEqualTo("5");
        assertThat(onFx(() -> node("processes", Node.class).isFocused())).isTrue();
        assertThat(dividers()).usingRecursiveComparison().isEqualTo(dividers);
    }

    @Test
    void runs_of_a_question_are_covered_until_a_prediction_is_made_and_it_is_told_how_it_compares() {
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        open(ORDERED);
        String before = said("lessonPanel");
        assertThat(before).contains(ENGLISH.question(ORDERED, PACE)).doesNotContain(ENGLISH.title(ORDERED));
        onFx(() -> {
            window.workbench().lessons().play();
            return true;
        });
        await().until(() -> onFx(() -> !model().playing().orElseThrow().runs().isEmpty()));
        for (String covered : List.of("timeline", "order", "orderSentence", "output", "notices")) {
            assertThat(isSeen(covered)).as(covered).isFalse();
        }
        LessonPlay playing = awaitVerdict();
        assertThat(isSeen("veil")).isTrue();
        assertThat(isSeen("order")).isFalse();
        assertThat(programInWords()).as("times tell the answer").doesNotContain("blocked");
        assertThat(isSeen("lessonVerdict")).isFalse();
        assertThat(isSeen("lessonAnswer")).isFalse();
        robot.clickOn("#predict-submitted-last");
        await().until(() -> !isSeen("veil"));
        for (String uncovered : List.of("timeline", "order", "lessonVerdict")) {
            assertThat(isSeen(uncovered)).as(uncovered).isTrue();
        }
        assertThat(programInWords()).contains("blocked");
        assertThat(playing.answer()).isEqualTo(ORDERED.answer(playing.runs())).isPresent();
        String happened = ENGLISH.choice(ORDERED, playing.answer().get(), PACE);
        assertThat(text("lessonAnswer"))
                .isEqualTo(
                        playing.answer().get().equals("submitted-last")
                                ? "Well predicted: that is what happened."
                                : "A fair guess, but this time it was: " + happened);
    }

    private String programInWords() {
        return onFx(() -> node("programCode", Node.class).getAccessibleText());
    }

    @Test
    void the_teacher_can_reveal_and_a_lesson_without_a_question_is_never_covered() {
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        open(ORDERED);
        assertThat(isSeen("timeline")).isFalse();
        robot.clickOn("#veilReveal");
        assertThat(isSeen("timeline")).isTrue();
        assertThat(text("lessonTitle")).isEqualTo(ENGLISH.title(ORDERED));
        Lesson plain = Lessons.all().stream()
                .filter(lesson -> lesson.question().isEmpty())
                .findFirst()
                .orElseThrow();
        open(plain);
        assertThat(isSeen("timeline")).isTrue();
        assertThat(isSeen("veil")).isFalse();
    }

    @Test
    void next_and_previous_go_through_all_lessons_and_end_at_the_ends() {
        List<Lesson> all = Lessons.all();
        open(all.get(0));
        assertThat(onFx(() -> node("lessonPrevious", Node.class).isDisabled())).isTrue();
        robot.clickOn("#lessonNext");
        await().until(() -> text("lessonTitle").equals(ENGLISH.title(all.get(1))));
        control(KeyCode.PAGE_UP);
        await().until(() -> text("lessonTitle").equals(ENGLISH.title(all.get(0))));
        open(all.get(all.size() - 1));
        assertThat(onFx(() -> node("lessonNext", Node.class).isDisabled())).isTrue();
        assertThat(text("lessonPlace")).isEqualTo(all.size() + " / " + all.size());
    }

    @Test
    void the_stages_run_one_after_another_at_the_pace_that_was_chosen_and_each_run_can_be_shown() {
        open(IN_CHUNKS);
        robot.clickOn("#pace-fast");
        assertThat(text("lessonRun")).isEqualTo("Run · ≈ " + Math.max(1, Math.round(IN_CHUNKS.seconds(0.25))) + " s");
        onFx(() -> {
            model().paceProperty().set(PACE);
            return true;
        });
        LessonPlay playing = playToItsEnd();
        assertThat(playing.runs().stream().map(run -> run.header().plan()))
                .containsExactlyElementsOf(plans(IN_CHUNKS, PACE));
        assertThat(onFx(() -> node("chunksize", TextField.class).getText())).isEqualTo("32");
        assertThat(window.workbench().runs().first()).isEqualTo(playing.runs().get(2));
        Recording first = playing.runs().get(0);
        onFx(() -> {
            node("stage-one", javafx.scene.control.Button.class).fire();
            return true;
        });
        await().until(() -> onFx(() -> window.workbench().runs().first().equals(first)));
        assertThat(onFx(() -> node("chunksize", TextField.class).getText())).isEqualTo("1");
    }

    private static List<Plan> plans(Lesson lesson, double pace) {
        return lesson.stages(pace).stream()
                .map(io.github.poolscope.lesson.Stage::plan)
                .toList();
    }

    @Test
    void a_stage_that_is_stopped_ends_the_lesson_and_the_panel_says_so() {
        open(IN_CHUNKS);
        play(10);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> onFx(() -> model().playing().orElseThrow().runs().stream()
                        .anyMatch(run -> run.trace().taskels().startedCount() > 0)));
        onFx(() -> {
            window.workbench().work().stop();
            return true;
        });
        LessonPlay playing = awaitVerdict();
        assertThat(playing.runs()).hasSize(1);
        assertThat(playing.runs().get(0).trace().state()).isEqualTo(RunState.CANCELLED);
        await().until(() -> isSeen("lessonVerdict"));
        assertThat(said("lessonVerdict")).contains("Not confirmed:", "Run 1 was stopped before its end.");
        assertThat(text("stage-one")).contains("cancelled");
        assertThat(onFx(() -> node("lessonRun", Node.class).isDisabled())).isFalse();
    }

    @Test
    void another_lesson_stops_what_goes_on_of_the_one_before() {
        open(IN_CHUNKS);
        play(10);
        await().until(() -> onFx(() -> !model().playing().orElseThrow().runs().isEmpty()));
        LiveRun run =
                (LiveRun) onFx(() -> model().playing().orElseThrow().runs().get(0));
        open(ORDERED);
        await().atMost(Duration.ofSeconds(20)).until(() -> run.over().isDone());
        assertThat(run.trace().state()).isEqualTo(RunState.CANCELLED);
        await().until(() -> onFx(() -> !node("lessonRun", Node.class).isDisabled()));
        onFx(() -> {
            model().paceProperty().set(PACE);
            return true;
        });
        assertThat(onFx(window.workbench().runs()::first)).isNull();
        assertThat(text("title")).isEqualTo(ENGLISH.title(ORDERED));
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("3");
        Recording ordered = playToItsEnd().runs().get(0);

        // A lesson that was played shows its result.
        open(IN_CHUNKS);
        play(10);
        await().until(() -> onFx(() -> window.workbench().work().isRunning()
                && model().shownOfLesson().isPresent()
                && model().playing().orElseThrow().isInProgress()));
        open(ORDERED);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> onFx(() -> !window.workbench().work().isRunning()));
        await().until(() -> onFx(() -> !node("lessonRun", Node.class).isDisabled()));
        assertThat(onFx(window.workbench().runs()::first)).isEqualTo(ordered);
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("3");
    }

    @Test
    void its_own_card_lets_a_lesson_go_on_and_its_next_stage_leaves_the_gallery_open() {
        open(IN_CHUNKS);
        play(1);
        control(KeyCode.G);
        search("chunk");
        awaitRuns(2);
        assertThat(isSeen("gallery")).isTrue();
        assertThat(onFx(() -> node("lessonSearch", TextField.class).getText())).isEqualTo("chunk");
        onFx(() -> {
            node("lesson-" + IN_CHUNKS.name(), javafx.scene.control.Button.class)
                    .fire();
            return true;
        });
        assertThat(isSeen("gallery")).isFalse();
        assertThat(awaitVerdict().runs())
                .hasSize(3)
                .allSatisfy(run -> assertThat(run.trace().state()).isEqualTo(RunState.COMPLETED));
    }

    private void awaitRuns(int least) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onFx(() -> model().playing().orElseThrow().runs().size() >= least));
    }

    @Test
    void leaving_a_lesson_that_is_played_gives_back_the_run_from_before_it() {
        choose("workload", "identity");
        type("items", "40");
        Recording before = runToItsEnd();
        open(IN_CHUNKS);
        play(10);
        awaitRuns(1);
        LiveRun left =
                (LiveRun) onFx(() -> model().playing().orElseThrow().runs().get(0));
        await().until(() -> onFx(window.workbench().runs()::first) == left);
        robot.clickOn("#lessonLeave");
        await().until(() -> onFx(window.workbench().runs()::first) == before);
        assertThat(left.trace().state()).isEqualTo(RunState.CANCELLED);
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("40");
    }

    @Test
    void what_is_particular_about_a_stage_may_be_the_answer_and_is_covered_too() {
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        open(IN_CHUNKS);
        assertThat(text("stage-one")).isEqualTo("Run 1");
        robot.clickOn("#veilReveal");
        assertThat(text("stage-one")).isEqualTo("1. chunks of 1");
    }

    @Test
    void leaving_a_lesson_gives_back_plan_run_and_places_and_changing_takes_its_plan_along() {
        choose("workload", "identity");
        type("items", "40");
        Recording before = runToItsEnd();
        List<double[]> dividers = dividers();
        open(ORDERED);
        assertThat(isSeen("processes")).isFalse();
        playToItsEnd();
        robot.clickOn("#lessonLeave");
        await().until(() -> isSeen("processes"));
        assertThat(isSeen("lessonPanel")).isFalse();
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("40");
        assertThat(onFx(window.workbench().runs()::first)).isEqualTo(before);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(dividers()).usingRecursiveComparison().isEqualTo(dividers);
        open(ORDERED);
        onFx(() -> {
            window.workbench().lessons().change();
            return true;
        });
        assertThat(isSeen("lessonPanel")).isFalse();
        assertThat(onFx(() -> node("items", TextField.class).getText())).isEqualTo("3");
        assertThat(onFx(() -> node("slow", TextField.class).getText())).isEqualTo(PlanTexts.plain(PACE));
    }

    private List<double[]> dividers() {
        return onFx(() -> Stream.of("splitter-side", "splitter-rows", "splitter-row-0", "splitter-row-1")
                .map(id -> node(id, SplitPane.class).getDividerPositions())
                .map(positions -> Arrays.stream(positions)
                        .map(each -> Math.rint(each * 200))
                        .toArray())
                .toList());
    }

    @Test
    void a_card_tells_whether_its_lesson_was_run_here_and_held_and_all_of_it_follows_the_language() {
        open(ORDERED);
        LessonPlay playing = playToItsEnd();
        itIsKnownAfterARestart(playing);
        String held = playing.verdict().orElseThrow().holds() ? "confirmed" : "not confirmed";
        control(KeyCode.G);
        assertThat(said("lesson-" + ORDERED.name())).contains("as it ran", held);
        assertThat(said("lesson-" + IN_CHUNKS.name())).contains("expected").doesNotContain("confirmed");
        onFx(() -> {
            Words.speak(Language.CHINESE);
            return true;
        });
        LessonTexts chinese = LessonTexts.of(Locale.SIMPLIFIED_CHINESE);
        assertThat(said("lesson-" + ORDERED.name())).contains(chinese.title(ORDERED), "实测");
        robot.type(KeyCode.ESCAPE);
        assertThat(text("lessonTitle")).isEqualTo(chinese.title(ORDERED));
        assertThat(said("lessonVerdict"))
                .contains(chinese.say(playing.verdict().orElseThrow().why()));
    }

    @Test
    void a_lesson_that_was_not_played_shows_nothing_of_another_run_nor_what_is_covered() {
        Recording other = GoldenRuns.over(RunState.COMPLETED, false);
        onFx(() -> {
            window.workbench().runs().show(other);
            return true;
        });
        await().until(() -> text("state").equals("completed"));
        open(IN_CHUNKS);
        assertThat(onFx(window.workbench().runs()::first)).isNull();
        assertThat(text("title")).isEqualTo(ENGLISH.title(IN_CHUNKS));
        assertThat(text("progressLine")).isEmpty();
        assertThat(onFx(() -> node("state", Node.class).isVisible())).isFalse();
        assertThat(robot.lookup("Nothing has run yet").tryQuery()).isPresent();
        assertThat(onFx(() -> window.views().shown())).isNull();
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        assertThat(text("title")).isEqualTo(text("lessonTitle")).isNotEqualTo(ENGLISH.title(IN_CHUNKS));
        onFx(() -> {
            model().predictFirstProperty().set(false);
            window.workbench().lessons().leave();
            return true;
        });
        assertThat(onFx(window.workbench().runs()::first)).isEqualTo(other);
        await().until(() -> text("state").equals("completed"));
        assertThat(text("title")).isEqualTo("Sleep, descending with imap");
    }

    private void itIsKnownAfterARestart(LessonPlay playing) {
        LessonModel again = new LessonModel((each, started, notStarted) -> {}, Runnable::run);
        LessonMemory memory = new LessonMemory(again);
        onFx(() -> {
            memory.restore(new LessonMemory(model()).text());
            memory.recall();
            return true;
        });
        await().until(() -> onFx(() -> again.playing(ORDERED).isPresent()));
        LessonPlay recalled = again.playing(ORDERED).orElseThrow();
        assertThat(recalled.verdict()).isEqualTo(playing.verdict());
        assertThat(recalled.pace()).isEqualTo(playing.pace());
        assertThat(recalled.runs()).hasSameSizeAs(playing.runs());
    }

    @Test
    void the_hand_out_of_a_played_lesson_is_written_in_the_language_of_the_window() throws IOException {
        open(ORDERED);
        LessonPlay playing = playToItsEnd();
        Path file = home.resolve("hand-out.html");
        onFx(() -> {
            Words.speak(Language.CHINESE);
            new HandoutFile(Runnable::run, new WindowDialogs(stage)).write(file, ORDERED, PACE, model().finishedRuns());
            return true;
        });
        assertThat(Files.readString(file))
                .contains(LessonTexts.of(Locale.SIMPLIFIED_CHINESE).title(ORDERED))
                .contains("pid " + playing.runs().get(0).trace().workers().pid(0));
        await().until(() -> robot.lookup(file.toString()).tryQuery().isPresent());
        Files.delete(file);
    }

    @Test
    void what_is_expected_stands_in_the_place_of_the_timeline_until_the_lesson_runs() {
        assertThat(isSeen("expected")).isFalse();
        open(ORDERED);
        await().until(() -> isSeen("expected"));
        assertThat(text("expectedTitle")).isEqualTo("Expected, not measured");
        playToItsEnd();
        await().until(() -> !isSeen("expected"));
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        open(IN_CHUNKS);
        onFx(() -> {
            model().predict("one");
            return true;
        });
        await().until(() -> isSeen("expected"));
        assertThat(text("expectedTitle")).isEqualTo("The set-up");
    }

    @Test
    void students_get_a_copy_without_answers_also_while_the_runs_are_covered() throws IOException {
        onFx(() -> {
            model().predictFirstProperty().set(true);
            return true;
        });
        open(ORDERED);
        MenuButton handOut = node("lessonHandOut", MenuButton.class);
        assertThat(onFx(() -> handOut.getItems().stream()
                        .filter(item -> !item.isDisable())
                        .map(MenuItem::getId)
                        .toList()))
                .containsExactly("lessonHandOutStudent");
        onFx(() -> {
            model().reveal();
            return true;
        });
        assertThat(onFx(() -> handOut.getItems().stream().noneMatch(MenuItem::isDisable)))
                .isTrue();
        Path file = home.resolve("students.html");
        onFx(() -> {
            new HandoutFile(Runnable::run, new WindowDialogs(stage)).writeForStudents(file, ORDERED, PACE);
            return true;
        });
        assertThat(Files.readString(file))
                .contains(ENGLISH.question(ORDERED, PACE))
                .doesNotContain(ENGLISH.title(ORDERED), "<svg");
        await().until(() -> robot.lookup(file.toString()).tryQuery().isPresent());
        Files.delete(file);
    }

    @Test
    void pace_and_prediction_are_remembered() throws IOException {
        onFx(() -> {
            model().paceProperty().set(0.25);
            model().predictFirstProperty().set(true);
            window.memory().save(stage);
            return true;
        });
        LessonModel again = new LessonModel((each, started, notStarted) -> {}, Runnable::run);
        assertThat(again.pace()).isEqualTo(1);
        WindowMemory memory = new WindowMemory(home);
        Files.delete(home.resolve("window.json")); // The other tests expect an empty memory.
        memory.remember("lesson pace", () -> "", again::restorePace);
        memory.remember(
                "predict first", () -> "", text -> again.predictFirstProperty().set(Boolean.parseBoolean(text)));
        assertThat(again.pace()).isEqualTo(0.25);
        assertThat(again.predictFirstProperty().get()).isTrue();
    }
}
