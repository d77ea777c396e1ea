package io.github.poolscope.ui.app;

import io.github.poolscope.ui.dock.DockPanel;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Commands;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.Workbench;
import io.github.poolscope.ui.workers.WorkersPanel;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The panels of the views of a run: what stands in each, what stands in its head, and what it says without a run. */
final class RunPanels {
    /** The height of the panel, in pixels, below which the lanes need all of it. */
    private static final double MIN_WITH_MINIMAP = 232;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Workbench workbench;
    private final RunViews views;
    private final Node firstSteps;
    private final EmptyStates empty;

    /**
     * @param firstSteps what the place of the timeline offers before the first run
     */
    RunPanels(Workbench workbench, RunViews views, Node firstSteps) {
        this.firstSteps = firstSteps;
        this.workbench = workbench;
        this.views = views;
        empty = new EmptyStates(workbench);
    }

    /**
     * Returns the panels.
     *
     * @param replayButton stands in the head of the timeline
     * @param replayBar stands below the timeline
     */
    List<DockPanel> all(Button replayButton, Node replayBar) {
        return List.of(
                panel(Panel.TIMELINE, timeline(replayBar), subtitle(Words.bind("timeline.keys")), replayButton),
                panel(Panel.PROGRAM, views.program(), views.program().tools().toArray(Node[]::new)),
                panel(Panel.ORDER, pane(views.orders(), empty.order()), orderSentence()),
                panel(Panel.TASKELS, pane(views.taskels(), empty.taskels())),
                panel(Panel.CPU, cpu()),
                panel(Panel.WORKERS, pane(new WorkersPanel(views.workers()), empty.workers())),
                panel(Panel.OUTPUT, pane(views.output(), empty.output())),
                panel(Panel.EVENTS, pane(views.events(), empty.events())),
                panel(Panel.TALK, pane(views.talk(), empty.talk())),
                panel(Panel.SELECTED, views.inspector(), views.inspector().tool()),
                panel(Panel.NOTICES, views.notices()));
    }

    /** Returns a panel whose tools stand at the right end of its head. */
    static DockPanel panel(Panel panel, Region content, Node... tools) {
        String keys = Commands.keys(panel);
        String shown = keys.isEmpty() ? "" : KeyCombination.valueOf(keys).getDisplayText();
        return new DockPanel(panel, content, new ReadOnlyStringWrapper(shown), List.of(tools));
    }

    /** The choice of what 100 % means stands above the curves, since the head may have no room for it. */
    private VBox cpu() {
        HBox scale = new HBox(8, subtitle(Words.bind("cpu.whole")), views.cpu().scale());
        scale.setAlignment(Pos.CENTER_RIGHT);
        StackPane pane = pane(views.cpu(), empty.cpu());
        pane.setMinSize(0, 0);
        VBox.setVgrow(pane, Priority.ALWAYS);
        return new VBox(4, scale, pane);
    }

    private static StackPane pane(Node... nodes) {
        return new StackPane(nodes);
    }

    /** The timeline, and below it the whole run in small with a field for a part of time, and the replay. */
    private VBox timeline(Node replayBar) {
        StackPane expected = pane(views.expected());
        expected.setPickOnBounds(false); // It covers what the mouse is to reach.
        expected.visibleProperty().bind(Bindings.isNull(workbench.runs().firstProperty()));
        // Without a run, the others cover it.
        views.timeline()
                .focusTraversableProperty()
                .bind(Bindings.isNotNull(workbench.runs().firstProperty()));
        StackPane pane = pane(views.timeline(), firstSteps, expected);
        pane.setMinSize(0, 0);
        VBox.setVgrow(pane, Priority.ALWAYS);
        SearchField part = new SearchField();
        part.setId("timeRange");
        part.setPromptText("0.5..1.2s");
        part.setPrefColumnCount(8);
        part.setMinWidth(90);
        part.accessibleTextProperty().bind(Words.bind("timeline.part"));
        part.setTooltip(Words.tooltip("timeline.part.hint"));
        part.setOnAction(
                event -> part.pseudoClassStateChanged(WRONG, !views.timeline().show(part.getText())));
        HBox.setHgrow(views.minimap(), Priority.ALWAYS);
        HBox row = new HBox(10, views.minimap(), part);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox all = new VBox(6, pane, row, replayBar);
        row.visibleProperty()
                .bind(Bindings.isNotNull(workbench.runs().firstProperty()).and(row.managedProperty()));
        row.managedProperty().bind(all.heightProperty().greaterThanOrEqualTo(MIN_WITH_MINIMAP));
        return all;
    }

    private static Label subtitle(StringBinding says) {
        Label label = new Label();
        label.textProperty().bind(says);
        label.getStyleClass().add("card-subtitle");
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(says);
        label.setTooltip(whole);
        return label;
    }

    private Label orderSentence() {
        Label label = subtitle(Bindings.createStringBinding(
                () -> workbench.runs().frameProperty().get() == null
                        ? ""
                        : Words.say(views.orders().sentenceProperty().get()),
                workbench.runs().frameProperty(),
                views.orders().sentenceProperty(),
                Words.languageProperty()));
        label.setId("orderSentence");
        label.setMinWidth(0); // It may be shortened: it is a sentence for the eye, and its tooltip has all of it.
        return label;
    }
}
