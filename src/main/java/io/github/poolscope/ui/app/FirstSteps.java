package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.plan.PlanModel;
import io.github.poolscope.ui.workbench.Workbench;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What the window offers before the first run: the default plan, the lessons, a program of one's own. FX thread only. */
final class FirstSteps {
    private static final double WIDTH = 340;
    private static final double OWN_WIDTH = 460;

    private final Workbench workbench;
    private final PopUps popUps;

    FirstSteps(Workbench workbench, PopUps popUps) {
        this.workbench = workbench;
        this.popUps = popUps;
    }

    /** Returns the offers; they are shown while there is neither a run nor an open lesson. */
    Node node() {
        Label title = text("empty.title", "empty-title");
        VBox steps = new VBox(
                8,
                title,
                step("firstRun", Feather.PLAY, "first.run", this::runDefault),
                step("firstLesson", Feather.BOOK_OPEN, "first.lesson", workbench.lessons()::showGallery));
        Button own = step("firstOwn", Feather.CODE, "first.own", () -> {});
        own.setOnAction(event -> popUps.show(own, "first.own", ofOnesOwn(), PopOver.ArrowLocation.TOP_CENTER));
        steps.getChildren().addAll(own, text("first.drop", "hint"));
        steps.setAlignment(Pos.CENTER);
        ScrollPane scroll = new SharpScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        scroll.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> workbench.runs().first() == null
                                && !workbench.layout().kind().isOfLesson(),
                        workbench.runs().firstProperty(),
                        workbench.layout().shownProperty()));
        return scroll;
    }

    private static Button step(String id, Feather icon, String key, Runnable action) {
        Label says = text(key + ".says", "hint");
        VBox words = new VBox(1, text(key, "first-step-title"), says);
        words.setAlignment(Pos.CENTER_LEFT);
        Button button = new StepButton(new FontIcon(icon), words, WIDTH);
        button.setId(id);
        button.accessibleTextProperty().bind(Words.bind(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void runDefault() {
        workbench.showPlan(Plan.DEFAULT);
        workbench.work().start(Plan.DEFAULT);
    }

    /** The ways to see a program or a function of one's own. */
    private Node ofOnesOwn() {
        VBox content = new VBox(
                10,
                text("first.own.program", "notice"),
                button("firstProgram", "first.own.command", workbench::wantProgram),
                text("first.own.java", "notice"),
                button("firstJar", "first.own.jar", () -> {
                    workbench.plan().chooseWorkload(PlanModel.OWN_FUNCTION);
                    workbench.wantPlan();
                }));
        content.getStyleClass().add("palette");
        content.setMaxWidth(OWN_WIDTH);
        content.setPrefWidth(OWN_WIDTH);
        return content;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.textProperty().bind(Words.bind(key));
        button.setOnAction(event -> {
            popUps.hide();
            action.run();
        });
        return button;
    }

    private static Label text(String key, String styleClass) {
        Label label = new Label();
        label.textProperty().bind(Words.bind(key));
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
