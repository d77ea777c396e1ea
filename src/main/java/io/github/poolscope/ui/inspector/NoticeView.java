package io.github.poolscope.ui.inspector;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The notices about the run, each with a plan to try. FX thread only. */
public final class NoticeView extends VBox {
    private final VBox sentences = new VBox(8);
    private final ScrollPane scroll;
    private final Consumer<Plan> runChanged;
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private @Nullable List<Notice> shown;
    private boolean over;

    /** Creates the view; a suggested plan that the user chooses is passed to {@code runChanged}. */
    public NoticeView(Consumer<Plan> runChanged) {
        this.runChanged = runChanged;
        getStyleClass().add("notices");
        scroll = new SharpScrollPane(sentences);
        scroll.setFocusTraversable(true);
        scroll.accessibleTextProperty().bind(Words.bind("panel.notices"));
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
        Words.follow(this, () -> {
            if (shown != null) {
                say(shown);
            }
        });
    }

    /** Focuses the sentences, which the arrows scroll. */
    @Override
    public void requestFocus() {
        scroll.requestFocus();
    }

    /** Shows these notices; if there are none, says so, for a live or a finished run. */
    public void show(List<Notice> next, boolean ofRunThatIsOver) {
        if (next.equals(shown) && over == ofRunThatIsOver) {
            return;
        }
        shown = next;
        over = ofRunThatIsOver;
        say(next);
    }

    /** Sets whether a run is in progress; then no plan is offered. */
    public void busy(boolean now) {
        busy.set(now);
    }

    private void say(List<Notice> next) {
        sentences
                .getChildren()
                .setAll(
                        next.isEmpty()
                                ? List.of(label(Words.text(over ? "notices.none.over" : "notices.none"), "hint"))
                                : next.stream().map(this::notice).toList());
    }

    private Node notice(Notice notice) {
        Label text = label(Words.say(notice.phrase()), "notice");
        if (notice.change().isEmpty()) {
            return text;
        }
        Notice.Change change = notice.change().get();
        Hyperlink run = new Hyperlink(Words.say(change.phrase()));
        run.getStyleClass().add("notice-change");
        run.setAccessibleText(Words.text("notices.change", change.phrase()));
        run.disableProperty().bind(busy);
        run.setOnAction(event -> runChanged.accept(change.plan()));
        return new VBox(2, text, run);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
