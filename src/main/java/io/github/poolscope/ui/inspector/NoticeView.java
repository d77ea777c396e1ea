package io.github.poolscope.ui.inspector;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What to notice about the run, sentence by sentence. FX thread only. */
public final class NoticeView extends VBox {
    private final VBox sentences = new VBox(8);
    private @Nullable List<String> shown;

    public NoticeView() {
        getStyleClass().add("notices");
        Label title = new Label("WHAT TO NOTICE");
        title.getStyleClass().add("section-title");
        ScrollPane scroll = new ScrollPane(sentences);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
    }

    /** Shows these sentences; says so where there is none. */
    public void show(List<String> next) {
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        sentences
                .getChildren()
                .setAll(
                        next.isEmpty()
                                ? List.of(label("Nothing yet.", "hint"))
                                : next.stream()
                                        .map(sentence -> label(sentence, "notice"))
                                        .toList());
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        return label;
    }
}
