package io.github.poolscope.ui.app;

import io.github.poolscope.ui.fx.Words;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/** A question before something that can't be undone. FX thread only. */
enum Confirmation {
    /** Whether a run that goes on may be stopped, so that the window can close. */
    CLOSE("question.close."),
    /** Whether a run that has gone on for a while may be stopped. */
    STOP("question.stop.");

    private final String key;

    Confirmation(String key) {
        this.key = key;
    }

    /** Whether the user agrees; returns once that has been answered. */
    boolean agreed(Stage owner) {
        return alert(owner)
                .showAndWait()
                .filter(answer -> answer != ButtonType.CANCEL)
                .isPresent();
    }

    /** The question, not yet asked. */
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
            // The toolkit would say it in the machine's language.
            cancel.setText(Words.text(key + "no"));
        }
        return question;
    }
}
