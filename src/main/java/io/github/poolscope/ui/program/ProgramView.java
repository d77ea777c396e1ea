package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.plan.Program;
import io.github.poolscope.trace.Calls;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The plan's program; while it runs, the line in which the main program is blocked is lit, with the time that it has
 * been there. FX thread only.
 */
public final class ProgramView extends VBox {
    private static final String BLOCKED = "blocked-line";

    private final VBox lines = new VBox();
    private final Label language = new Label();
    private final Label blockedNote = new Label();
    private @Nullable Program shown;
    private int lit = Trace.NONE;

    public ProgramView() {
        getStyleClass().add("program");
        setId("program");
        Label title = new Label("PROGRAM");
        title.getStyleClass().add("section-title");
        language.getStyleClass().add("quiet-text");
        blockedNote.getStyleClass().add("blocked-note");
        blockedNote.setId("blockedNote");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button copy = new Button("", new FontIcon(Feather.COPY));
        copy.getStyleClass().addAll("flat", "small-icon");
        copy.setTooltip(new Tooltip("Copy the program"));
        copy.setAccessibleText("Copy the program");
        copy.setOnAction(event -> copy());
        HBox header = new HBox(6, title, blockedNote, gap, language, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        lines.getStyleClass().add("program-lines");
        ScrollPane scroll = new ScrollPane(lines);
        scroll.getStyleClass().add("program-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header, scroll);
    }

    /** Shows a program, no line of it lit. */
    public void show(Program program) {
        if (program.equals(shown)) {
            return;
        }
        shown = program;
        lit = Trace.NONE;
        blockedNote.setText("");
        language.setText(program.language());
        lines.getChildren()
                .setAll(program.lines().stream().map(ProgramView::line).toList());
    }

    /** Shows where the main program of a run stands. */
    public void show(Frame frame) {
        show(frame.recording().header().program());
        Calls calls = frame.recording().trace().calls();
        int last = calls.count() - 1;
        boolean blocked =
                last >= 0 && calls.ended(last) == Trace.NEVER && !frame.state().isOver();
        light(blocked ? calls.line(last) : Trace.NONE);
        blockedNote.setText(blocked ? "blocked " + Units.seconds(frame.now() - calls.began(last)) : "");
    }

    private void light(int line) {
        int next = line >= 0 && line < lines.getChildren().size() ? line : Trace.NONE;
        if (next == lit) {
            return;
        }
        if (lit != Trace.NONE && lit < lines.getChildren().size()) {
            lines.getChildren().get(lit).getStyleClass().remove(BLOCKED);
        }
        lit = next;
        if (lit != Trace.NONE) {
            lines.getChildren().get(lit).getStyleClass().add(BLOCKED);
        }
    }

    private static HBox line(Program.Line line) {
        Label text = new Label(line.text());
        text.getStyleClass().add("code");
        text.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(text);
        row.getStyleClass().add("program-line");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void copy() {
        Program program = shown;
        if (program != null) {
            ClipboardContent content = new ClipboardContent();
            content.putString(
                    program.lines().stream().map(Program.Line::text).collect(Collectors.joining("\n", "", "\n")));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
