package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.ui.lesson.ScriptTitle;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Says that the plan runs a script instead of the mode's one call, and offers to switch back. */
final class ScriptNote extends VBox {
    ScriptNote(PlanModel model) {
        super(4);
        setId("scriptNote");
        getStyleClass().add("script-note");
        Label said = new Label();
        said.textProperty()
                .bind(Words.bind(
                        "plan.script",
                        Bindings.createStringBinding(
                                () -> ScriptTitle.of(model.text(Setting.SCRIPT).get()),
                                model.text(Setting.SCRIPT),
                                Words.languageProperty())));
        said.setWrapText(true);
        said.setMinHeight(USE_PREF_SIZE);
        Button without = new Button();
        without.setId("scriptLeave");
        without.textProperty().bind(Words.bind("plan.script.leave"));
        without.setTooltip(Words.tooltip("plan.script.leave.hint"));
        without.setMinWidth(USE_PREF_SIZE);
        without.getStyleClass().add("small-button");
        without.setOnAction(event -> model.leaveScript());
        getChildren().addAll(said, without);
        BooleanBinding own = model.text(Setting.SCRIPT).isNotEqualTo(PlanModel.NONE);
        visibleProperty().bind(own);
        managedProperty().bind(own);
    }
}
