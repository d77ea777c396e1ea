package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The plan's program, in Python or in Java. While it runs, the line in which the main program is blocked is highlighted
 * with the time spent in it; a line that was left shows its total time. FX thread only.
 */
public final class ProgramView extends VBox {
    private static final List<Segments.Choice> LANGUAGES =
            List.of(new Segments.Choice("Python", "program.python"), new Segments.Choice("Java", "program.java"));

    /** Calls shorter than this are shown without a time. */
    private static final long AT_ONCE_NANOS = 1_000_000;

    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final PseudoClass FREE = PseudoClass.getPseudoClass("free");

    private final VBox lines = new VBox();
    private final List<Row> rows = new ArrayList<>();
    private final Segments language = new Segments("program", LANGUAGES, this::translate);
    private final ScrollPane scroll = new ScrollPane(lines);
    /** The times lie over the right ends of the lines, at any scroll position. */
    private final Pane badges = new Pane();

    private final Executor background;
    private final Function<Plan, Program> toJava;
    private @Nullable Plan plan;
    private @Nullable Program python;
    private @Nullable Program shown;
    private @Nullable StepTimes times;
    private long blockedFor;
    private @Nullable Row lit;
    private int translations;

    /**
     * Creates a view without a program.
     *
     * @param background runs the translation
     * @param toJava translates a plan to a Java program; called in the background
     */
    public ProgramView(Executor background, Function<Plan, Program> toJava) {
        this.background = background;
        this.toJava = toJava;
        getStyleClass().add("program");
        setId("program");
        Label title = new Label();
        title.textProperty().bind(Words.bind("program.title"));
        title.getStyleClass().add("section-title");
        title.setMinWidth(USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon(Feather.COPY));
        copy.setId("copyProgram");
        copy.getStyleClass().addAll("flat", "small-icon");
        copy.setTooltip(Words.tooltip("program.copy"));
        copy.accessibleTextProperty().bind(Words.bind("program.copy"));
        copy.setOnAction(event -> copy());
        HBox header = new HBox(6, title, gap, language, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("program-lines");
        scroll.getStyleClass().add("program-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        badges.setPickOnBounds(false);
        StackPane code = new StackPane(scroll, badges);
        code.setMinHeight(0);
        VBox.setVgrow(code, Priority.ALWAYS);
        InvalidationListener moved = o -> placeBadges();
        scroll.vvalueProperty().addListener(moved);
        scroll.viewportBoundsProperty().addListener(moved);
        lines.heightProperty().addListener(moved);
        getChildren().addAll(header, code);
        Words.follow(this, this::light);
    }

    /** Shows the program of a plan without a highlighted line. */
    public void show(Plan of, Program inPython) {
        show(of, inPython, null, 0);
    }

    /** Highlights the line that the main program of a run is executing. */
    public void show(Frame frame) {
        StepTimes now = frame.steps();
        show(frame.recording().header().plan(), frame.recording().header().program(), now, now.blockedFor(frame.now()));
    }

    private void show(Plan of, Program inPython, @Nullable StepTimes now, long blocked) {
        times = now;
        blockedFor = blocked;
        if (of.equals(plan) && inPython.equals(python)) {
            light();
        } else {
            plan = of;
            python = inPython;
            translate();
        }
    }

    /** Returns the lines shown. */
    public List<String> text() {
        Program program = shown;
        return program == null
                ? List.of()
                : program.lines().stream().map(Program.Line::text).toList();
    }

    /** Returns the language shown. */
    public String language() {
        return language.chosen();
    }

    public void speak(String wanted) {
        language.choose(wanted);
    }

    private void translate() {
        Plan of = plan;
        Program inPython = python;
        translations++;
        int translation = translations;
        if (of == null || inPython == null) {
            return;
        }
        if (!language.chosen().equals("Java")) {
            fill(inPython);
            return;
        }
        background.execute(() -> {
            Program inJava = toJava.apply(of);
            FxThread.later(() -> {
                if (translation == translations) {
                    fill(inJava);
                }
            });
        });
    }

    private void fill(Program program) {
        shown = program;
        rows.clear();
        badges.getChildren().clear();
        lit = null;
        for (int i = 0; i < program.lines().size(); i++) {
            Program.Line line = program.lines().get(i);
            boolean first = program.lineOf(line.place()) == i;
            Row row = new Row(line.text(), first ? line.place() : "");
            rows.add(row);
            badges.getChildren().add(row.badge);
        }
        lines.getChildren().setAll(rows);
        light();
    }

    private void light() {
        Row before = lit;
        lit = null;
        for (Row row : rows) {
            if (row.show(times, blockedFor)) {
                lit = row;
            }
        }
        if (lit != null && !lit.equals(before)) {
            reveal(lit);
        }
        placeBadges();
    }

    /** Scrolls until a line is visible. */
    private void reveal(Row row) {
        double hidden = lines.getHeight() - scroll.getViewportBounds().getHeight();
        if (hidden <= 0) {
            return;
        }
        double top = row.getLayoutY();
        double seenFrom = scroll.getVvalue() * hidden;
        double seenTo = seenFrom + scroll.getViewportBounds().getHeight();
        if (top < seenFrom || top + row.getHeight() > seenTo) {
            scroll.setVvalue(Math.max(0, Math.min(1, (top - 2 * row.getHeight()) / hidden)));
        }
    }

    private void placeBadges() {
        double width = scroll.getViewportBounds().getWidth();
        double height = scroll.getViewportBounds().getHeight();
        double scrolled = scroll.getVvalue() * Math.max(0, lines.getHeight() - height);
        for (Row row : rows) {
            Label badge = row.badge;
            double y = row.getLayoutY() - scrolled;
            badge.setVisible(!badge.getText().isEmpty() && y > -row.getHeight() / 2 && y < height - 4);
            if (badge.isVisible()) {
                badge.autosize();
                badge.relocate(width - badge.getWidth() - 2, y + (row.getHeight() - badge.getHeight()) / 2 + 1);
            }
        }
    }

    /** A line of the program with the time spent in it. */
    private static final class Row extends HBox {
        private final String place;
        private final Label badge = new Label();
        /** Set only for a step that took time: tooltips are most of a row's cost. */
        private @Nullable Tooltip told;

        Row(String text, String place) {
            this.place = place;
            Label code = new Label(text);
            code.getStyleClass().add("code");
            code.setMinWidth(USE_PREF_SIZE);
            badge.getStyleClass().add("line-time");
            getStyleClass().add("program-line");
            setMinHeight(USE_PREF_SIZE);
            setAlignment(Pos.CENTER_LEFT);
            getChildren().add(code);
        }

        /** Shows the time of its step; returns whether the main program is blocked here. */
        boolean show(@Nullable StepTimes times, long blockedFor) {
            Optional<StepTimes.Time> time = times == null || place.isEmpty() ? Optional.empty() : times.at(place);
            boolean here = time.isPresent() && times != null && times.current().equals(Optional.of(place));
            pseudoClassStateChanged(LIT, here);
            badge.pseudoClassStateChanged(LIT, here);
            badge.pseudoClassStateChanged(FREE, time.isPresent() && !time.get().blocking());
            badge.setText(
                    here
                            ? Words.text("program.blocked", Units.seconds(blockedFor))
                            : time.map(Row::words).orElse(""));
            time.ifPresent(taken -> hint().setText(sentence(taken)));
            return here;
        }

        private Tooltip hint() {
            if (told == null) {
                told = new Tooltip();
                badge.setTooltip(told);
            }
            return told;
        }

        private static String words(StepTimes.Time time) {
            return !time.blocking() && time.nanos() < AT_ONCE_NANOS
                    ? Words.text("program.at-once")
                    : Units.duration(time.nanos());
        }

        private static String sentence(StepTimes.Time time) {
            if (time.blocking()) {
                return Words.text("program.was-blocked", Units.duration(time.nanos()), time.calls());
            }
            return time.nanos() < AT_ONCE_NANOS
                    ? Words.text("program.returned-at-once")
                    : Words.text("program.returned", Units.duration(time.nanos()));
        }
    }

    private void copy() {
        if (shown != null) {
            Copying.text(String.join("\n", text()) + "\n");
        }
    }
}
