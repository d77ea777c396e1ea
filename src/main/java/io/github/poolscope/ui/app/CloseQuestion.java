package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** Asks whether a run that goes on may be stopped, so that the window can close. FX thread only. */
final class CloseQuestion {
    private CloseQuestion() {}

    /** Whether the user agrees; returns once that has been answered. */
    static boolean agreed(Stage owner) {
        Alert question = new Alert(
                Alert.AlertType.CONFIRMATION,
                Words.text("close.question"),
                new ButtonType(Words.text("close.stop"), ButtonBar.ButtonData.OK_DONE),
                ButtonType.CANCEL);
        question.initOwner(owner);
        question.setHeaderText(null);
        question.setTitle("Poolscope");
        if (question.getDialogPane().lookupButton(ButtonType.CANCEL) instanceof Button cancel) {
            // The toolkit would say it in the machine's language.
            cancel.setText(Words.text("close.cancel"));
        }
        return question.showAndWait()
                .filter(answer -> answer != ButtonType.CANCEL)
                .isPresent();
    }
}
