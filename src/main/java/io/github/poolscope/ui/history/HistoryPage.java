package io.github.poolscope.ui.history;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.RowCopies;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * All saved runs as a page: a head with the search, and a table. Typing anywhere searches, a click or Enter opens a
 * run. FX thread only.
 */
public final class HistoryPage extends VBox {
    private final HistoryModel model;
    private final Consumer<Path> open;
    private final HistoryTable table;
    private final HistoryPlaceholder placeholder;
    private final SearchField search = new SearchField();
    private final Label count = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Label told = new Label();

    /**
     * Creates a page that shows nothing until {@link #begin}.
     *
     * @param open receives the file of the chosen run
     * @param close closes the page
     */
    public HistoryPage(RunFolder folder, Consumer<Path> open, Runnable close) {
        this.open = open;
        // On a thread of its own: damaged files, or files on another machine, would block everything else.
        model = new HistoryModel(folder, reading -> Background.apart("history", reading), FxThread::later);
        table = new HistoryTable(model, this::open);
        placeholder = new HistoryPlaceholder(model, folder.path(), search::clear, model::load);
        setId("historyPage");
        getStyleClass().add("history");
        table.setPlaceholder(placeholder);
        VBox.setVgrow(table, Priority.ALWAYS);
        told.setId("historyTold");
        told.getStyleClass().add("history-told");
        told.setWrapText(true);
        told.setMinHeight(USE_PREF_SIZE);
        told.setMaxWidth(Double.MAX_VALUE);
        VBox content = new VBox(8, table, told);
        content.getStyleClass().add("history-content");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(header(close), content);
        search.textProperty().addListener((o, before, now) -> model.search(now));
        table.getSelectionModel().selectedItemProperty().addListener(o -> tell());
        RowCopies.install(table);
        table.setOnContextMenuRequested(this::menu);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        model.onChange(this::refresh);
        visibleProperty().addListener((o, before, now) -> {
            if (!now) {
                model.cancel();
            }
        });
        Words.follow(this, () -> {
            if (isVisible()) {
                model.load();
            }
        });
        tell();
    }

    private Node header(Runnable close) {
        Label title = new Label();
        title.textProperty().bind(Words.bind("history.title"));
        title.getStyleClass().add("history-title");
        title.setMinWidth(USE_PREF_SIZE);
        count.setId("historyCount");
        count.getStyleClass().add("history-quiet");
        count.setMinWidth(0);
        progress.setId("historyProgress");
        progress.setPrefWidth(120);
        progress.accessibleTextProperty().bind(Words.bind("history.reading"));
        search.setId("historySearch");
        search.promptTextProperty().bind(Words.bind("history.search"));
        search.accessibleTextProperty().bind(Words.bind("history.search.name"));
        search.setPrefColumnCount(26);
        Button away = new Button("", new FontIcon(Feather.X));
        away.setId("historyClose");
        away.getStyleClass().addAll("flat", "small-icon");
        away.accessibleTextProperty().bind(Words.bind("history.close"));
        away.setTooltip(Words.tooltip("history.close"));
        away.setOnAction(event -> close.run());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox header = new HBox(16, title, count, progress, between, search, away);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("history-header");
        return header;
    }

    /** Called when the page is shown: reads the history and focuses the search field. */
    public void begin() {
        search.clear();
        table.getSelectionModel().clearSelection();
        model.load();
        table.scrollTo(0);
        search.requestFocus();
    }

    /** Returns the table, to store or restore the arrangement of its columns. */
    public TableView<?> table() {
        table.showAllWanted();
        return table;
    }

    /** Returns the order of the rows as a text that can be stored. */
    public String sorting() {
        return table.sorting();
    }

    /** Restores a stored order; what is unknown in the text is ignored. */
    public void sort(String text) {
        table.sort(text);
    }

    private void open(HistoryRow row) {
        if (row.summary().isPresent()) {
            open.accept(row.file());
        }
    }

    private void refresh() {
        boolean reading = model.isReading();
        progress.setVisible(reading);
        progress.setManaged(reading);
        progress.setProgress(
                model.files() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : model.read() / (double) model.files());
        count.setText(counted());
        placeholder.refresh();
        tell();
    }

    private String counted() {
        String all = Units.count(model.read());
        if (model.isReading()) {
            return Words.text("history.count.reading", all, Units.count(model.files()));
        }
        if (model.problem().isPresent() || model.read() == 0) {
            return "";
        }
        return model.search().isEmpty()
                ? Words.text("history.count", all)
                : Words.text("history.count.found", Units.count(model.shown().size()), all);
    }

    /** Shows in full why the selected file can't be read. */
    private void tell() {
        Optional<String> problem =
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).flatMap(HistoryRow::problem);
        told.setText(problem.orElse(""));
        told.setVisible(problem.isPresent());
        told.setManaged(problem.isPresent());
    }

    private void menu(ContextMenuEvent event) {
        ContextMenu menu = new ContextMenu();
        HistoryRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && row.summary().isPresent()) {
            menu.getItems().add(ContextItems.item("history.open", () -> open(row)));
        }
        menu.getItems().addAll(RowCopies.items(table));
        if (!menu.getItems().isEmpty()) {
            menu.show(table, event.getScreenX(), event.getScreenY());
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown() || event.isShiftDown()) {
            return;
        } else if (search.isFocused() && (code == KeyCode.DOWN || code == KeyCode.PAGE_DOWN)) {
            table.enter();
            event.consume();
        } else if (search.isFocused() && code == KeyCode.ENTER) {
            model.shown().stream().findFirst().ifPresent(this::open);
            event.consume();
        } else if (table.isFocused()) {
            pressedInTable(event);
        }
    }

    private void pressedInTable(KeyEvent event) {
        HistoryRow focused = table.getFocusModel().getFocusedItem();
        switch (event.getCode()) {
            case ENTER -> {
                if (focused != null) {
                    open(focused);
                }
                event.consume();
            }
            case UP -> {
                if (table.getFocusModel().getFocusedIndex() <= 0) {
                    toSearch();
                    event.consume();
                }
            }
            case BACK_SPACE -> toSearch();
            default -> {
                // The table handles it.
            }
        }
    }

    /** Passes text typed anywhere on the page to the search field. */
    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean letter = !text.isBlank() && !Character.isISOControl(text.codePointAt(0));
        boolean command = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (letter && !command && !search.isFocused()) {
            toSearch();
            search.appendText(text);
            event.consume();
        }
    }

    private void toSearch() {
        search.requestFocus();
        search.end();
    }
}
