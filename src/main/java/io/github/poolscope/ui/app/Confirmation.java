package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** A question before an action that can't be undone. FX thread only. */
enum Confirmation {
    /** Whether to stop the current run so that the window can close. */
    CLOSE("question.close."),
    /** Whether to stop a run that has been running for a while. */
    STOP("question.stop.");

    private final String key;

    Confirmation(String key) {
        this.key = key;
    }

    /** Asks the user; returns whether the user agreed. Blocks until the question is answered. */
    boolean agreed(Stage owner) {
        return alert(owner)
                .showAndWait()
                .filter(answer -> answer != ButtonType.CANCEL)
                .isPresent();
    }

    /** Creates the question without showing it. */
    Alert alert(Stage owner) {
        Alert question = new Alert(
                Alert.AlertType.CONFIRMATION,
                Words.text(key + "ask"),
                new ButtonType(Words.text(key + "yes"), ButtonBar.ButtonData.OK_DONE),
                ButtonType.CANCEL);
        question.initOwner(owner);
        question.setHeaderText(null);
        question.setTitle("Poolscope");
        if (question.getDialogPane().lookupButton(ButtonType.CANCEL) instanceof Button cancel) {
            // The toolkit would use the language of the operating system.
            cancel.setText(Words.text(key + "no"));
        }
        return question;
    }
}
