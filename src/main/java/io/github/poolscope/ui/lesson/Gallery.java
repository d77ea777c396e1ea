package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Family;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.ui.fx.Colours;
import io.github.poolscope.ui.fx.SearchField;
import io.github.poolscope.ui.fx.SharpScrollPane;
import io.github.poolscope.ui.fx.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * All lessons by family, one card each. Typing searches and shows the best match first, arrow keys move between the
 * cards, Enter opens one: from the search field the best match. FX thread only.
 */
public final class Gallery extends VBox {
    private static final double GAP = 12;

    private final LessonModel model;
    private final Colours colours;
    private final Consumer<Lesson> open;
    private final Runnable showMatrix;
    private final Map<Lesson, LessonCard> cards = new LinkedHashMap<>();
    private final SearchField search = new SearchField();
    private final Label count = new Label();
    private final VBox families = new VBox(18);
    private final ScrollPane scroll = new SharpScrollPane(families);
    private List<LessonCard> found = List.of();
    private double sharpness = 1;
    private @Nullable LessonSearch searching;

    /**
     * Creates a gallery of all lessons.
     *
     * @param open receives the chosen lesson
     * @param showMatrix shows the matrix of the modes instead
     * @param close closes the gallery
     */
    public Gallery(LessonModel model, Colours colours, Consumer<Lesson> open, Runnable showMatrix, Runnable close) {
        this.model = model;
        this.showMatrix = showMatrix;
        this.open = open;
        this.colours = colours;
        setId("gallery");
        getStyleClass().add("gallery");
        families.getStyleClass().add("gallery-families");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(header(close), scroll);
        search.textProperty().addListener((o, before, now) -> find());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        model.onChange(this::refresh);
        Words.follow(this, this::find);
    }

    private Node header(Runnable close) {
        Label title = new Label();
        title.textProperty().bind(Words.bind("lesson.gallery"));
        title.getStyleClass().add("gallery-title");
        title.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("lesson-quiet");
        count.setMinWidth(USE_PREF_SIZE);
        search.setId("lessonSearch");
        search.promptTextProperty().bind(Words.bind("lesson.search"));
        search.accessibleTextProperty().bind(Words.bind("lesson.search.name"));
        search.setPrefColumnCount(18);
        Button away = new Button("", new FontIcon(Feather.X));
        away.setId("galleryClose");
        away.getStyleClass().addAll("flat", "small-icon");
        away.accessibleTextProperty().bind(Words.bind("lesson.gallery.close"));
        away.setTooltip(Words.tooltip("lesson.gallery.close"));
        away.setOnAction(event -> close.run());
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        Label pace = new Label();
        pace.textProperty().bind(Words.bind("lesson.pace"));
        pace.getStyleClass().add("lesson-quiet");
        pace.setMinWidth(USE_PREF_SIZE);
        HBox paces = new HBox(8, pace, new PaceChooser(model, "galleryPace"));
        paces.setAlignment(Pos.CENTER_LEFT);
        Button matrix = new Button();
        matrix.setId("galleryMatrix");
        matrix.textProperty().bind(Words.bind("lesson.matrix"));
        matrix.setMinWidth(USE_PREF_SIZE);
        matrix.setOnAction(event -> showMatrix.run());
        HBox header = new HBox(16, title, count, matrix, between, paces, search, away);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("gallery-header");
        return header;
    }

    /** Called before the gallery is shown: shows all lessons and focuses the search field. */
    public void begin() {
        search.clear();
        find();
        scroll.setVvalue(0);
        search.requestFocus();
    }

    /** Raises the resolution of the pictures to match the window's scale. */
    public void sharpen(double factor) {
        sharpness = factor;
        cards.values().forEach(card -> card.sharpen(factor));
    }

    private void refresh() {
        if (!isVisible()) {
            return;
        }
        cards.values().forEach(card -> card.refresh(model));
        long run = Lessons.all().stream()
                .filter(lesson -> model.playingAnywhere(lesson)
                        .filter(playing -> !playing.isInProgress())
                        .isPresent())
                .count();
        long held = Lessons.all().stream()
                .flatMap(lesson -> model.playingAnywhere(lesson).flatMap(LessonPlay::verdict).stream())
                .filter(verdict -> verdict.holds())
                .count();
        count.setText(Words.text(run == 0 ? "lesson.gallery.count" : "lesson.gallery.run", cards.size(), run, held));
    }

    /** Does nothing while the gallery is hidden: most windows never show it. */
    private void find() {
        if (!isVisible()) {
            return;
        }
        found = searching().find(search.getText()).stream()
                .map(cards::get)
                .filter(Objects::nonNull)
                .toList();
        families.getChildren().clear();
        if (search.getText().isBlank()) {
            for (Family family : Family.values()) {
                List<LessonCard> of = found.stream()
                        .filter(card -> card.lesson().family() == family)
                        .toList();
                families.getChildren().add(section(LessonModel.texts().family(family), of));
            }
        } else if (!found.isEmpty()) {
            families.getChildren().add(section(Words.text("lesson.search.found", found.size()), found));
        } else {
            Label nothing =
                    new Label(Words.text("lesson.search.none", search.getText().strip()));
            nothing.setId("lessonSearchNone");
            nothing.getStyleClass().add("gallery-nothing");
            nothing.setWrapText(true);
            families.getChildren().add(nothing);
        }
        refresh();
    }

    private LessonSearch searching() {
        LessonSearch made = searching;
        if (made == null) {
            made = new LessonSearch();
            searching = made;
            Lessons.all().forEach(this::makeCard);
        }
        return made;
    }

    private void makeCard(Lesson lesson) {
        LessonCard card = new LessonCard(lesson, colours, () -> open.accept(lesson));
        card.sharpen(sharpness);
        cards.put(lesson, card);
    }

    private static Node section(String title, List<LessonCard> of) {
        Label heading = new Label(title);
        heading.getStyleClass().add("gallery-family");
        FlowPane flow = new FlowPane(GAP, GAP);
        flow.getChildren().addAll(of);
        flow.widthProperty().addListener((o, before, now) -> fill(now.doubleValue(), of));
        return new VBox(8, heading, flow);
    }

    /** Places as many cards side by side as there is room for, and widens them to fill the row. */
    private static void fill(double width, List<LessonCard> cards) {
        double columns = Math.max(1, Math.floor((width + GAP) / (LessonCard.MIN_WIDTH + GAP)));
        double each = Math.floor((width + GAP) / columns - GAP);
        cards.forEach(card -> card.setPrefWidth(Math.max(LessonCard.MIN_WIDTH, each)));
    }

    private void pressed(KeyEvent event) {
        Optional<LessonCard> card = focused();
        KeyCode code = event.getCode();
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        if (card.isPresent() && code == KeyCode.ENTER) {
            open.accept(card.get().lesson());
            event.consume();
        } else if (card.isPresent() && (code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END)) {
            CardNavigation.from(card.get(), found, code).ifPresentOrElse(this::focus, () -> leaveUpwards(code));
            event.consume();
        } else if (card.isPresent() && code == KeyCode.BACK_SPACE) {
            search.requestFocus();
            search.end();
        } else if (search.isFocused() && (code == KeyCode.DOWN || code == KeyCode.ENTER) && !found.isEmpty()) {
            if (code == KeyCode.DOWN) {
                focus(found.get(0));
            } else {
                open.accept(found.get(0).lesson());
            }
            event.consume();
        }
    }

    /** Passes text typed on a card to the search field. */
    private void typed(KeyEvent event) {
        String text = event.getCharacter();
        boolean letter = !text.isBlank() && !Character.isISOControl(text.codePointAt(0));
        if (letter && focused().isPresent() && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            search.requestFocus();
            search.end();
            search.appendText(text);
            event.consume();
        }
    }

    private void leaveUpwards(KeyCode code) {
        if (code == KeyCode.UP) {
            search.requestFocus();
        }
    }

    private Optional<LessonCard> focused() {
        return found.stream().filter(Node::isFocused).findFirst();
    }

    private void focus(LessonCard card) {
        card.requestFocus();
        Bounds place = families.sceneToLocal(card.localToScene(card.getLayoutBounds()));
        double hidden = families.getHeight() - scroll.getViewportBounds().getHeight();
        double top = scroll.getVvalue() * hidden;
        double room = scroll.getViewportBounds().getHeight();
        if (hidden > 0 && place.getMinY() - GAP < top) {
            scroll.setVvalue(Math.max(0, (place.getMinY() - 3 * GAP) / hidden));
        } else if (hidden > 0 && place.getMaxY() + GAP > top + room) {
            scroll.setVvalue(Math.min(1, (place.getMaxY() + GAP - room) / hidden));
        }
    }
}
