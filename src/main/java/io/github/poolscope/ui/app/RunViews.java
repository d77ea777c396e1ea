package io.github.poolscope.ui.app;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.cpu.CpuView;
import io.github.poolscope.ui.events.EventsView;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.inspector.InspectorView;
import io.github.poolscope.ui.inspector.NoticeView;
import io.github.poolscope.ui.lesson.ExpectedPicture;
import io.github.poolscope.ui.order.OrderPanel;
import io.github.poolscope.ui.order.OrderView;
import io.github.poolscope.ui.output.OutputView;
import io.github.poolscope.ui.program.ProgramView;
import io.github.poolscope.ui.talk.TalkView;
import io.github.poolscope.ui.taskels.TaskelsView;
import io.github.poolscope.ui.timeline.MinimapView;
import io.github.poolscope.ui.timeline.TimelineView;
import io.github.poolscope.ui.workbench.Layout;
import io.github.poolscope.ui.workbench.Panel;
import io.github.poolscope.ui.workbench.PanelRows.Group;
import io.github.poolscope.ui.workbench.ShownProgram;
import io.github.poolscope.ui.workbench.Workbench;
import io.github.poolscope.ui.workers.WorkerMenu;
import io.github.poolscope.ui.workers.WorkersView;
import io.github.poolscope.workload.Preparation;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** All views of a run: they show the frames and the selection of the workbench. FX thread only. */
final class RunViews {
    private final Workbench workbench;
    private final Colours colours = new Colours();
    private final ProgramView program;
    private final TimelineView timeline;
    private final MinimapView minimap;
    private final TalkView talk;
    private final ExpectedPicture expected;
    private final OrderView order;
    private final OrderPanel orders;
    private final TaskelsView taskels;
    private final CpuView cpu;
    private final WorkersView workers;
    private final InspectorView inspector;
    private final OutputView output;
    private final EventsView events;
    private final NoticeView notices;
    /** The views that are filled only while they can be seen: a table costs more than a picture. */
    private final Map<Panel, Consumer<Frame>> whenSeen = new EnumMap<>(Panel.class);

    private @Nullable Frame shown;

    /**
     * Creates the views without a run.
     *
     * @param signal sends a signal to a worker
     */
    RunViews(Workbench workbench, BiConsumer<WorkerSignal, Long> signal) {
        this.workbench = workbench;
        Selection selection = workbench.selection();
        program = new ProgramView(workbench.background(), RunViews::program);
        WorkerMenu menu = new WorkerMenu(this::shown, signal);
        timeline = new TimelineView(colours, selection, menu, workbench.timeRange(), workbench.runs()::look);
        minimap = new MinimapView(colours, timeline);
        talk = new TalkView(selection);
        expected = new ExpectedPicture(workbench.lessons().model(), colours);
        order = new OrderView(colours, selection);
        orders = new OrderPanel(order, selection, workbench.background());
        taskels = new TaskelsView(selection, workbench.background());
        cpu = new CpuView(colours, selection);
        workers = new WorkersView(selection, menu);
        inspector = new InspectorView(colours, selection);
        output = new OutputView(colours);
        events = new EventsView(selection, workbench.background());
        notices = new NoticeView(workbench::runSuggested);
        whenSeen.put(Panel.TALK, talk::show);
        whenSeen.put(Panel.TASKELS, taskels::show);
        whenSeen.put(Panel.EVENTS, events::show);
        whenSeen.put(Panel.WORKERS, workers::show);
    }

    /** Shows the runs of the workbench from now on. */
    void begin() {
        workbench.runs().firstProperty().addListener(o -> clear());
        workbench.runs().frameProperty().addListener((o, before, now) -> {
            if (now != null) {
                show(now);
            }
        });
        workbench.programProperty().addListener((o, before, now) -> show(now));
        show(workbench.programProperty().get());
        Layout layout = workbench.layout();
        layout.shownProperty().addListener(o -> {
            program.code().grow(layout.kind() != Layout.Kind.STANDARD);
            showProgram();
            showSeen();
            FxThread.later(output::followEnd);
        });
        program.code().typeSizeProperty().bindBidirectional(layout.typeSizes().sizeProperty());
        InvalidationListener selected = o -> showSelected();
        workbench.selection().taskelProperty().addListener(selected);
        workbench.selection().workerProperty().addListener(selected);
        workbench.selection().eventProperty().addListener(selected);
        workbench
                .work()
                .phaseProperty()
                .addListener(o -> notices.busy(workbench.work().isRunning()));
        clear();
    }

    /** Returns what the open lesson is expected to look like; it covers the timeline. */
    ExpectedPicture expected() {
        return expected;
    }

    Colours colours() {
        return colours;
    }

    ProgramView program() {
        return program;
    }

    TimelineView timeline() {
        return timeline;
    }

    MinimapView minimap() {
        return minimap;
    }

    TalkView talk() {
        return talk;
    }

    OrderView order() {
        return order;
    }

    /** Returns the order view with the choice of a call. */
    OrderPanel orders() {
        return orders;
    }

    TaskelsView taskels() {
        return taskels;
    }

    CpuView cpu() {
        return cpu;
    }

    WorkersView workers() {
        return workers;
    }

    InspectorView inspector() {
        return inspector;
    }

    OutputView output() {
        return output;
    }

    EventsView events() {
        return events;
    }

    NoticeView notices() {
        return notices;
    }

    /** Returns the node of a panel that shows a run, to be focused. */
    Node node(Panel panel) {
        return switch (panel) {
            case TIMELINE -> timeline;
            case PROGRAM -> program;
            case ORDER -> order;
            case TASKELS -> taskels.table();
            case CPU -> cpu;
            case WORKERS -> workers;
            case OUTPUT -> output;
            case EVENTS -> events.table();
            case TALK -> talk;
            case SELECTED -> inspector;
            case NOTICES -> notices;
            case PLAN, LESSON, PREDICTION -> throw new IllegalArgumentException(panel + " shows no run");
        };
    }

    /** Returns the frame shown; null if there is none. */
    @Nullable
    Frame shown() {
        return shown;
    }

    private static Program program(Plan plan, String language) {
        return language.equals("Java") ? Preparation.javaProgram(plan) : Preparation.program(plan);
    }

    private void show(@Nullable ShownProgram now) {
        if (now != null && !now.ofRun()) {
            program.show(now.plan(), now.program());
        } else if (now != null && shown == null) {
            program.show(now.plan(), now.program());
        }
    }

    private void show(Frame frame) {
        timeline.show(frame);
        minimap.show(frame);
        Frame before = shown;
        shown = frame;
        showProgram();
        if (before != null && isThroughAnotherViewport(before, frame)) {
            return;
        }
        orders.show(frame);
        cpu.show(frame);
        inspector.show(frame);
        output.show(frame);
        notices.show(frame.notices(), frame.state().isOver());
        showSeen();
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether the notices are the same list as before.
    private static boolean isThroughAnotherViewport(Frame before, Frame now) {
        return before.recording() == now.recording() && before.order() == now.order();
    }

    /** Shows the program of the run with its times; without them while a lesson is covered, since they tell the answer. */
    private void showProgram() {
        Frame frame = shown;
        ShownProgram text = workbench.programProperty().get();
        if (frame == null || text == null || !text.ofRun()) {
            return;
        }
        if (workbench.lessons().model().isCovered()) {
            program.show(text.plan(), text.program());
        } else {
            program.show(frame);
        }
    }

    private void showSeen() {
        Frame frame = shown;
        if (frame != null) {
            whenSeen.forEach((panel, view) -> {
                if (workbench.layout().isVisible(panel)) {
                    view.accept(frame);
                }
            });
        }
    }

    /** Brings the facts of what was selected before the notices, and back, if both are in one group. */
    private void showSelected() {
        Selection selection = workbench.selection();
        boolean any =
                selection.taskel() != Trace.NONE || selection.worker() != Trace.NONE || selection.event() != Trace.NONE;
        Layout layout = workbench.layout();
        layout.rows()
                .groupOf(Panel.SELECTED)
                .map(Group::front)
                .filter(front -> front == (any ? Panel.NOTICES : Panel.SELECTED))
                .ifPresent(front -> layout.bringToFront(any ? Panel.SELECTED : Panel.NOTICES));
    }

    private void clear() {
        shown = null;
        talk.clear();
        timeline.clear();
        minimap.clear();
        orders.clear();
        taskels.clear();
        cpu.clear();
        workers.clear();
        inspector.clear();
        output.clear();
        events.clear();
        notices.show(List.of(), false);
    }

    /** Raises the resolution of the pictures to match the window's scale. */
    void sharpen(double factor) {
        List.of(timeline, minimap, order, cpu).forEach(view -> view.sharpen(factor));
        expected.sharpen(factor);
    }

    /** Returns the tables whose columns the user can arrange, by the names under which they are remembered. */
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
}
