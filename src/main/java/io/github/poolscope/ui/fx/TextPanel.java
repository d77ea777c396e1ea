package io.github.poolscope.ui.fx;

import io.github.poolscope.analysis.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A panel for texts that need room, such as a result of thousands of characters or a stack trace: one of them at a time,
 * with a choice of which, its length, a switch for wrapping and a button that copies it whole. FX thread only.
 */
public final class TextPanel extends VBox {
    /**
     * A text.
     *
     * @param choice its title
     * @param text all of it
     * @param wrapped whether it is wrapped until the user chooses otherwise
     */
    public record Named(Segments.Choice choice, String text, boolean wrapped) {}

    /** The width of the header, in pixels, from which on it has room for the length. */
    private static final double ROOMY_HEADER = 280;

    private final String id;
    private final HBox header = new HBox(8);
    private final Label length = new Label();
    private final ToggleButton wrap = new ToggleButton("", new FontIcon(Feather.CORNER_DOWN_LEFT));
    private final CopyingTextArea area = new CopyingTextArea();
    private final CopyButton copy = new CopyButton("text.copy", () -> area.getText());
    private final Map<String, Boolean> wrapping = new HashMap<>();
    private List<Named> texts = List.of();
    private String chosen = "";
    private Node title = new Label();

    /** Creates an empty panel, whose text area has that id. */
    public TextPanel(String id) {
        super(4);
        this.id = id;
        getStyleClass().add("text-panel");
        length.getStyleClass().add("hint");
        SpaceFilter.only(length, header, ROOMY_HEADER);
        wrap.setId(id + "Wrap");
        wrap.getStyleClass().addAll("flat", "small-icon");
        wrap.setMinWidth(USE_PREF_SIZE);
        wrap.setTooltip(Words.tooltip("text.wrap.hint"));
        wrap.accessibleTextProperty().bind(Words.bind("text.wrap"));
        area.wrapTextProperty().bind(wrap.selectedProperty());
        wrap.setOnAction(event -> wrapping.put(chosen, wrap.isSelected()));
        copy.setId(id + "Copy");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getChildren().addAll(title, length, gap, wrap, copy);
        area.setId(id);
        area.getStyleClass().add("stack-trace");
        area.setPrefRowCount(4);
        area.setMinHeight(48);
        VBox.setVgrow(area, Priority.ALWAYS);
        getChildren().addAll(header, area);
        Words.follow(this, this::say);
    }

    /** Shows these texts, at least one; of the same texts as before, the one that the user has chosen. */
    public void show(List<Named> next) {
        if (next.equals(texts)) {
            return;
        }
        boolean sameChoices = names(next).equals(names(texts));
        texts = List.copyOf(next);
        if (!sameChoices) {
            chosen = texts.get(0).choice().name();
            Segments segments =
                    new Segments(id + "Of", texts.stream().map(Named::choice).toList(), this::choose);
            title = segments;
            header.getChildren().set(0, segments);
        }
        say();
    }

    private static List<String> names(List<Named> texts) {
        return texts.stream().map(text -> text.choice().name()).toList();
    }

    private void choose() {
        if (title instanceof Segments segments && !segments.chosen().equals(chosen)) {
            chosen = segments.chosen();
            say();
        }
    }

    private void say() {
        texts.stream()
                .filter(text -> text.choice().name().equals(chosen))
                .findFirst()
                .ifPresent(text -> {
                    wrap.setSelected(wrapping.getOrDefault(chosen, text.wrapped()));
                    if (!area.getText().equals(text.text())) {
                        area.setText(text.text());
                        area.positionCaret(0);
                        area.setScrollTop(0);
                        area.setScrollLeft(0);
                    }
                    length.setText(
                            Words.text("text.length", Units.count(text.text().length())));
                    area.setAccessibleText(Words.text(text.choice().key()) + ", " + length.getText());
                });
    }
}
