package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.report.PictureSvg;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.ui.cpu.CpuView;
import io.github.poolscope.ui.events.EventsView;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.TableTexts;
import io.github.poolscope.ui.fx.ViewSwitch;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.inspector.InspectorView;
import io.github.poolscope.ui.inspector.NoticeView;
import io.github.poolscope.ui.order.OrderView;
import io.github.poolscope.ui.output.OutputView;
import io.github.poolscope.ui.program.ProgramView;
import io.github.poolscope.ui.talk.TalkView;
import io.github.poolscope.ui.taskels.TaskelsView;
import io.github.poolscope.ui.timeline.MinimapView;
import io.github.poolscope.ui.timeline.TimelineView;
import io.github.poolscope.ui.workers.WorkersView;
import io.github.poolscope.workload.Preparation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** All views of a run: they show the same frame and share one selection. FX thread only. */
final class RunViews {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    /** The maximum number of rows in a picture of a table. */
    private static final int MAX_ROWS = 500;

    /** The widths, in pixels, at which the CPU card's title has room to say what 100 % means and why. */
    private static final double NARROW_CPU = 246;

    private static final double ROOMY_CPU = 330;

    private final Colours colours = new Colours();
    private final Selection selection = new Selection();
    private final EmptyStates empty = new EmptyStates();
    private final ProgramView program;
    private final TimelineView timeline;
    private final MinimapView minimap;
    private final SearchField part = new SearchField();
    private final HBox mapRow = new HBox(10);
    private final TalkView talk = new TalkView(selection);
    private final ViewSwitch talkFaces;
    private final OrderView order = new OrderView(colours, selection);
    private final TaskelsView taskels;
    private final ViewSwitch orderFaces;
    private final CpuView cpu = new CpuView(colours, selection);
    private final WorkersView workers;
    private final ViewSwitch cpuFaces;
    private final InspectorView inspector = new InspectorView(colours, selection);
    private final OutputView output = new OutputView(colours);
    private final EventsView events;
    private final ViewSwitch outputFaces;
    private final VBox happened = new VBox(6);
    private final NoticeView notices;
    private @Nullable Frame shown;

    /**
     * Creates the views without a run.
     *
     * @param look is told which part of time the timeline needs
     * @param background runs searches
     * @param signal sends a signal to a worker
     * @param runChanged runs a plan that a notice suggests
     */
    RunViews(
            Consumer<Viewport> look,
            Executor background,
            BiConsumer<WorkerSignal, Long> signal,
            Consumer<Plan> runChanged) {
        program = new ProgramView(background, Preparation::javaProgram);
        timeline = new TimelineView(colours, selection, look);
        minimap = new MinimapView(colours, timeline);
        talkFaces = new ViewSwitch(
                "timeline",
                List.of(new Segments.Choice("Picture", "view.picture"), new Segments.Choice("Talk", "view.talk")),
                timeline,
                talk,
                this::showTables);
        SpaceFilter.show(talkFaces, false);
        taskels = new TaskelsView(selection, background);
        orderFaces = new ViewSwitch("order", order, taskels, this::showTables);
        workers = new WorkersView(selection, signal);
        cpuFaces = new ViewSwitch("cpu", cpu, workers, this::showTables);
        notices = new NoticeView(runChanged);
        events = new EventsView(selection, background);
        outputFaces = new ViewSwitch(
                "happened",
                List.of(new Segments.Choice("Output", "view.output"), new Segments.Choice("Events", "view.events")),
                output,
                events,
                this::showTables);
        StackPane either = new StackPane(output, events);
        either.setMinHeight(0);
        VBox.setVgrow(either, Priority.ALWAYS);
        happened.getStyleClass().add("output");
        happened.getChildren().addAll(outputFaces, either);
    }

    /**
     * Adds the timeline to its pane, the minimap below it, and the table switch to the header, before its last child.
     */
    void placeTimeline(StackPane pane, VBox card, HBox header) {
        fill(pane, talk, timeline, empty.timeline());
        header.getChildren().add(header.getChildren().size() - 1, talkFaces);
        HBox.setHgrow(minimap, Priority.ALWAYS);
        part.setId("timeRange");
        part.setPromptText("0.5..1.2s");
        part.setPrefColumnCount(8);
        part.setMinWidth(90);
        part.accessibleTextProperty().bind(Words.bind("timeline.part"));
        part.setTooltip(Words.tooltip("timeline.part.hint"));
        part.setOnAction(event -> {
            boolean understood = timeline.show(part.getText());
            part.pseudoClassStateChanged(WRONG, !understood);
        });
        mapRow.getChildren().addAll(minimap, part);
        mapRow.setAlignment(Pos.CENTER_LEFT);
        card.getChildren().add(mapRow);
    }

    void placeOrder(StackPane pane, HBox header) {
        fill(pane, taskels, order, empty.order());
        header.getChildren().add(orderFaces);
    }

    void placeCpu(StackPane pane, HBox header) {
        fill(pane, workers, cpu, empty.cpu());
        Label whole = new Label();
        whole.textProperty().bind(Words.bind("cpu.whole"));
        whole.getStyleClass().add("card-subtitle");
        header.getChildren().addAll(whole, cpu.scale(), cpuFaces);
        SpaceFilter.onlyIf(whole, cpu.visibleProperty().and(pane.widthProperty().greaterThan(ROOMY_CPU)));
        SpaceFilter.onlyIf(
                cpu.scale(), cpu.visibleProperty().and(pane.widthProperty().greaterThan(NARROW_CPU)));
    }

    private static void fill(StackPane pane, Node... views) {
        pane.getChildren().addAll(views);
        pane.setMinSize(0, 0);
    }

    Colours colours() {
        return colours;
    }

    Selection selection() {
        return selection;
    }

    ProgramView program() {
        return program;
    }

    TimelineView timeline() {
        return timeline;
    }

    Node inspector() {
        return inspector;
    }

    /** Returns the panel of output and events. */
    Node output() {
        return happened;
    }

    NoticeView notices() {
        return notices;
    }

    /** Shows a frame in all views except the program, whose text may belong to another plan. */
    void show(Frame frame) {
        timeline.show(frame);
        minimap.show(frame);
        SpaceFilter.show(talkFaces, !frame.timeline().talk().lanes().isEmpty());
        Frame before = shown;
        if (before != null && isThroughAnotherViewport(before, frame)) {
            shown = frame;
            return;
        }
        order.show(frame);
        cpu.show(frame);
        shown = frame;
        showTables();
        inspector.show(frame);
        output.show(frame);
        notices.show(frame.notices(), frame.state().isOver());
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether the notices are the same list as before.
    private static boolean isThroughAnotherViewport(Frame before, Frame now) {
        return before.recording() == now.recording() && before.order() == now.order();
    }

    /** Fills only the visible tables: a table costs more than a picture. */
    private void showTables() {
        Frame frame = shown;
        if (frame != null && talkFaces.isSecond()) {
            talk.show(frame);
        }
        if (frame != null && orderFaces.isSecond()) {
            taskels.show(frame);
        }
        if (frame != null && outputFaces.isSecond()) {
            events.show(frame);
        }
        if (frame != null && cpuFaces.isSecond()) {
            workers.show(frame);
        }
    }

    /** Clears the views before another run is shown. */
    void clear() {
        shown = null;
        selection.clear();
        talkFaces.showSecond(false);
        SpaceFilter.show(talkFaces, false);
        talk.clear();
        timeline.clear();
        minimap.clear();
        order.clear();
        taskels.clear();
        cpu.clear();
        workers.clear();
        inspector.clear();
        output.clear();
        events.clear();
        mapRow.setVisible(true);
        empty.hide();
    }

    /** Shows the state without a run. */
    void showNothing() {
        notices.show(List.of(), false);
        mapRow.setVisible(false);
        empty.show();
    }

    /** Raises the resolution of the pictures to match the window's scale. */
    void sharpen(double factor) {
        List.of(timeline, minimap, order, cpu).forEach(view -> view.sharpen(factor));
    }

    /** Returns the tables whose columns the user can arrange. */
    Map<String, TableView<?>> tables() {
        return Map.of(
                "taskel columns",
                taskels.table(),
                "worker columns",
                workers,
                "event columns",
                events.table(),
                "talk columns",
                talk);
    }

    CpuView cpu() {
        return cpu;
    }

    /** Draws everything again, in the colours of another theme. */
    void redraw() {
        timeline.redraw();
        minimap.redraw();
        order.redraw();
        cpu.redraw();
        output.recolour();
    }

    /** Shows the taskels as a table and focuses its filter field. */
    void findTaskels() {
        orderFaces.showSecond(true);
        taskels.focusLine();
    }

    /** Returns all views as pictures that can be saved. */
    List<ViewPicture> pictures() {
        BooleanSupplier run = () -> shown != null;
        BooleanSupplier always = () -> true;
        return List.of(
                new ViewPicture("timeline", "picture.timeline", timeline, run, dark -> {
                    Frame frame = frame();
                    return PictureSvg.timeline(
                            frame.recording().trace(), timeline.shownFrom(frame), timeline.shownTo(frame), dark);
                }),
                new ViewPicture(
                        "completion order",
                        "picture.order",
                        order,
                        run,
                        dark -> PictureSvg.order(
                                frame().recording().header(),
                                frame().recording().trace(),
                                dark)),
                new ViewPicture(
                        "CPU",
                        "picture.cpu",
                        cpu,
                        run,
                        dark -> PictureSvg.cpu(frame().recording().trace(), dark)),
                table("taskels", "picture.taskels", taskels, taskels.table()),
                table("workers", "picture.workers", workers, workers),
                table("events", "picture.events", events, events.table()),
                table("talk", "picture.talk", talk, talk),
                new ViewPicture(
                        "program",
                        "picture.program",
                        program,
                        always,
                        dark -> PictureSvg.lines(Words.text("picture.program"), program.text(), dark)),
                new ViewPicture(
                        "output",
                        "picture.output",
                        output,
                        run,
                        dark -> PictureSvg.lines(Words.text("picture.output"), output.text(MAX_ROWS), dark)),
                new ViewPicture(
                        "inspector",
                        "picture.inspector",
                        inspector,
                        run,
                        dark -> PictureSvg.table(
                                Words.text("picture.inspector"),
                                List.of(Words.text("picture.inspector.fact"), ""),
                                inspector.facts(),
                                dark)));
    }

    private ViewPicture table(String name, String key, Node node, TableView<?> table) {
        return new ViewPicture(
                name,
                key,
                node,
                () -> shown != null,
                dark -> PictureSvg.table(
                        Words.text(key), TableTexts.headings(table), TableTexts.rows(table, MAX_ROWS), dark));
    }

    private Frame frame() {
        Frame frame = shown;
        if (frame == null) {
            throw new IllegalStateException("no run is shown");
        }
        return frame;
    }

    /** Shows pictures and output instead of their tables. */
    void showPictures() {
        List.of(orderFaces, cpuFaces, outputFaces).forEach(faces -> faces.showSecond(false));
    }

    /** Shows the list of events. */
    void showEvents() {
        outputFaces.showSecond(true);
    }

    /** Shows the events of the primitives as a table, if there are any. */
    void showTalk() {
        if (talkFaces.isVisible()) {
            talkFaces.showSecond(true);
            talk.requestFocus();
        }
    }

    /** Shows the workers as a table. */
    void showWorkers() {
        cpuFaces.showSecond(true);
        workers.requestFocus();
    }
}
