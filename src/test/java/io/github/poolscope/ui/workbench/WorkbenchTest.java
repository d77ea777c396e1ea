package io.github.poolscope.ui.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.session.Session;
import io.github.poolscope.testing.HandMadeRun;
import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Layout.Kind;
import io.github.poolscope.words.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The workbench and its commands without a window. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway") // JUnit sets the fields.
class WorkbenchTest {
    private static final Plan QUICK =
            PlanJson.read("{\"engine\": \"serial\", \"workload\": \"identity\", \"items\": 3}");

    @TempDir
    Path home;

    private final FakeDialogs dialogs = new FakeDialogs();
    private final FakeWindow window = new FakeWindow();
    private Session session;
    private Workbench workbench;
    private Commands commands;

    /** Remembers what commands ask of the window. */
    private static final class FakeWindow implements WindowRequests {
        private final List<String> asked = new ArrayList<>();

        @Override
        public void focusPlan() {
            asked.add("plan");
        }

        @Override
        public void focus(Panel panel) {
            asked.add(panel.key());
        }

        @Override
        public void focusTaskelFilter() {
            asked.add("filter");
        }

        @Override
        public void enlargeProgram(double by) {
            asked.add("type " + by);
        }

        @Override
        public void savePicture(Panel panel) {
            asked.add("picture of " + panel.key());
        }

        @Override
        public void showPalette() {
            asked.add("palette");
        }

        @Override
        public void showKeys() {
            asked.add("keys");
        }

        @Override
        public void quit() {
            asked.add("quit");
        }
    }

    @BeforeEach
    void open() {
        session = Session.open(new RunFolder(home));
        onFx(() -> {
            workbench = new Workbench(session, dialogs);
            workbench.begin();
            commands = new Commands(workbench, dialogs, window);
            return true;
        });
    }

    @AfterEach
    void close() {
        act(workbench::end);
        session.close();
    }

    private static <T> T onFx(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, work);
    }

    private static void act(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    private Command command(String keys) {
        return commands.all().stream()
                .filter(command ->
                        command.keys() != null && command.keys().getName().equals(keys))
                .findFirst()
                .orElseThrow();
    }

    private Recording runToItsEnd(Plan plan) {
        act(() -> workbench.showPlan(plan));
        await().until(() -> onFx(() -> workbench.planCheck().first().isEmpty()));
        act(workbench::run);
        await().until(() ->
                onFx(() -> !workbench.work().isRunning() && workbench.runs().first() != null));
        return onFx(workbench.runs()::first);
    }

    @Test
    void a_plan_is_run_and_its_frames_and_program_are_shown() {
        assertThat(onFx(() -> workbench.programProperty().get().ofRun())).isFalse();
        Recording run = runToItsEnd(QUICK);
        await().until(() -> onFx(() -> workbench.runs().frameProperty().get() != null));
        assertThat(onFx(() -> workbench
                        .runs()
                        .frameProperty()
                        .get()
                        .recording()
                        .header()
                        .plan()))
                .isEqualTo(QUICK);
        assertThat(onFx(() -> workbench.programProperty().get().ofRun())).isTrue();
        assertThat(onFx(() -> List.copyOf(workbench.runs().all()))).containsExactly(run);
        // An edit of the plan shows the plan's program; the run stays.
        act(() -> workbench.showPlan(Plan.DEFAULT));
        assertThat(onFx(() -> workbench.programProperty().get().ofRun())).isFalse();
        assertThat(onFx(workbench.runs()::first)).isEqualTo(run);
        act(workbench.planHistory()::undo);
        assertThat(onFx(() -> workbench.plan().read().plan())).isEqualTo(QUICK);
        act(workbench.runs()::showNone);
        assertThat(onFx(() -> workbench.runs().frameProperty().get())).isNull();
    }

    @Test
    void a_run_that_replaces_another_takes_the_selection_along_with_nothing() {
        act(() -> {
            workbench.runs().show(SampleRuns.imap("item"));
            workbench.selection().selectTaskel(1);
            workbench.runs().show(SampleRuns.imap("item"));
        });
        assertThat(onFx(() -> workbench.selection().taskel())).isEqualTo(Trace.NONE);
    }

    @Test
    void the_part_of_time_is_fitted_by_a_command_and_by_another_run() {
        Command fit = command("Shift+Shortcut+F");
        onFx(() -> {
            workbench.runs().show(SampleRuns.imap("item"));
            workbench.timeRange().show(1_000_000, 2_000_000);
            assertThat(workbench.timeRange().fits()).isFalse();
            fit.run();
            assertThat(workbench.timeRange().fits()).isTrue();
            assertThat(workbench.timeRange().undo()).isTrue();
            assertThat(workbench.timeRange().fits()).isFalse();
            workbench.runs().show(SampleRuns.imap("item"));
            assertThat(workbench.timeRange().fits()).isTrue();
            assertThat(workbench.timeRange().undo()).isFalse();
            return true;
        });
    }

    @Test
    void a_lesson_shows_the_views_that_it_is_about_and_no_others() {
        for (Lesson lesson : Lessons.all()) {
            act(() -> workbench.lessons().open(lesson));
            assertThat(onFx(() -> workbench.layout().rows().panels()))
                    .as(lesson.name())
                    .extracting(Panel::name)
                    .containsExactlyInAnyOrderElementsOf(
                            lesson.views().stream().map(Enum::name).toList());
        }
    }

    @Test
    void a_lesson_takes_over_the_layout_and_gives_plan_run_and_layout_back() {
        Recording before = runToItsEnd(QUICK);
        Lesson lesson = Lessons.find("imap-keeps-order").orElseThrow();
        act(() -> {
            workbench.show(Page.GALLERY);
            workbench.lessons().model().predictFirstProperty().set(true);
            workbench.lessons().open(lesson);
        });
        assertThat(onFx(() -> workbench.pageProperty().get())).isEqualTo(Page.PANELS);
        assertThat(onFx(() -> workbench.layout().kind())).isEqualTo(Kind.LESSON);
        assertThat(onFx(() -> workbench.layout().rows().panels())).contains(Panel.PREDICTION);
        assertThat(onFx(workbench.runs()::first)).isNull();
        act(workbench.lessons().model()::reveal);
        assertThat(onFx(() -> workbench.layout().rows().panels())).doesNotContain(Panel.PREDICTION);
        act(() -> workbench.projectedProperty().set(true));
        assertThat(onFx(() -> workbench.layout().kind())).isEqualTo(Kind.PROJECTED_LESSON);
        act(() -> workbench.projectedProperty().set(false));
        act(workbench.lessons()::leave);
        assertThat(onFx(() -> workbench.layout().kind())).isEqualTo(Kind.STANDARD);
        assertThat(onFx(() -> workbench.plan().read().plan())).isEqualTo(QUICK);
        assertThat(onFx(workbench.runs()::first)).isEqualTo(before);
    }

    @Test
    void a_live_run_is_paused_and_a_finished_one_replayed() {
        CompletableFuture<Void> over = new CompletableFuture<>();
        HandMadeRun live = new HandMadeRun(SampleRuns.imap("item"), over);
        act(() -> workbench.work().started(live));
        act(workbench::replayOrPause);
        assertThat(onFx(workbench.runs()::isPaused)).isTrue();
        over.complete(null);
        await().until(() -> onFx(() -> !workbench.work().isRunning()));
        assertThat(onFx(workbench.runs()::isPaused)).isTrue();
        act(workbench::replayOrPause);
        assertThat(onFx(workbench.runs()::isPaused)).isFalse();
        act(workbench::replayOrPause);
        assertThat(onFx(workbench.runs()::isReplayed)).isTrue();
        act(workbench.runs()::showNone);
        assertThat(onFx(workbench.runs()::isReplayed)).isFalse();
    }

    @Test
    void trouble_stays_until_something_else_is_started() throws Exception {
        Path damaged = Files.writeString(home.resolve("a.poolscope"), "no database");
        act(() -> workbench.files().open(damaged));
        await().until(() -> onFx(() -> !workbench.troubleProperty().get().isEmpty()));
        runToItsEnd(QUICK);
        assertThat(onFx(() -> workbench.troubleProperty().get())).isEmpty();
    }

    @Test
    void each_command_has_words_in_both_languages_and_keys_of_its_own() {
        HashSet<String> keys = new HashSet<>();
        for (Command command : commands.all()) {
            if (command.keys() != null) {
                assertThat(keys.add(command.keys().getName()))
                        .as(command.title())
                        .isTrue();
            }
        }
        List<String> english =
                onFx(() -> commands.all().stream().map(Command::title).toList());
        List<String> chinese = onFx(() -> {
            Words.speak(Language.CHINESE);
            List<String> all = commands.all().stream().map(Command::title).toList();
            Words.speak(Language.ENGLISH);
            return all;
        });
        assertThat(new HashSet<>(english)).hasSameSizeAs(english);
        assertThat(chinese).hasSameSizeAs(english);
        assertThat(chinese.stream().filter(english::contains)).containsExactly("JSON…");
        for (Panel panel : Panel.values()) {
            assertThat(Commands.keys(panel).isEmpty()).as(panel.key()).isEqualTo(!panel.isOfRun());
        }
    }

    @Test
    void commands_that_can_not_be_run_are_off_and_do_nothing() {
        Command run = command("Shortcut+R");
        Command stop = command("Shortcut+Period");
        Command export = command("Shortcut+E");
        await().until(() -> onFx(() -> run.enabled().get()));
        assertThat(onFx(() -> stop.enabled().get() || export.enabled().get())).isFalse();
        act(() -> workbench.showPlan(PlanJson.read("{\"workload\": \"files-sha256\", \"items\": 12}")));
        await().until(() -> onFx(() -> !run.enabled().get()));
        act(run::run);
        assertThat(onFx(() -> workbench.work().isRunning())).isFalse();
        HandMadeRun old = new HandMadeRun(SampleRuns.imap("item"), new CompletableFuture<>());
        act(() -> workbench.work().started(old));
        assertThat(onFx(() -> stop.enabled().get() && export.enabled().get())).isTrue();
        act(stop::run);
        assertThat(old.stops()).isEqualTo(1);
    }

    @Test
    void files_are_written_where_the_user_says_and_never_over_the_run_shown() throws Exception {
        Recording run = runToItsEnd(QUICK);
        await().until(() -> RunFile.open(run.file()).trace().state().isOver());
        byte[] before = Files.readAllBytes(run.file());
        Path plan = home.resolve("my plan.json");
        dialogs.choose(plan);
        act(command("Shortcut+S")::run);
        await().until(() -> onFx(dialogs::reports).size() == 1);
        assertThat(PlanJson.read(Files.readString(plan))).isEqualTo(QUICK);
        assertThat(onFx(() -> List.copyOf(workbench.files().recent().files()))).containsExactly(plan);
        dialogs.choose(run.file());
        act(command("Shortcut+E")::run);
        await().until(() -> onFx(dialogs::reports).size() == 2);
        assertThat(Files.readAllBytes(run.file())).isEqualTo(before);
        assertThat(onFx(dialogs::reports).get(1)).startsWith("The run was not exported");
        dialogs.choose(null);
        act(command("Shortcut+E")::run);
        assertThat(onFx(dialogs::reports)).hasSize(2);
    }

    @Test
    void a_key_shows_each_panel_and_uncovers_it() {
        for (Panel panel : Panel.values()) {
            if (panel.isOfRun()) {
                act(() -> workbench.show(Page.HISTORY));
                act(command(Commands.keys(panel))::run);
                assertThat(onFx(() -> workbench.pageProperty().get())).isEqualTo(Page.PANELS);
                assertThat(onFx(() -> workbench.layout().isVisible(panel))).isTrue();
                assertThat(window.asked).last().isEqualTo(panel.key());
            }
        }
        act(command("Shortcut+Enter")::run);
        assertThat(onFx(() -> workbench.layout().enlarged())).isEqualTo(Optional.of(Panel.NOTICES));
    }
}
