package io.github.poolscope.ui.app;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.RunEntry;
import io.github.poolscope.run.RunFileException;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Language;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The list of saved runs, with search. The runs are read outside the FX thread. */
final class HistoryPane extends VBox {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss", Locale.UK).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter WHEN_IN_CHINESE =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.CHINA).withZone(ZoneId.systemDefault());

    private final ObservableList<RunEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<RunEntry> found = new FilteredList<>(entries);
    private final ListView<RunEntry> list = new ListView<>(found);
    private final SearchField search = new SearchField();
    private final Label nothing = new Label();

    /** Creates the list; the file of a chosen run is passed to {@code open}. */
    HistoryPane(Consumer<Path> open) {
        getStyleClass().add("history-pane");
        setSpacing(8);
        setStyle("-fx-padding: 12px;");
        search.setId("historySearch");
        search.promptTextProperty().bind(Words.bind("history.search"));
        nothing.setWrapText(true);
        nothing.textProperty().bind(Words.bind("history.reading"));
        search.textProperty().addListener((o, before, now) -> found.setPredicate(entry -> matches(entry, now)));
        list.setId("historyList");
        list.getStyleClass().add("history-list");
        list.setPlaceholder(nothing);
        list.setCellFactory(view -> new EntryCell());
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected(open);
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected(open);
            }
        });
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.ENTER) {
                list.requestFocus();
                list.getSelectionModel().selectFirst();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(search, list);
        Words.follow(this, list::refresh);
    }

    void load(RunFolder folder) {
        search.requestFocus();
        Background.apart("history", () -> {
            try {
                List<RunEntry> read = folder.list();
                FxThread.later(() -> {
                    entries.setAll(read);
                    nothing.textProperty().bind(Words.bind(read.isEmpty() ? "history.none" : "history.no-match"));
                });
            } catch (RunFileException e) {
                FxThread.later(() -> nothing.textProperty().bind(Words.bind(e.why())));
            }
        });
    }

    private void openSelected(Consumer<Path> open) {
        RunEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            open.accept(entry.file());
        }
    }

    private static boolean matches(RunEntry entry, String text) {
        String words = words(entry).toLowerCase(Locale.ROOT);
        return text.isBlank()
                || List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)).stream()
                        .allMatch(words::contains);
    }

    private static String words(RunEntry entry) {
        return entry.summary()
                .map(run -> when().format(run.began()) + "\n" + RunWords.title(run.plan()) + " · "
                        + RunWords.state(run.state()) + " · "
                        + (run.failed() > 0
                                ? Words.text("history.done-failed", run.completed(), run.items(), run.failed())
                                : Words.text("history.done", run.completed(), run.items()))
                        + " · " + Units.duration(run.wallNanos()))
                .orElseGet(() -> entry.file().getFileName() + "\n"
                        + entry.problem().map(Words::say).orElseGet(() -> Words.text("history.unreadable")));
    }

    private static DateTimeFormatter when() {
        return Words.language() == Language.CHINESE ? WHEN_IN_CHINESE : WHEN;
    }

    private static final class EntryCell extends ListCell<RunEntry> {
        @Override
        protected void updateItem(@Nullable RunEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(empty || entry == null ? null : words(entry));
        }
    }
}
