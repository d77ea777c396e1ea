package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What the open lesson is expected to look like, in the place of the timeline until it runs. With Predict first it
 * shows only the settings of the lesson's plans, so that it does not give away the answer to the question. Visible only
 * while a lesson is open of which there is no run; opaque. FX thread only.
 */
public final class ExpectedPicture extends VBox {
    /** The height, in pixels, below which lanes need the room of the explanation. */
    private static final double MIN_EXPLAINED = 200;

    private static final PseudoClass LOW = PseudoClass.getPseudoClass("low");

    private final LessonModel model;
    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final ExpectedLanes lanes;

    public ExpectedPicture(LessonModel model, Colours colours) {
        super(6);
        this.model = model;
        lanes = new ExpectedLanes(colours, new Expectation(List.of(), false));
        setId("expected");
        getStyleClass().add("expected");
        title.setId("expectedTitle");
        title.getStyleClass().add("expected-title");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        subtitle.getStyleClass().add("expected-subtitle");
        subtitle.setWrapText(true);
        subtitle.setMinHeight(USE_PREF_SIZE);
        VBox.setVgrow(lanes, Priority.ALWAYS);
        getChildren().addAll(title, subtitle, lanes);
        heightProperty().addListener(o -> explain());
        explain();
        model.onChange(this::refresh);
        Words.follow(this, this::refresh);
        refresh();
    }

    private void explain() {
        boolean isRoomy = getHeight() >= MIN_EXPLAINED;
        SpaceFilter.show(subtitle, isRoomy);
        pseudoClassStateChanged(LOW, !isRoomy);
    }

    /** Raises the resolution of the picture to match the window's scale. */
    public void sharpen(double factor) {
        lanes.sharpen(factor);
    }

    private void refresh() {
        setVisible(model.isExpecting());
        if (!isVisible()) {
            return;
        }
        Lesson lesson = model.lesson().orElseThrow();
        Expectation shown = Expectation.of(lesson, model.pace(), model.isExpectationCovered());
        title.setText(Words.text(shown.covered() ? "lesson.expected.set-up" : "lesson.expected.title"));
        subtitle.setText(Words.text(
                shown.covered()
                        ? "lesson.expected.set-up.hint"
                        : shown.isKnown() ? "lesson.expected.hint" : "lesson.expected.unknown"));
        lanes.show(shown);
        lanes.setAccessibleText(title.getText() + ". " + subtitle.getText());
    }
}
