package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.testing.TextContrast;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Accessibility: all text is readable in both themes, everything that takes the focus has a name. */
@SuppressWarnings("NullAway") // Nodes are read after a wait for them.
class AccessibilityTest extends WindowDriver {
    @Start
    void start(Stage primary) throws IOException {
        open(primary);
    }

    @Test
    void text_has_a_contrast_of_at_least_four_and_a_half_in_both_themes() {
        checkContrast("empty");
        choose("workload", "fail");
        choose("mode", Mode.IMAP.key());
        type("parameter-seconds", "0");
        runToItsEnd();
        onFx(() -> {
            window.workbench().selection().selectTaskel(3);
            return true;
        });
        checkContrast("with failures");
        robot.clickOn("#tab-taskels").clickOn("#tab-workers").clickOn("#tab-events");
        type("items", "some");
        await().until(() -> robot.lookup(".problem").queryAll().stream().anyMatch(Node::isVisible));
        checkContrast("tables");
        choose("workload", "sleep");
        type("items", "4");
        type("parameter-seconds", "2");
        run();
        await().until(() -> text("state").equals("running"));
        checkContrast("running");
    }

    @Test
    void talk_can_be_read_as_a_table_and_where_it_is_selected() {
        onFx(() -> {
            window.workbench().runs().show(GoldenTalk.saved());
            return true;
        });
        await().until(() -> robot.lookup("#tab-talk").queryAll().stream()
                .anyMatch(node -> node.getParent().getParent().isVisible()));
        robot.clickOn("#tab-talk");
        onFx(() -> {
            window.workbench().selection().selectEvent(9);
            return true;
        });
        await().until(() -> robot.lookup("puts an item").tryQuery().isPresent());
        focus("talk");
        robot.moveTo("#talk");
        checkContrast("talk");
        assertThat(nameless()).isEmpty();
    }

    private void checkContrast(String state) {
        for (Theme theme : Theme.values()) {
            onFx(() -> {
                window.workbench().darkProperty().set(theme == Theme.DARK);
                return true;
            });
            WaitForAsyncUtils.waitForFxEvents();
            List<String> faint = onFx(() -> TextContrast.problems(stage.getScene(), Color.WHITE, node -> false));
            assertThat(faint).as(state + ", " + theme).isEmpty();
        }
    }

    /** Returns whether it is text: icons are letters of a special font. */
    private static boolean isWords(String text) {
        return text.codePoints().noneMatch(each -> Character.getType(each) == Character.PRIVATE_USE);
    }

    @Test
    void whatever_takes_the_focus_has_a_name_and_drawn_views_say_what_they_show() {
        choose("workload", "identity");
        type("items", "5");
        runToItsEnd();
        assertThat(nameless()).isEmpty();
        for (String drawn : List.of("timeline", "order", "cpu")) {
            assertThat(onFx(() -> node(drawn, Node.class).getAccessibleText()))
                    .as(drawn)
                    .isNotBlank()
                    .doesNotContain("empty");
        }
    }

    @Test
    void lessons_can_be_read_in_both_themes_and_whatever_takes_the_focus_in_them_has_a_name() {
        onFx(() -> {
            window.workbench().lessons().model().paceProperty().set(0.05);
            window.workbench().lessons().showGallery();
            return true;
        });
        checkContrast("gallery");
        assertThat(nameless()).isEmpty();
        onFx(() -> {
            window.workbench().lessons().model().predictFirstProperty().set(true);
            window.workbench().uncover();
            window.workbench().lessons().open(Lessons.find("imap-keeps-order").orElseThrow());
            return true;
        });
        checkContrast("covered");
        assertThat(nameless()).isEmpty();
        onFx(() -> {
            window.workbench().lessons().play();
            return true;
        });
        await().atMost(Duration.ofSeconds(30))
                .until(() -> onFx(() -> window.workbench()
                        .lessons()
                        .model()
                        .playing()
                        .filter(playing -> !playing.isInProgress())
                        .isPresent()));
        onFx(() -> {
            window.workbench().lessons().model().predict("between");
            return true;
        });
        checkContrast("lesson");
        assertThat(nameless()).isEmpty();
    }

    private List<String> nameless() {
        return onFx(() -> {
            Set<Node> labelled =
                    robot.lookup((Label label) -> label.getLabelFor() != null).queryAllAs(Label.class).stream()
                            .map(Label::getLabelFor)
                            .collect(Collectors.toSet());
            List<String> found = new ArrayList<>();
            names(stage.getScene().getRoot(), labelled, found);
            return found;
        });
    }

    /**
     * @param labelled the nodes that a label names
     */
    private static void names(Node node, Set<Node> labelled, List<String> nameless) {
        if (!node.isVisible()) {
            return;
        }
        if (node.isFocusTraversable() && isOurs(node) && !labelled.contains(node) && !isNamed(node)) {
            nameless.add(node.getClass().getSimpleName() + " #" + node.getId() + " in " + node.getParent());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> names(child, labelled, nameless));
        }
    }

    private static boolean isNamed(Node node) {
        return (node.getAccessibleText() != null && !node.getAccessibleText().isBlank())
                || (node instanceof Labeled labeled && isName(labeled.getText()))
                || (node instanceof TextInputControl input && isName(input.getPromptText()));
    }

    private static boolean isName(String text) {
        return text != null && !text.isBlank() && isWords(text);
    }

    /**
     * Returns whether the node needs a name: parts of a control, such as a spinner's field, are named by the control,
     * and scroll panes by their content.
     */
    private static boolean isOurs(Node node) {
        boolean part = node.getParent() instanceof Control && !(node instanceof ToggleButton);
        return !part
                && !(node instanceof javafx.scene.control.ScrollPane)
                && !(node instanceof TextField field && field.getParent() instanceof javafx.scene.control.ComboBox<?>);
    }
}
