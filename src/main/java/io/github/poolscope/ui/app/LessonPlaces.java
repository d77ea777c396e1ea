package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.Gallery;
import io.github.poolscope.ui.lesson.LessonActions;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPanel;
import io.github.poolscope.ui.lesson.PredictionOverlay;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Where lessons are shown in the window: the gallery over everything below the header, the panel instead of the plan
 * form, the prediction overlay before the views. What was covered keeps its place and is restored. FX thread only.
 */
final class LessonPlaces {
    /**
     * The panel's share of the window's width, within {@link #MIN} and {@link #MAX} pixels; large because its type
     * is.
     */
    private static final double SHARE = 0.25;

    private static final double MIN = 300;
    private static final double MAX = 420;
    /** The panel's share of the height, above the program. */
    private static final double HEIGHT_SHARE = 0.76;

    private final LessonModel model;
    private final Gallery gallery;
    private final LessonPanel panel;
    private final PredictionOverlay veil;
    private final Button button = new Button();
    private final StackPane form = new StackPane();
    private final StackPane centre = new StackPane();
    private final StackPane right = new StackPane();
    private final Label rightVeil = new Label();
    private final OverlayPage cover;
    private List<Node> below = List.of();
    /** The divider positions before the lesson. */
    private Map<SplitPane, double[]> dividers = Map.of();

    private @Nullable SplitPane side;
    private @Nullable BorderPane all;

    LessonPlaces(LessonModel model, Colours colours, LessonActions actions) {
        this.model = model;
        gallery = new Gallery(
                model,
                colours,
                lesson -> {
                    closeGallery();
                    actions.open(lesson);
                },
                actions::showMatrix,
                this::closeGallery);
        cover = new OverlayPage(gallery);
        panel = new LessonPanel(model, actions);
        panel.setVisible(false);
        veil = new PredictionOverlay(model);
        // They use the available room. A preferred size would make the window as high as all cards at first.
        List.of(gallery, panel, veil).forEach(place -> place.setPrefSize(0, 0));
        rightVeil.getStyleClass().add("hint");
        rightVeil.textProperty().bind(Words.bind("lesson.veil.side"));
        rightVeil.setWrapText(true);
        rightVeil.setVisible(false);
        button.setId("lessons");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty().bind(Words.bind("lesson.button"));
        button.setOnAction(event -> toggleGallery(actions));
        model.onChange(this::cover);
    }

    /** Adds the lesson nodes to the window, and returns the pane with the window's contents. */
    StackPane install(BorderPane window, SplitPane planSide, Node history) {
        all = window;
        side = planSide;
        HBox header = (HBox) window.getTop();
        header.getChildren().add(header.getChildren().indexOf(history), button);
        Node plan = planSide.getItems().get(0);
        double[] dividers = planSide.getDividerPositions();
        planSide.getItems().set(0, form);
        planSide.setDividerPositions(dividers);
        form.getChildren().addAll(plan, panel);
        form.setMinHeight(120);
        Node views = window.getCenter();
        window.setCenter(centre);
        centre.getChildren().addAll(views, veil);
        Region inspector = (Region) window.getRight();
        window.setRight(right);
        right.getChildren().addAll(inspector, rightVeil);
        below = List.of(planSide, centre, right, window.getBottom());
        StackPane whole = new StackPane(window);
        cover.install(whole, header, below);
        return whole;
    }

    /** Returns all of the window's parts below its header. */
    List<Node> below() {
        return below;
    }

    /** Returns the window that contains all this. */
    Window window() {
        return panel.getScene().getWindow();
    }

    boolean isGalleryOpen() {
        return cover.isOpen();
    }

    private void toggleGallery(LessonActions actions) {
        if (isGalleryOpen()) {
            closeGallery();
        } else {
            actions.showGallery();
        }
    }

    void showGallery() {
        cover.open();
        gallery.begin();
    }

    void closeGallery() {
        cover.close();
    }

    /** Shows the panel of the open lesson from its beginning, or the plan form again. */
    void showPanel(boolean wanted) {
        SplitPane plan = side;
        BorderPane window = all;
        if (plan == null || window == null) {
            return;
        }
        if (wanted && !panel.isVisible()) {
            dividers = dividers(window);
            plan.prefWidthProperty()
                    .bind(window.widthProperty()
                            .map(width -> Math.max(MIN, Math.min(MAX, Math.floor(width.doubleValue() * SHARE)))));
            keepDividers(window);
            plan.setDividerPositions(HEIGHT_SHARE);
        } else if (!wanted && panel.isVisible()) {
            plan.prefWidthProperty().unbind();
            plan.setPrefWidth(Region.USE_COMPUTED_SIZE);
            keepDividers(window);
        }
        panel.setVisible(wanted);
        form.getChildren().get(0).setVisible(!wanted);
        if (wanted) {
            panel.begin();
            panel.focusRun();
        }
    }

    private static Map<SplitPane, double[]> dividers(BorderPane window) {
        Map<SplitPane, double[]> positions = new LinkedHashMap<>();
        window.lookupAll(".split-pane").stream()
                .map(SplitPane.class::cast)
                .forEach(split -> positions.put(split, split.getDividerPositions()));
        return positions;
    }

    /** Sets the dividers again after a change of size, since split panes do not share out the change evenly. */
    private void keepDividers(BorderPane window) {
        window.applyCss();
        window.layout();
        dividers.forEach(SplitPane::setDividerPositions);
    }

    /** Moves the focus to {@code next} if it is on the panel's run button, which is about to be disabled. */
    void leaveRunButton(Node next) {
        if (panel.isRunFocused()) {
            next.requestFocus();
        }
    }

    /** Draws the pictures of the gallery in the colours of the theme and at the window's scale. */
    void follow(Arrangement arrangement) {
        arrangement.onThemeChange(() -> {
            if (isGalleryOpen()) {
                gallery.redraw();
            }
        });
        arrangement.root().factorProperty().addListener((o, before, now) -> gallery.sharpen(now.doubleValue()));
    }

    private void cover() {
        boolean covered = model.isCovered();
        boolean lifted = !covered && !centre.getChildren().get(0).isVisible();
        centre.getChildren().get(0).setVisible(!covered);
        right.getChildren().get(0).setVisible(!covered);
        rightVeil.setVisible(covered);
        if (lifted && panel.isVisible()) {
            panel.focusRun();
        }
    }
}
