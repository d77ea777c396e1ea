package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.ScaledPane;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.workbench.Question;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks a {@link Question} over the window. FX thread only. */
final class Confirmation {
    private Confirmation() {}

    /** Asks the user; returns whether the user agreed. Blocks until the question is answered. */
    static boolean agreed(Question question, Stage owner) {
        Alert asked = alert(question, owner);
        asked.showingProperty().addListener((o, before, now) -> ScaledPane.dim(owner.getScene(), now));
        return asked.showAndWait().filter(answer -> answer != ButtonType.CANCEL).isPresent();
    }

    /** Creates the question without showing it. */
    static Alert alert(Question asked, Stage owner) {
        Alert question = new Alert(
                Alert.AlertType.CONFIRMATION,
                Words.text(asked.key() + "ask"),
                new ButtonType(Words.text(asked.key() + "yes"), ButtonBar.ButtonData.OK_DONE),
                ButtonType.CANCEL);
        question.initOwner(owner);
        question.setHeaderText(null);
        question.setTitle("Poolscope");
        Theme.enlargeLike(owner.getScene(), question.getDialogPane());
        if (question.getDialogPane().lookupButton(ButtonType.CANCEL) instanceof Button cancel) {
            // The toolkit would use the language of the operating system.
            cancel.setText(Words.text(asked.key() + "no"));
        }
        return question;
    }
}
