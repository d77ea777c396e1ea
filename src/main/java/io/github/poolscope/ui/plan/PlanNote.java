package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.ScriptTitle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says that the plan runs something else in place of the mode's one call, and offers to switch back. */
final class PlanNote extends VBox {
    private PlanNote(String key, StringBinding text, BooleanBinding applies, Runnable leave) {
        super(4);
        setId(key + "Note");
        getStyleClass().add("script-note");
        Label said = new Label();
        said.textProperty().bind(text);
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        Button without = new Button();
        without.setId(key + "Leave");
        without.textProperty().bind(Words.bind("plan." + key + ".leave"));
        without.setTooltip(Words.tooltip("plan." + key + ".leave.hint"));
        without.setMinWidth(USE_PREF_SIZE);
        without.getStyleClass().add("small-button");
        without.setOnAction(event -> leave.run());
        getChildren().addAll(said, without);
        visibleProperty().bind(applies);
        managedProperty().bind(applies);
    }

    /** Returns the note that a script runs. */
    static PlanNote ofScript(PlanModel model) {
        return new PlanNote(
                "script",
                Words.bind(
                        "plan.script",
                        Bindings.createStringBinding(
                                () -> ScriptTitle.of(model.text(Setting.SCRIPT).get()),
                                model.text(Setting.SCRIPT),
                                Words.languageProperty())),
                model.text(Setting.SCRIPT).isNotEqualTo(PlanModel.NONE),
                model::leaveScript);
    }

    /** Returns the note that a command runs. */
    static PlanNote ofCommand(PlanModel model) {
        return new PlanNote(
                "command",
                Words.bind("plan.command"),
                model.text(Setting.COMMAND).isNotEqualTo(PlanModel.NONE),
                model::leaveCommand);
    }
}
