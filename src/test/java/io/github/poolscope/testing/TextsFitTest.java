package io.github.poolscope.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What can't be read is found, and what can is not. */
@ExtendWith(ApplicationExtension.class)
class TextsFitTest {
    private static final String SENTENCE = "A sentence of several words that needs some room.";

    /** Returns the problems of a node in a scene of 300 by 200 pixels. */
    private static List<String> problems(Parent root) {
        return WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            StackPane.setAlignment(root, javafx.geometry.Pos.TOP_LEFT);
            StackPane whole = new StackPane(root);
            new Scene(whole, 300, 200);
            whole.applyCss();
            whole.layout();
            return TextsFit.problems(whole, node -> "exempt".equals(node.getId()));
        });
    }

    private static Label wrapping(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static <N extends Node> N at(N node, double x, double y) {
        node.relocate(x, y);
        return node;
    }

    @Test
    void texts_with_room_are_fine() {
        assertThat(problems(new VBox(wrapping(SENTENCE + " " + SENTENCE), new Button("map"), new TextField("typed"))))
                .isEmpty();
    }

    @Test
    void a_shortened_label_is_found() {
        Label narrow = new Label(SENTENCE);
        narrow.setMaxWidth(60);
        assertThat(problems(new HBox(narrow))).singleElement().asString().contains(SENTENCE, "shows only 'A");
    }

    @Test
    void a_wrapping_label_without_the_height_for_it_is_found() {
        Label low = new Label(SENTENCE + SENTENCE);
        low.setWrapText(true);
        low.setMaxHeight(18);
        assertThat(problems(new VBox(low))).isNotEmpty();
    }

    @Test
    void a_button_that_takes_an_underscore_for_a_mnemonic_is_found() {
        Button button = new Button("apply_async");
        assertThat(problems(new HBox(button))).singleElement().asString().contains("shows only 'applyasync'");
        Button literal = new Button("apply_async");
        literal.setMnemonicParsing(false);
        assertThat(problems(new HBox(literal))).isEmpty();
    }

    @Test
    void what_leaves_the_scene_is_found() {
        assertThat(problems(new Pane(at(new Label("outside"), 280, 10))))
                .singleElement()
                .asString()
                .contains("sticks out");
    }

    @Test
    void what_a_clip_cuts_off_is_found() {
        Pane pane = new Pane(at(new Label("cut off"), 10, 10));
        pane.setClip(new Rectangle(20, 20));
        assertThat(problems(pane)).singleElement().asString().contains("sticks out");
    }

    @Test
    void texts_that_overlap_are_found_but_not_layers_of_a_stack() {
        assertThat(problems(new Pane(at(new Label("one one one"), 10, 10), at(new Label("other"), 20, 14))))
                .singleElement()
                .asString()
                .contains("one one one", "overlaps", "other");
        assertThat(problems(new StackPane(new Label("one"), new Label("other"))))
                .isEmpty();
    }

    @Test
    void siblings_that_overlap_are_found_though_they_have_no_text() {
        Region one = new Region();
        one.setMinSize(50, 50);
        Region other = new Region();
        other.setMinSize(50, 50);
        HBox box = new HBox(-20, one, other);
        assertThat(problems(box)).singleElement().asString().contains("overlap in HBox");
    }

    @Test
    void prose_that_is_higher_than_its_flow_is_found() {
        TextFlow flow = new TextFlow(new Text(SENTENCE.repeat(10)));
        flow.setMaxHeight(20);
        flow.setMinHeight(20);
        assertThat(problems(new VBox(flow))).singleElement().asString().contains("sticks out");
    }

    @Test
    void what_can_be_scrolled_into_sight_is_fine_and_what_can_not_is_found() {
        VBox tall = new VBox();
        for (int i = 0; i < 40; i++) {
            tall.getChildren().add(new Label("row " + i));
        }
        ScrollPane scroll = new ScrollPane(tall);
        scroll.setMaxHeight(100);
        assertThat(problems(new VBox(scroll, new Label("below")))).isEmpty();
        Label wide = new Label(SENTENCE.repeat(3));
        wide.setMinWidth(Region.USE_PREF_SIZE);
        ScrollPane narrow = new ScrollPane(new VBox(wide));
        narrow.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        narrow.setFitToWidth(true);
        assertThat(problems(new VBox(narrow))).singleElement().asString().contains("sticks out");
    }

    @Test
    void a_prompt_that_is_longer_than_its_field_is_found() {
        TextField field = new TextField();
        field.setPromptText(SENTENCE);
        field.setMaxWidth(80);
        assertThat(problems(new VBox(field))).singleElement().asString().contains("The prompt");
    }

    @Test
    void what_is_invisible_or_exempt_is_left_out() {
        Label hidden = new Label(SENTENCE);
        hidden.setMaxWidth(20);
        hidden.setVisible(false);
        Label exempt = new Label(SENTENCE);
        exempt.setMaxWidth(20);
        exempt.setId("exempt");
        assertThat(problems(new VBox(hidden, exempt))).isEmpty();
    }
}
