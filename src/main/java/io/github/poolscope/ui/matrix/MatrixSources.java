package io.github.poolscope.ui.matrix;

import io.github.poolscope.matrix.Source;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Claims of tutorials that differ from what was measured, with the measurements. FX thread only. */
final class MatrixSources extends VBox {
    private final MatrixModel model;
    private final Label title = new Label();

    MatrixSources(MatrixModel model) {
        super(8);
        this.model = model;
        title.textProperty().bind(Words.bind(Phrase.of("matrix.sources")));
        title.getStyleClass().add("card-title");
    }

    void refresh() {
        getChildren().setAll(title);
        for (Source source : Source.values()) {
            Label claim = new Label(Words.say(source.claim()));
            claim.setWrapText(true);
            claim.setMinHeight(USE_PREF_SIZE);
            getChildren().add(claim);
            if (!model.cells().isEmpty()) {
                Label found = new Label(source.measured(model.cells(), Words.language()));
                found.setWrapText(true);
                found.setMinHeight(USE_PREF_SIZE);
                found.getStyleClass().add("matrix-measured");
                getChildren().add(found);
            }
        }
    }
}
