package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.Program;
import io.github.poolscope.trace.Sources;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Segments;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The plan's program, in Python or in Java, with the time that the main program was blocked in each line; while it runs,
 * the line in which it is blocked is lit. Shows any other {@link Source} as well. FX thread only.
 */
public final class ProgramView extends VBox {
    private static final List<Segments.Choice> LANGUAGES =
            List.of(new Segments.Choice("Python", "program.python"), new Segments.Choice("Java", "program.java"));

    private final CodeView code;
    private final Segments language = new Segments("program", LANGUAGES, this::translate);
    private final Executor background;
    private final BiFunction<Plan, String, Program> translation;
    private @Nullable Plan plan;
    /** The program of the plan, in the language of the one that ran. */
    private @Nullable Program given;

    private @Nullable Program shown;
    private @Nullable StepTimes times;
    private final SourceFiles files = new SourceFiles(this::showFile);
    private final Label none = new Label();
    /** The frame of a watched program whose source file is shown, and that file. */
    private @Nullable Frame frame;

    private Sources.@Nullable Source file;

    private int translations;

    /**
     * Creates a view without a program.
     *
     * @param background runs the translation
     * @param translation returns the program of a plan in a language; called in the background
     */
    public ProgramView(Executor background, BiFunction<Plan, String, Program> translation) {
        this.background = background;
        this.translation = translation;
        code = new CodeView(background);
        code.setId("programCode");
        getStyleClass().add("program");
        setId("program");
        VBox.setVgrow(code, Priority.ALWAYS);
        none.textProperty().bind(Words.bind("program.no-source"));
        none.getStyleClass().addAll("hint", "no-source");
        none.setWrapText(true);
        none.setMinHeight(USE_PREF_SIZE);
        SpaceFilter.show(none, false);
        getChildren().addAll(none, code);
    }

    /** Returns what belongs into the head of the view: what the times are, the choice of language, copying. */
    public List<Node> tools() {
        Label legend = new Label();
        legend.textProperty().bind(Words.bind("program.legend"));
        legend.setTooltip(Words.tooltip("program.legend.hint"));
        legend.getStyleClass().add("card-subtitle");
        Button copy = new Button("", new FontIcon(Feather.COPY));
        copy.setId("copyProgram");
        copy.getStyleClass().addAll("flat", "small-icon");
        copy.setTooltip(Words.tooltip("program.copy"));
        copy.accessibleTextProperty().bind(Words.bind("program.copy"));
        copy.setOnAction(event -> code.copyAll());
        return List.of(legend, files, language, copy);
    }

    /** Focuses the text, which has the keys. */
    @Override
    public void requestFocus() {
        code.requestFocus();
    }

    /** Returns the view of the text, whose type size can be set. */
    public CodeView code() {
        return code;
    }

    /** Shows a text that belongs to no plan; the choice of a language is hidden meanwhile. */
    public void show(Source source, LineTimes at) {
        forgetPlan();
        SpaceFilter.show(language, false);
        if (!source.equals(code.source())) {
            code.show(source);
        }
        code.show(at);
    }

    /** Shows the program of a plan without a highlighted line. */
    public void show(Plan of, Program program) {
        show(of, program, null);
    }

    /** Highlights the line that the main program of a run is executing. */
    public void show(Frame frame) {
        if (frame.recording().header().isWatched()) {
            this.frame = frame;
            showFile();
        } else {
            show(frame.recording().header().plan(), frame.recording().header().program(), frame.steps());
        }
    }

    /** Shows a source file of a watched program. */
    private void showFile() {
        Frame now = frame;
        if (now == null) {
            return;
        }
        Optional<Sources.Source> next = files.next(now);
        if (next.isEmpty()) {
            show(now.recording().header().plan(), now.recording().header().program(), now.steps());
            return;
        }
        if (!next.get().equals(file)) {
            show(Source.of(next.get()), LineTimes.NONE);
            frame = now;
            file = next.get();
            SpaceFilter.show(files, true);
            LineTimes times = files.times(now, next.get(), code.source().lines().size());
            code.showFirst(times);
        } else {
            code.show(files.times(now, next.get(), code.source().lines().size()));
        }
    }

    private void show(Plan of, Program program, @Nullable StepTimes now) {
        times = now;
        if (of.equals(plan) && program.equals(given)) {
            showTimes();
        } else {
            forgetPlan();
            plan = of;
            given = program;
            times = now;
            SpaceFilter.show(language, !of.isOfCommand());
            SpaceFilter.show(none, of.isOfCommand());
            translate();
        }
    }

    private void forgetPlan() {
        frame = null;
        file = null;
        files.clear();
        SpaceFilter.show(none, false);
        translations++;
        plan = null;
        given = null;
        shown = null;
        times = null;
    }

    /** Returns the lines shown. */
    public List<String> text() {
        return code.source().lines();
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
        Program program = given;
        String wanted = language.chosen();
        translations++;
        int number = translations;
        if (of == null || program == null) {
            return;
        }
        if (program.language().equals(wanted) || of.isOfCommand()) {
            fill(program);
            return;
        }
        background.execute(() -> {
            Program translated = translation.apply(of, wanted);
            FxThread.later(() -> {
                if (number == translations) {
                    fill(translated);
                }
            });
        });
    }

    private void fill(Program program) {
        shown = program;
        code.show(Source.of(program));
        showTimes();
    }

    private void showTimes() {
        Program program = shown;
        StepTimes now = times;
        if (program != null) {
            code.show(now == null ? LineTimes.NONE : LineTimes.of(program, now));
        }
    }
}
