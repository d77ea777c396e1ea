package io.github.poolscope.ui.cpu;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * CPU and memory of the machine and of each worker during the run: of few workers one small curve each, whose darker
 * part is kernel time and whose thin line is memory; of many a strip of shades each. 100 % is one core, or the whole
 * machine. A click or the arrow keys select a worker; a click on the idle ones, or Enter, lists them one by one. FX
 * thread only.
 */
public final class CpuView extends DrawnView {
    private static final List<Segments.Choice> SCALES =
            List.of(new Segments.Choice("Core", "cpu.core"), new Segments.Choice("Machine", "cpu.machine"));
    private static final double LETTER = 5.8;
    private static final int PAGE = 10;

    private final Selection selection;
    private final Segments scale = new Segments("cpu100", SCALES, this::renew);
    private final Tooltip tooltip = new Tooltip();
    private @Nullable Frame frame;
    private double scrolled;
    /** Whether idle workers have a row each. */
    private boolean apart;

    public CpuView(Colours colours, Selection selection) {
        super(colours);
        this.selection = selection;
        setId("cpu");
        getStyleClass().add("drawn");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        tooltip.setShowDelay(Duration.millis(250));
        setOnScroll(this::scroll);
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> selection.pointAt(Trace.NEVER));
        setOnKeyPressed(this::key);
        selection.instantProperty().addListener(o -> redraw());
        selection.workerProperty().addListener(o -> reveal());
        renew();
    }

    /** Returns the control that chooses what 100 % means. */
    public Segments scale() {
        return scale;
    }

    /** Shows a frame. */
    public void show(Frame next) {
        frame = next;
        scale.setDisable(next.recording().header().cores().isEmpty());
        renew();
    }

    public void clear() {
        frame = null;
        scrolled = 0;
        apart = false;
        renew();
    }

    @Override
    protected String inWords() {
        Frame shown = frame;
        return shown == null ? Words.text("cpu.empty") : words(shown).all(rows(shown), selection.worker());
    }

    /** Returns how many cores 100 % means. */
    private double whole(Frame shown) {
        return scale.chosen().equals("Machine")
                ? shown.recording().header().cores().orElse(1)
                : 1;
    }

    private CpuWords words(Frame shown) {
        return new CpuWords(shown, whole(shown));
    }

    private CpuRows rows(Frame shown) {
        return CpuRows.of(shown.cpu(), shown.recording().trace().workers(), Math.floor(getHeight()), apart);
    }

    private CpuLayout layout(Frame shown) {
        return new CpuLayout(rows(shown), Math.floor(getHeight()));
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        CpuLayout layout = layout(shown);
        scrolled = Math.max(0, Math.min(scrolled, layout.scrollable()));
        g.setTextBaseline(VPos.CENTER);
        g.setLineJoin(StrokeLineJoin.ROUND);
        double end = Math.max(1.0, (double) shown.now());
        if (layout.rows().curves()) {
            curves(g, shown, layout, width, end);
        } else {
            strips(g, shown, layout, width, end);
        }
        if (layout.below() > 0) {
            caption(g, shown, layout, width);
        }
        pointer(g, shown, layout, width, end);
    }

    private void curves(GraphicsContext g, Frame shown, CpuLayout layout, double width, double end) {
        CurvePainter painter = new CurvePainter(g, colours(), SMALL, shown, whole(shown));
        double height = layout.pitch() - (layout.pitch() - layout.rowHeight(0));
        layout.rows()
                .machine()
                .filter(curve -> scrolled < layout.pitch())
                .ifPresent(curve -> painter.paint(curve, new CurvePainter.Area(-scrolled, width, height, end), false));
        for (int row = 0; row < layout.rows().rows().size(); row++) {
            double top = layout.top(row) - scrolled;
            if (top + layout.pitch() > 0 && top < layout.height()) {
                CpuRows.Row shownRow = layout.rows().rows().get(row);
                painter.paint(
                        shownRow.curves().get(0),
                        new CurvePainter.Area(top, width, layout.rowHeight(row), end),
                        shownRow.has(selection.worker()));
            }
        }
    }

    private void strips(GraphicsContext g, Frame shown, CpuLayout layout, double width, double end) {
        StripPainter painter = new StripPainter(
                g,
                colours(),
                SMALL,
                layout.rows(),
                words(shown),
                end,
                layout.rows().highest(),
                layout.pitch());
        for (int row = 0; row < layout.rows().rows().size(); row++) {
            double top = layout.top(row) - scrolled;
            if (top + layout.rowHeight(row) > layout.above() && top < layout.height() - layout.below()) {
                boolean selected = layout.rows().rows().get(row).has(selection.worker());
                painter.paint(row, top, width, layout.rowHeight(row), selected);
            }
        }
        layout.rows().machine().ifPresent(curve -> {
            cover(g, 0, layout.above(), width);
            new CurvePainter(g, colours(), SMALL, shown, whole(shown))
                    .paint(curve, new CurvePainter.Area(0, width, layout.above() - 8, end), false);
        });
    }

    /** Paints over what was scrolled out, since a clip would cost more than everything drawn here. */
    private void cover(GraphicsContext g, double top, double height, double width) {
        g.setFill(colour(Role.PAPER));
        g.fillRect(0, top, width, height);
    }

    /** Writes what the rows are, or the selected one, and at the right how many are out of sight. */
    private void caption(GraphicsContext g, Frame shown, CpuLayout layout, double width) {
        double top = layout.height() - layout.below();
        cover(g, top, layout.below(), width);
        int hidden = layout.hidden(scrolled);
        String more = hidden == 0 ? "" : Words.text("cpu.more", Units.count(hidden));
        g.setFont(SMALL);
        g.setFill(colour(Role.QUIET_TEXT));
        g.setTextAlign(TextAlignment.RIGHT);
        double middle = top + layout.below() / 2 + 1;
        g.fillText(more, width - 1, middle);
        int row = layout.rows().rowOf(selection.worker());
        String told = row >= 0
                ? words(shown).at(layout.rows().rows().get(row), Trace.NEVER)
                : layout.rows().curves() ? "" : words(shown).about(layout.rows());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(TextWidths.fitting(told, width - TextWidths.width(more, LETTER) - 14, LETTER), 0, middle);
    }

    private void pointer(GraphicsContext g, Frame shown, CpuLayout layout, double width, double end) {
        long instant = selection.instant();
        if (instant == Trace.NEVER || instant > shown.now()) {
            return;
        }
        g.setStroke(colour(Role.CURSOR));
        g.setLineWidth(1);
        double above = layout.above();
        if (above > 0 || layout.rows().curves()) {
            double at = crisp(instant / end * width);
            g.strokeLine(at, 0, at, layout.rows().curves() ? layout.height() - layout.below() : above - 8);
        }
        if (!layout.rows().curves()) {
            double left = StripPainter.labels(layout.pitch());
            double at = crisp(left + instant / end * (width - left));
            g.strokeLine(at, above, at, layout.height() - layout.below());
        }
    }

    /** Returns the instant at a position, or {@link Trace#NEVER}. */
    private long instant(Frame shown, CpuLayout layout, MouseEvent event) {
        boolean strips = !layout.rows().curves() && event.getY() >= layout.above();
        double left = strips ? StripPainter.labels(layout.pitch()) : 0;
        double share = (event.getX() - left) / Math.max(1, getWidth() - left);
        return share < 0 || share > 1 ? Trace.NEVER : Math.round(share * shown.now());
    }

    private void hover(MouseEvent event) {
        Frame shown = frame;
        if (shown == null) {
            return;
        }
        CpuLayout layout = layout(shown);
        long instant = instant(shown, layout, event);
        selection.pointAt(instant);
        int row = layout.rowAt(event.getY(), scrolled);
        if (row < 0) {
            Tooltip.uninstall(this, tooltip);
        } else {
            tooltip.setText(words(shown).at(layout.rows().rows().get(row), instant));
            Tooltip.install(this, tooltip);
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        Frame shown = frame;
        CpuLayout layout = shown == null ? null : layout(shown);
        int row = layout == null ? -1 : layout.rowAt(event.getY(), scrolled);
        if (layout == null || row < 0) {
            return;
        }
        CpuRows.Row clicked = layout.rows().rows().get(row);
        if (clicked.isGroup()) {
            toggle();
        } else {
            selection.selectWorker(clicked.worker());
        }
    }

    /** Lists idle workers one by one, or as one row again. */
    private void toggle() {
        apart = !apart;
        renew();
        reveal();
    }

    private void key(KeyEvent event) {
        Frame shown = frame;
        if (shown == null || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        CpuRows rows = rows(shown);
        int last = rows.rows().size() - 1;
        int row = rows.rowOf(selection.worker());
        switch (event.getCode()) {
            case UP -> row--;
            case DOWN -> row++;
            case PAGE_UP -> row -= PAGE;
            case PAGE_DOWN -> row = Math.max(0, row) + PAGE;
            case HOME -> row = 0;
            case END -> row = last;
            case ENTER, SPACE -> {
                if (!rows.curves()) {
                    toggle();
                    event.consume();
                }
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
        if (last >= 0) {
            selection.selectWorker(
                    rows.rows().get(Math.max(0, Math.min(last, row))).worker());
        }
    }

    /** Scrolls to the selected worker. */
    private void reveal() {
        Frame shown = frame;
        if (shown != null) {
            CpuLayout layout = layout(shown);
            int row = layout.rows().rowOf(selection.worker());
            if (row >= 0) {
                scrolled = layout.reveal(row, scrolled);
            }
        }
        renew();
    }

    private void scroll(ScrollEvent event) {
        scrolled -= event.getDeltaY();
        event.consume();
        redraw();
    }
}
