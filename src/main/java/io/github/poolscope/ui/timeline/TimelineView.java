package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.RangeFigures;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.picture.Bar;
import io.github.poolscope.analysis.picture.Lane;
import io.github.poolscope.analysis.picture.TimeAxis;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TimeRange;
import io.github.poolscope.ui.fx.Viewport;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workers.WorkerMenu;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The timeline. Wheel and W/S zoom at the pointer, drag and A/D pan, F fits, Z and Y undo and redo these; a click
 * selects, a double click zooms to the taskel, Shift with drag measures a part of time. Other keys go from taskel to
 * taskel, see {@link TimelineSteps}, and from lane to lane, see {@link LaneScroll}. FX thread only.
 */
public final class TimelineView extends DrawnView implements ContextItems {
    private static final double CLICK_RADIUS = 3;
    /** Wheel turns closer in time than this are one gesture. */
    private static final long ONE_GESTURE_NANOS = 600_000_000;

    private final Selection selection;
    private final WorkerMenu menu;
    private final Consumer<Viewport> onViewport;
    private final TimeRange range;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Frame frame;
    private final LaneScroll lanes = new LaneScroll();
    private final TimelineSteps steps;
    private double pressedX;
    private double pressedY;
    private long pressedFrom;
    private long scrolledAt;
    private boolean measuring;
    /** Whether the scroll bar of the lanes is being dragged. */
    private boolean dragsLanes;

    private @Nullable RangeFigures measured;
    private Runnable moved = () -> {};

    /**
     * Creates a timeline.
     *
     * @param menu what can be done with a worker, for the menu of its lane
     * @param range the part of time that it shows and changes
     * @param onViewport is told which picture it needs when that part or its own width has changed
     */
    public TimelineView(
            Colours colours, Selection selection, WorkerMenu menu, TimeRange range, Consumer<Viewport> onViewport) {
        super(colours);
        this.selection = selection;
        this.menu = menu;
        this.range = range;
        this.onViewport = onViewport;
        steps = new TimelineSteps(selection, range, lanes);
        getStyleClass().add("timeline-view");
        setId("timeline");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        tooltip.setShowDelay(Duration.millis(250));
        selection.taskelProperty().addListener(o -> reveal());
        selection.workerProperty().addListener(o -> reveal());
        selection.eventProperty().addListener(o -> renew());
        range.partProperty().addListener(o -> {
            wish();
            redraw();
        });
        focusedProperty().addListener(o -> redraw());
        setOnScroll(this::scroll);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> setCursor(Cursor.DEFAULT));
        setOnMouseExited(event -> selection.pointAt(Trace.NEVER));
        selection.instantProperty().addListener(o -> redraw());
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::hover);
        setOnKeyPressed(this::key);
        renew();
    }

    /** Shows a frame. */
    public void show(Frame next) {
        boolean first = frame == null || !frame.recording().equals(next.recording());
        frame = next;
        lanes.folds().show(next.recording().file());
        if (first) {
            lanes.reset();
            measured = null;
        }
        renew();
    }

    /** Clears the view. */
    public void clear() {
        frame = null;
        measured = null;
        renew();
    }

    /** Returns the part of time that the view needs now. */
    public Viewport viewport() {
        return range.viewport(Math.max(1, plotWidth()));
    }

    @Override
    protected void resized() {
        wish();
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        if (frame == null) {
            return;
        }
        TimelineLayout layout = lanes.layout(frame, height);
        Pen pen = new Pen(g, colours(), axis(frame));
        TimelinePainter painter = new TimelinePainter(pen, frame, layout, selection, lanes.focused(layout));
        lanes.clamp(layout);
        painter.paint(width, height, lanes.position(), range.fits());
        painter.pointer(selection.instant(), height);
        RangeFigures figures = measured;
        if (figures != null) {
            painter.measured(figures, height);
        }
    }

    @Override
    protected String inWords() {
        Frame shown = frame;
        return shown == null
                ? Words.text("timeline.empty")
                : TimelineWords.of(shown, selection, lanes.focused(layout(shown)));
    }

    /** Returns the axis shown now; the frame's picture may have been made for an earlier one. */
    private TimeAxis axis(Frame shown) {
        double width = Math.max(1, plotWidth());
        Viewport viewport = range.viewport(width);
        return viewport.fits()
                ? new TimeAxis(0, shown.horizon(), width)
                : new TimeAxis(viewport.from(), viewport.to(), width);
    }

    private double plotWidth() {
        return getWidth() - Pen.LABELS - Pen.MARGIN;
    }

    private void wish() {
        onViewport.accept(viewport());
        moved.run();
    }

    /** Sets the listener that runs each time another part of time is shown. */
    void onMove(Runnable action) {
        moved = action;
    }

    /** Returns the beginning of the shown part of time of a frame, in nanoseconds since the run began. */
    public long shownFrom(Frame of) {
        return axis(of).from();
    }

    /** Returns its end, in nanoseconds since the run began. */
    public long shownTo(Frame of) {
        return axis(of).to();
    }

    /** Moves the shown part of time so that {@code instant} is in its middle. */
    void centre(long instant) {
        Frame shown = frame;
        if (shown != null && !range.fits()) {
            TimeAxis axis = axis(shown);
            long span = axis.to() - axis.from();
            range.moveTo(instant - span / 2, span);
        }
    }

    /** Shows a part of time that is given as text, such as {@code 0.5..1.2s}; returns false if the text is invalid. */
    public boolean show(String words) {
        Optional<long[]> wanted = Units.parseRange(words);
        wanted.ifPresent(times -> {
            range.remember();
            range.moveTo(times[0], times[1] - times[0]);
        });
        return wanted.isPresent();
    }

    private void key(KeyEvent event) {
        Frame shown = frame;
        if (shown == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        TimeAxis axis = axis(shown);
        if (range.act(event.getCode(), pointerShare(axis), axis.from(), axis.to(), shown.whole())) {
            event.consume();
            return;
        }
        // Beyond the last lane, the arrows scroll.
        if (steps.act(event, shown, axis, layout(shown)) || lanes.act(event.getCode(), layout(shown))) {
            event.consume();
            renew();
        }
    }

    /** Returns the pointer's position in the plot as a share of its width; the middle if the pointer is elsewhere. */
    private double pointerShare(TimeAxis axis) {
        long instant = selection.instant();
        return instant < axis.from() || instant > axis.to()
                ? 0.5
                : (instant - axis.from()) / (double) (axis.to() - axis.from());
    }

    /** Scrolls to the lane of what was selected, here or in another view. */
    private void reveal() {
        Frame shown = frame;
        if (shown != null) {
            lanes.reveal(selection, shown, layout(shown));
        }
        renew();
    }

    private void scroll(ScrollEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        TimeAxis axis = axis(shown);
        long now = System.nanoTime();
        if (now - scrolledAt > ONE_GESTURE_NANOS) {
            range.remember();
        }
        scrolledAt = now;
        double dy = event.getDeltaY();
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(dy)) {
            range.pan(-(event.getDeltaX() == 0 ? dy : event.getDeltaX()) / 40, axis.from(), axis.to());
        } else if (event.getX() < Pen.LABELS) {
            lanes.by(-dy);
            redraw();
        } else {
            double share = Math.max(0, Math.min(1, (event.getX() - Pen.LABELS) / plotWidth()));
            range.zoom(dy / 40, share, axis.from(), axis.to(), shown.whole());
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        pressedFrom = frame == null ? 0 : axis(frame).from();
        measuring = event.isShiftDown() && event.getButton() == MouseButton.PRIMARY;
        dragsLanes = frame != null
                && event.getX() > getWidth() - Pen.MARGIN
                && layout(frame).isScrollable();
        if (dragsLanes) {
            dragLanes(event);
        } else if (!measuring) {
            range.remember();
        }
    }

    private void drag(MouseEvent event) {
        Frame shown = frame;
        if (shown == null || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (dragsLanes) {
            dragLanes(event);
            return;
        }
        TimeAxis axis = axis(shown);
        double moved = event.getX() - pressedX;
        if (measuring) {
            measure(shown, pressedX, event.getX());
        } else if (Math.abs(moved) > CLICK_RADIUS) {
            setCursor(Cursor.CLOSED_HAND);
            long span = axis.to() - axis.from();
            range.moveTo(pressedFrom - Math.round(moved * span / plotWidth()), span);
        }
    }

    private void dragLanes(MouseEvent event) {
        Frame shown = frame;
        if (shown != null) {
            lanes.dragTo(event.getY(), layout(shown));
            redraw();
        }
    }

    private void measure(Frame shown, double fromX, double toX) {
        long one = timeAt(shown, fromX);
        long other = timeAt(shown, toX);
        measured = one == other
                ? null
                : RangeFigures.of(shown.recording().trace(), Math.min(one, other), Math.max(one, other));
        redraw();
    }

    private long timeAt(Frame shown, double x) {
        double at = Math.max(0, Math.min(plotWidth(), x - Pen.LABELS));
        return Math.max(0, axis(shown).time(at));
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY
                || Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > CLICK_RADIUS) {
            return;
        }
        measured = null;
        redraw();
        Frame shown = frame;
        if (shown == null || dragsLanes) {
            return;
        }
        if (lanes.click(event.getY(), layout(shown))) {
            renew();
            return;
        }
        TimelineHits hits = hits(shown);
        Optional<Bar> bar = hits.bar(event.getX(), event.getY());
        int talk = hits.event(event.getX(), event.getY());
        if (bar.isPresent() && event.getClickCount() == 2) {
            range.show(bar.get().from(), bar.get().to());
        } else if (bar.isPresent()) {
            selection.selectTaskel(bar.get().index());
        } else if (talk != Trace.NONE) {
            selection.selectEvent(talk);
        } else {
            hits.lane(event.getY())
                    .filter(lane -> event.getX() < Pen.LABELS)
                    .ifPresentOrElse(lane -> selection.selectWorker(lane.worker()), selection::clear);
        }
    }

    private void hover(MouseEvent event) {
        Frame shown = frame;
        boolean overPlot = shown != null && event.getX() >= Pen.LABELS;
        selection.pointAt(shown != null && overPlot ? timeAt(shown, event.getX()) : Trace.NEVER);
        String words = shown == null ? "" : hits(shown).words(event.getX(), event.getY());
        if (words.isEmpty()) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(words);
            Tooltip.install(this, tooltip);
        }
    }

    @Override
    public List<MenuItem> contextItems(ContextMenuEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return List.of();
        }
        Optional<Lane> lane = event.isKeyboardTrigger()
                ? steps.lane(shown.recording().trace(), layout(shown))
                : hits(shown).lane(event.getY());
        return lane.map(found -> menu.items(this, found.worker())).orElse(List.of());
    }

    @Override
    public Optional<Point2D> menuPlace() {
        return Optional.ofNullable(frame)
                .flatMap(shown -> steps.lane(shown.recording().trace(), layout(shown))
                        .map(lane -> lanes.middleOfLabel(lane, layout(shown))));
    }

    private TimelineLayout layout(Frame shown) {
        return lanes.layout(shown, getHeight());
    }

    private TimelineHits hits(Frame shown) {
        return new TimelineHits(shown, axis(shown), layout(shown), lanes.position());
    }
}
