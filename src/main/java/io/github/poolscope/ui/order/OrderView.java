package io.github.poolscope.ui.order;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.OrderPicture;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.Colours.Role;
import io.github.poolscope.ui.fx.DrawnView;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Selection;
import io.github.poolscope.ui.fx.TextWidths;
import io.github.poolscope.ui.fx.Words;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The completion order: three columns of circles, or a scatter plot for many taskels, with the times for which results
 * were held. A click or the arrow keys select a taskel; the tooltip says which result was held back by which. FX thread
 * only.
 */
public final class OrderView extends DrawnView {
    private static final String[] TITLES = {"order.submitted", "order.completed", "order.delivered"};
    private static final double HEADER = 22;
    private static final double MAX_ROW = 27;
    private static final double PENDING_OPACITY = 0.28;

    /** Circles with a radius below this, in pixels, show no number. */
    private static final double MIN_NUMBERED = 5;

    private static final double NAME_LETTER = 6.2;
    private static final double AXES_LETTER = 5.2;
    /** The gap after a name, in pixels. */
    private static final double NAME_GAP = 20;
    /** The maximum share of the width for names. */
    private static final double MAX_NAMES = 0.3;

    private static final double MIN_DOT = 1.6;
    private static final double MAX_DOT = 5;
    private static final double STRIP = 36;
    /** The minimum height, in pixels, for the strip of held times. */
    private static final double ROOM_FOR_STRIP = 170;

    private final Selection selection;
    private final Tooltip tooltip = new Tooltip();
    private @Nullable OrderPicture picture;
    private @Nullable WorkerNames names;
    /** In Latin letters. */
    private int longestName;

    public OrderView(Colours colours, Selection selection) {
        super(colours);
        this.selection = selection;
        setId("order");
        getStyleClass().add("drawn");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        selection.taskelProperty().addListener(o -> redraw());
        tooltip.setShowDelay(Duration.millis(250));
        setOnMouseClicked(this::click);
        setOnMouseMoved(this::hover);
        setOnKeyPressed(this::key);
        renew();
    }

    /**
     * Shows a picture.
     *
     * @param frame the frame to which it belongs
     */
    void show(Frame frame, OrderPicture next) {
        picture = next;
        names = frame.timeline().names();
        longestName = frame.timeline().names().longestProcess();
        renew();
    }

    public void clear() {
        picture = null;
        renew();
    }

    @Override
    protected String inWords() {
        OrderPicture shown = picture;
        return shown == null ? Words.text("order.empty") : Words.text("order.words", shown.sentence());
    }

    @Override
    protected void draw(GraphicsContext g, double width, double height) {
        OrderPicture shown = picture;
        if (shown == null || shown.count() == 0) {
            return;
        }
        g.setTextBaseline(VPos.CENTER);
        if (shown.isSmall()) {
            columns(g, shown, width, height);
        } else {
            scatter(g, shown, width, height);
        }
    }

    /**
     * Returns the x of a column. The columns are wide apart; names before the first column get the room they need, up
     * to a limit.
     */
    private double column(int column, double width) {
        double first = Math.max(width * 0.13, Math.min(width * MAX_NAMES, longestName * NAME_LETTER + NAME_GAP));
        return first + (width * 0.87 - first) / 2 * column;
    }

    private static double row(OrderPicture shown, int rank, double height) {
        double pitch = Math.min(MAX_ROW, (height - HEADER - 4) / shown.count());
        return HEADER + pitch * (rank + 0.5);
    }

    private void columns(GraphicsContext g, OrderPicture shown, double width, double height) {
        g.setFont(Font.font(FAMILY + " Semi Bold", 11));
        g.setTextAlign(TextAlignment.CENTER);
        g.setFill(colour(Role.QUIET_TEXT));
        for (int i = 0; i < TITLES.length; i++) {
            g.fillText(Words.text(TITLES[i]), column(i, width), 8);
        }
        double pitch = Math.min(MAX_ROW, (height - HEADER - 4) / shown.count());
        double radius = Math.max(3, Math.min(10, pitch * 0.42));
        g.setLineWidth(Math.max(1, radius / 5));
        for (int i = 0; i < shown.count(); i++) {
            curves(g, shown, i, width, height);
        }
        for (int rank = 0; rank < shown.count(); rank++) {
            empty(g, column(1, width), row(shown, rank, height), radius);
            empty(g, column(2, width), row(shown, rank, height), radius);
        }
        for (int i = 0; i < shown.count(); i++) {
            boolean completed = shown.completed(i) != Trace.NONE;
            int taskel = shown.taskel(i);
            name(g, taskel, column(0, width) - radius - 5, row(shown, i, height));
            circle(g, taskel, column(0, width), row(shown, i, height), radius, completed);
            if (completed) {
                circle(g, taskel, column(1, width), row(shown, shown.completed(i), height), radius, true);
                if (shown.failed().get(i)) {
                    failed(g, column(1, width), row(shown, shown.completed(i), height), radius);
                }
            }
            if (shown.delivered(i) != Trace.NONE) {
                circle(g, taskel, column(2, width), row(shown, shown.delivered(i), height), radius, true);
            }
        }
    }

    /** Draws the name of a script's process before it, as far as there is room. */
    private void name(GraphicsContext g, int index, double right, double y) {
        String name = names == null ? "" : names.processOf(index);
        if (!name.isEmpty()) {
            String line = TextWidths.fitting(name, right - 2, NAME_LETTER);
            g.setFont(SMALL);
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(colour(Role.QUIET_TEXT));
            g.fillText(line, right, y);
        }
    }

    private void curves(GraphicsContext g, OrderPicture shown, int position, double width, double height) {
        int completed = shown.completed(position);
        int delivered = shown.delivered(position);
        if (completed == Trace.NONE) {
            return;
        }
        int index = shown.taskel(position);
        boolean dimmed = selection.taskel() != Trace.NONE && selection.taskel() != index;
        Color colour = colours().ofTaskel(index);
        g.setStroke(dimmed ? colour.deriveColor(0, 1, 1, 0.35) : colour);
        curve(g, column(0, width), row(shown, position, height), column(1, width), row(shown, completed, height));
        if (delivered != Trace.NONE) {
            curve(g, column(1, width), row(shown, completed, height), column(2, width), row(shown, delivered, height));
        }
    }

    private static void curve(GraphicsContext g, double x0, double y0, double x1, double y1) {
        double middle = (x0 + x1) / 2;
        g.beginPath();
        g.moveTo(x0, y0);
        g.bezierCurveTo(middle, y0, middle, y1, x1, y1);
        g.stroke();
    }

    private void empty(GraphicsContext g, double x, double y, double radius) {
        g.setStroke(colour(Role.LINE));
        g.setFill(colour(Role.PAPER));
        g.setLineDashes(3, 3);
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setLineDashes();
    }

    /** Draws a ring with a cross beside it: a failure must not be marked by colour alone. */
    private void failed(GraphicsContext g, double x, double y, double radius) {
        g.setStroke(colour(Role.FAILED));
        g.setLineWidth(2);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
        double arm = Math.max(2.5, radius * 0.45);
        double at = x + radius + 4 + arm;
        g.strokeLine(at - arm, y - arm, at + arm, y + arm);
        g.strokeLine(at - arm, y + arm, at + arm, y - arm);
        g.setLineWidth(Math.max(1, radius / 5));
    }

    private void circle(GraphicsContext g, int index, double x, double y, double radius, boolean known) {
        Color colour = colours().ofTaskel(index);
        g.setFill(colour(Role.PAPER));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setFill(known ? colour : colour.deriveColor(0, 1, 1, PENDING_OPACITY));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        if (index == selection.taskel()) {
            g.setStroke(colour(Role.TEXT));
            g.setLineWidth(2);
            g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
            g.setLineWidth(Math.max(1, radius / 5));
        }
        if (radius >= MIN_NUMBERED) {
            g.setFont(Font.font(FAMILY + " Semi Bold", Math.min(10.5, radius * 1.15)));
            g.setTextAlign(TextAlignment.CENTER);
            g.setFill(known ? colours().labelOn(colour) : colour(Role.TEXT));
            g.fillText(Integer.toString(index), x, y);
        }
    }

    /** The area of a scatter plot. */
    private record Plot(double left, double top, double width, double height) {
        static Plot in(double width, double height) {
            double strip = height > ROOM_FOR_STRIP ? STRIP + 12 : 0;
            return new Plot(34, HEADER + 4, width - 44, Math.max(1, height - HEADER - 26 - strip));
        }

        double bottom() {
            return top + height;
        }
    }

    private void scatter(GraphicsContext g, OrderPicture shown, double width, double height) {
        Plot plot = Plot.in(width, height);
        g.setStroke(colour(Role.LINE));
        g.setLineWidth(1);
        g.strokeRect(crisp(plot.left()), crisp(plot.top()), plot.width(), plot.height());
        g.setFont(SMALL);
        g.setTextAlign(TextAlignment.LEFT);
        legend(g, plot.left(), Role.DENSITY, Words.text("order.completed"));
        legend(g, plot.left() + 86, Role.HELD, Words.text("order.delivered"));
        for (int i = 0; i < shown.count(); i += shown.step()) {
            double x = plot.left() + plot.width() * i / shown.count();
            dot(g, plot, x, shown.delivered(i), shown.count(), Role.HELD);
            dot(g, plot, x, shown.completed(i), shown.count(), Role.DENSITY);
        }
        // Drawn last, so that no failure is hidden.
        shown.drawnFailures()
                .forEach(i -> dot(
                        g,
                        plot,
                        plot.left() + plot.width() * i / shown.count(),
                        shown.completed(i),
                        shown.count(),
                        Role.FAILED));
        if (height > ROOM_FOR_STRIP) {
            strip(g, shown, plot);
        }
        int selected = shown.position(selection.taskel());
        if (selected >= 0) {
            double at = crisp(plot.left() + plot.width() * selected / shown.count());
            g.setStroke(colour(Role.CURSOR));
            g.strokeLine(at, plot.top(), at, plot.bottom());
        }
        g.setFill(colour(Role.QUIET_TEXT));
        String count = Units.count(shown.count());
        String axes = shown.step() > 1
                ? Words.text("order.axes.thinned", count, shown.step())
                : Words.text("order.axes", count);
        g.fillText(TextWidths.fitting(axes, width - plot.left(), AXES_LETTER), plot.left(), height - 8);
    }

    /** Draws head-of-line blocking: the maximum time that results were held, by the order of submission. */
    private void strip(GraphicsContext g, OrderPicture shown, Plot plot) {
        long[] longest = shown.longestHeld();
        long most = 0;
        for (long each : longest) {
            most = Math.max(most, each);
        }
        double top = plot.bottom() + 8;
        g.setFill(colour(Role.TRACK));
        g.fillRect(plot.left(), top, plot.width(), STRIP);
        double column = plot.width() / longest.length;
        g.setFill(colour(Role.HELD));
        for (int part = 0; part < longest.length && most > 0; part++) {
            double high = longest[part] == 0 ? 0 : Math.max(1, longest[part] / (double) most * (STRIP - 2));
            g.fillRect(plot.left() + part * column, top + STRIP - high, Math.max(1, column), high);
        }
        String label = Words.text("order.held-up-to", Units.duration(most));
        g.setFill(colour(Role.PAPER).deriveColor(0, 1, 1, 0.85));
        g.fillRect(plot.left() + 2, top + 1, TextWidths.width(label, 5.6) + 4, 13);
        g.setFill(colour(Role.TEXT));
        g.fillText(label, plot.left() + 4, top + 8);
    }

    private void legend(GraphicsContext g, double x, Role role, String text) {
        g.setFill(colour(role));
        g.fillOval(x, 4, 7, 7);
        g.setFill(colour(Role.QUIET_TEXT));
        g.fillText(text, x + 12, 8);
    }

    private void dot(GraphicsContext g, Plot plot, double x, int rank, int count, Role role) {
        if (rank != Trace.NONE) {
            g.setFill(colour(role));
            double size = Math.max(MIN_DOT, Math.min(MAX_DOT, plot.width() / count / 2));
            g.fillRect(x, plot.top() + plot.height() * rank / count, size, size);
        }
    }

    private void click(MouseEvent event) {
        requestFocus();
        OrderPicture shown = picture;
        OptionalInt position = positionAt(event.getX(), event.getY());
        if (shown != null && position.isPresent()) {
            selection.selectTaskel(shown.taskel(position.getAsInt()));
        } else {
            selection.clear();
        }
    }

    private void hover(MouseEvent event) {
        OrderPicture shown = picture;
        OptionalInt position = positionAt(event.getX(), event.getY());
        if (shown != null && position.isPresent()) {
            tooltip.setText(Words.say(shown.describe(position.getAsInt())));
            Tooltip.install(this, tooltip);
        } else {
            Tooltip.uninstall(this, tooltip);
        }
    }

    private void key(KeyEvent event) {
        OrderPicture shown = picture;
        int by = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (shown != null && by != 0 && shown.count() > 0) {
            int from = shown.position(selection.taskel());
            int next = from == Trace.NONE ? (by > 0 ? 0 : shown.count() - 1) : from + by;
            selection.selectTaskel(shown.taskel(Math.floorMod(next, shown.count())));
            event.consume();
        }
    }

    /** Returns the position of the taskel that is drawn there. */
    private OptionalInt positionAt(double x, double y) {
        OrderPicture shown = picture;
        if (shown == null || shown.count() == 0) {
            return OptionalInt.empty();
        }
        if (!shown.isSmall()) {
            Plot plot = Plot.in(getWidth(), getHeight());
            int position = (int) Math.floor((x - plot.left()) / plot.width() * shown.count());
            return position < 0 || position >= shown.count() ? OptionalInt.empty() : OptionalInt.of(position);
        }
        double pitch = Math.min(MAX_ROW, (getHeight() - HEADER - 4) / shown.count());
        int rank = (int) Math.floor((y - HEADER) / pitch);
        int column = (int) Math.round((x / getWidth() - 0.13) / 0.37);
        for (int i = 0; i < shown.count(); i++) {
            int place = column <= 0 ? i : column == 1 ? shown.completed(i) : shown.delivered(i);
            if (place == rank && rank >= 0) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }
}
