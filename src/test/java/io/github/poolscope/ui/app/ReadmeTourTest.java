package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.run.Recording;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.CallKind;
import io.github.poolscope.trace.ExitReason;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.workbench.Page;
import io.github.poolscope.ui.workbench.Panel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The README's "Five minutes", followed step by step in one window. Each name and key that a step marks must be used
 * here, and nothing is used that no step names.
 */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class ReadmeTourTest extends WindowDriver {
    private static final Pattern STEP = Pattern.compile("^\\d\\. (.*)$", Pattern.MULTILINE);
    private static final Pattern MARKED = Pattern.compile(
            "\\*{1,2}([^*]+)\\*{1,2}|`([^`]+)`|(Ctrl\\+[A-Za-z+]+)|(\\b[A-Z]/[A-Z]\\b)|(\\b[A-Z](?= fits))");

    private static final List<String> FIGURES = List.of("makespan", "cpu");
    private static final Duration LONG = Duration.ofSeconds(60);

    private List<String> steps;
    private String step;
    private Set<String> unused;

    @Start
    void start(Stage primary) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String tour = readme.substring(readme.indexOf("## Five minutes"), readme.indexOf("## The command line"));
        steps = STEP.matcher(tour)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        open(primary);
        primary.setWidth(1480);
        primary.setHeight(920);
    }

    /** Begins a step; all that the one before marked must have been used. */
    private void step(int number) {
        assertThat(Optional.ofNullable(unused))
                .as("marked but not used: " + step)
                .isIn(Optional.empty(), Optional.of(Set.of()));
        step = steps.get(number - 1);
        unused = MARKED.matcher(step)
                .results()
                .map(found -> Arrays.stream(new int[] {1, 2, 3, 4, 5})
                        .mapToObj(found::group)
                        .filter(text -> text != null)
                        .findFirst()
                        .orElseThrow())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Returns words of the step. */
    private String says(String words) {
        assertThat(step).contains(words);
        unused.remove(words);
        return words;
    }

    @Test
    @Timeout(value = 240, unit = TimeUnit.SECONDS) // Seven runs at their usual pace, each clicked for.
    void it_can_be_followed_literally() {
        assertThat(steps).hasSize(7);
        Recording first = runsAndBlocks();
        keepsTheOrder(first);
        holdsNothing();
        showsOneTaskelEverywhere();
        losesATaskelWithItsWorker();
        measuresPoolSizes();
        findsItsWayAround();
        assertThat(unused).isEmpty();
    }

    private Recording runsAndBlocks() {
        step(1);
        assertThat(text("run")).isEqualTo(says("Run"));
        says("Twelve taskels, the first the longest, go to three workers under `imap`");
        says("imap");
        press(says("Ctrl+R"));
        Recording run = begun(null);
        Plan plan = run.header().plan();
        assertThat(plan.mode()).isEqualTo(Mode.IMAP);
        assertThat(plan.workers()).isEqualTo(3);
        Trace trace = run.trace();
        says("the main program is blocked in `next()`, waiting for taskel 0");
        says("next()");
        await().atMost(LONG)
                .until(() -> trace.calls().count() > 0
                        && trace.calls().kind(0) == CallKind.NEXT
                        && trace.calls().awaited(0) == 0);
        over(run);
        assertThat(trace.taskels().count()).isEqualTo(12);
        assertThat(trace.workers().count()).isEqualTo(3);
        says("Hatched: the workers start");
        assertThat(trace.workers().ready(0)).isGreaterThan(trace.workers().requested(0));
        for (int taskel = 1; taskel < 12; taskel++) {
            assertThat(took(trace, 0)).isGreaterThan(took(trace, taskel));
        }
        return run;
    }

    private static long took(Trace trace, int taskel) {
        return trace.taskels().ended(taskel) - trace.taskels().started(taskel);
    }

    private void keepsTheOrder(Recording run) {
        step(2);
        assertThat(text("tab-order")).isEqualTo(says("Order"));
        robot.clickOn("#tab-order");
        says("2 and 1 complete before 0, yet 0 is delivered first, as `imap` keeps the order");
        says("imap");
        Trace trace = run.trace();
        List<Integer> completed =
                List.of(0, 1, 2).stream().map(trace.taskels()::completedAt).toList();
        assertThat(completed.indexOf(0)).isNotEqualTo(0);
        assertThat(List.of(0, 1, 2).stream().map(trace.taskels()::deliveredAt)).containsExactly(0, 1, 2);
        assertThat(text("tab-notices")).isEqualTo(says("What to notice"));
        robot.clickOn("#tab-notices");
        says("says for how long");
        await().until(() -> notices().matches(".* had to wait\\. Taskel \\d+ waited longest, [\\d.]+ m?s .*"));
    }

    private String notices() {
        return onFx(() -> robot.lookup(".notice").queryAll().stream()
                .map(label -> ((Labeled) label).getText())
                .collect(Collectors.joining(" ")));
    }

    private void holdsNothing() {
        step(3);
        pick("mode", says("imap_unordered"));
        Recording before = onFx(window.workbench().runs()::first);
        robot.clickOn("#run");
        Recording run = begun(before);
        says("The badges under the mode say what each mode does");
        assertThat(robot.lookup(".badge").queryAll()).isNotEmpty();
        says("the program on the right is the same plan in Python or Java, with the line lit");
        await().atMost(LONG)
                .until(() -> onFx(() -> {
                    Frame frame = window.views().shown();
                    return frame != null && frame.steps().current().isPresent();
                }));
        assertThat(program()).contains("pool.imap_unordered(");
        robot.clickOn("#programJava");
        await().until(() -> program().contains("pool.imapUnordered("));
        robot.clickOn("#programPython");
        over(run);
        says("nothing is held");
        assertThat(notices()).doesNotContain("had to wait");
    }

    private String program() {
        return onFx(() -> String.join("\n", window.views().program().text()));
    }

    private void showsOneTaskelEverywhere() {
        step(4);
        says("Click a bar: every view shows that taskel");
        robot.clickOn("#tab-taskels");
        assertThat(clickABar()).isTrue();
        int taskel = onFx(window.workbench().selection()::taskel);
        await().until(() -> robot.lookup("TASKEL " + taskel).tryQuery().isPresent());
        await().until(() -> onFx(() -> table("taskels").getSelectionModel().getSelectedIndex()) == taskel);
        String whole = part();
        robot.type(keys(says("W/S"))[0]);
        String zoomed = part();
        assertThat(zoomed).isNotEqualTo(whole);
        robot.type(keys(says("A/D"))[1]);
        assertThat(part()).isNotEqualTo(zoomed);
        robot.type(keys("A/D")[0], keys("W/S")[1]);
        robot.type(keys("W/S")[0], KeyCode.valueOf(says("F")));
        assertThat(part()).isEqualTo(whole);
        says("← → step from taskel to taskel");
        robot.type(KeyCode.RIGHT);
        await().until(() -> onFx(window.workbench().selection()::taskel) != taskel);
        robot.type(KeyCode.LEFT);
        await().until(() -> onFx(window.workbench().selection()::taskel) == taskel);
    }

    /** Clicks into the middle of the timeline, one place below the other, until a bar is hit. */
    private boolean clickABar() {
        Bounds timeline = onFx(() -> {
            Node node = node("timeline", Node.class);
            return node.localToScreen(node.getBoundsInLocal());
        });
        for (double y = timeline.getMinY() + 40; y < timeline.getMaxY(); y += 6) {
            robot.clickOn(new Point2D(timeline.getCenterX(), y));
            if (onFx(window.workbench().selection()::taskel) != Trace.NONE) {
                return true;
            }
        }
        return false;
    }

    private String part() {
        return onFx(() -> window.workbench().timeRange().partProperty().get().toString());
    }

    private static KeyCode[] keys(String pair) {
        return Arrays.stream(pair.split("/")).map(KeyCode::valueOf).toArray(KeyCode[]::new);
    }

    private void losesATaskelWithItsWorker() {
        step(5);
        pick("workload", says("Crashing"));
        Recording run = runAndWait();
        says(
                "taskel 5 kills its own worker. It fails with `WorkerLostException`, a replacement starts, the rest goes on");
        Trace trace = run.trace();
        assertThat(trace.taskels().outcome(5)).isEqualTo(Outcome.LOST);
        assertThat(trace.taskels().failedCount()).isEqualTo(1);
        assertThat(trace.taskels().completedCount()).isEqualTo(trace.taskels().count());
        assertThat(trace.workers().count()).isEqualTo(run.header().plan().workers() + 1);
        assertThat(trace.workers().reason(trace.taskels().worker(5))).isEqualTo(ExitReason.DIED);
        String error = says("WorkerLostException");
        await().until(() -> notices().contains(error));
    }

    private void measuresPoolSizes() {
        step(6);
        pick("workload", says("Prime sieve"));
        says("pool size 1, 2, 8");
        for (int size : new int[] {1, 2, 8}) {
            type("processes", Integer.toString(size));
            assertThat(runAndWait().trace().workers().count()).isEqualTo(size);
            assertThat(FIGURES).allSatisfy(figure -> assertThat(figure(figure)).matches(".*\\d.*"));
        }
        assertThat(figure("makespan")).contains("bound");
        says("compare the makespan (from the first taskel's start to the last one's end), its bound and the CPU");
        says("point at one to read what it means");
        robot.moveTo("#figure-makespan");
        await().until(() -> onFx(() -> Window.getWindows().stream()
                .anyMatch(each -> each instanceof Tooltip hint
                        && hint.isShowing()
                        && hint.getText().contains("from the start of the first taskel to the end of the last"))));
        says("Size 0 is no pool: the main program does the work");
        type("processes", "0");
        Trace trace = runAndWait().trace();
        assertThat(trace.workers().pid(0)).isEqualTo(trace.mainPid());
    }

    private String figure(String key) {
        return onFx(() -> node("figure-" + key, Node.class).getAccessibleText());
    }

    private void findsItsWayAround() {
        step(7);
        assertThat(text("replay")).isEqualTo(says("Replay"));
        press(says("Ctrl+P"));
        await().until(() -> onFx(() -> node("replayBar", Node.class).isVisible()));
        press("Ctrl+P");
        await().until(() -> !onFx(() -> node("replayBar", Node.class).isVisible()));
        says("?");
        robot.clickOn("#timeline");
        onFx(() -> {
            node("timeline", Node.class).requestFocus();
            return true;
        });
        robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        await().until(() -> robot.lookup("#cheatSheet").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        await().until(() -> robot.lookup("#cheatSheet").tryQuery().isEmpty());
        press(says("Ctrl+Shift+P"));
        await().until(() -> robot.lookup("#paletteLine").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
        await().until(() -> robot.lookup("#paletteLine").tryQuery().isEmpty());
        assertThat(text("history")).isEqualTo(says("History"));
        robot.clickOn("#history");
        await().until(() -> table("historyTable").getItems().size() == 7);
        robot.clickOn("#history");
        await().until(() -> onFx(() -> window.workbench().pageProperty().get()) == Page.PANELS);
        says("A double click on a panel's head enlarges it");
        robot.doubleClickOn("#tab-order");
        assertThat(onFx(window.workbench().layout()::enlarged)).contains(Panel.ORDER);
        robot.doubleClickOn("#tab-order");
        says("tabs can be dragged");
        robot.drag("#tab-order").dropTo("#tab-program");
        assertThat(onFx(() -> window.workbench()
                        .layout()
                        .rows()
                        .groupOf(Panel.PROGRAM)
                        .orElseThrow()
                        .panels()))
                .contains(Panel.ORDER);
    }

    /** Presses keys as the README writes them. */
    private void press(String keys) {
        List<KeyCode> codes = Arrays.stream(keys.split("\\+"))
                .map(key -> key.equals("Ctrl") ? KeyCode.CONTROL : KeyCode.valueOf(key.toUpperCase(Locale.ROOT)))
                .toList();
        codes.forEach(robot::press);
        robot.release(codes.toArray(KeyCode[]::new));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Opens a list and clicks on one of its lines. */
    private void pick(String list, String line) {
        robot.clickOn("#" + list);
        ListCell<?> cell = robot.lookup((ListCell<?> each) -> each.isVisible() && shows(each, line))
                .query();
        robot.clickOn(cell);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static boolean shows(ListCell<?> cell, String line) {
        return line.equals(cell.getText())
                || line.equals(cell.getItem())
                || (cell.getGraphic() != null
                        && cell.getGraphic().lookupAll(".label").stream()
                                .anyMatch(label -> line.equals(((Labeled) label).getText())));
    }

    private Recording begun(@Nullable Recording before) {
        await().atMost(LONG)
                .until(() -> onFx(() -> window.workbench().runs().first() != null
                        && window.workbench().runs().first() != before));
        return onFx(window.workbench().runs()::first);
    }

    private Recording runAndWait() {
        await().until(() -> onFx(() -> !node("run", Node.class).isDisabled()));
        Recording before = onFx(window.workbench().runs()::first);
        robot.clickOn("#run");
        Recording run = begun(before);
        over(run);
        return run;
    }

    private void over(Recording run) {
        await().atMost(LONG).until(() -> ((LiveRun) run).over().isDone());
        await().until(() -> text("state").startsWith(RunWords.state(run.trace().state())));
    }
}
