package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The mapping mode, with a badge for each property that modes differ in. */
final class ModeField {
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final FlowPane badges = new FlowPane(2, 3);
    private final Field field;

    ModeField(StringProperty text) {
        ComboBox<String> list = FieldControls.list(Setting.MODE.choices(), text);
        list.setVisibleRowCount(list.getItems().size());
        badges.getStyleClass().add("badges");
        field = new Field(Setting.MODE, new VBox(list, badges), list, true);
    }

    Field field() {
        return field;
    }

    /** Shows which of the properties a mode has. */
    void show(Mode mode) {
        badges.getChildren()
                .setAll(
                        badge("badge.blocks", mode.blocks()),
                        badge("badge.concurrent", mode.concurrent()),
                        badge("badge.ordered", mode.ordered()),
                        badge("badge.lazy", mode.lazy()),
                        badge("badge.many-args", mode.manyArguments()));
    }

    private static Label badge(String key, boolean on) {
        Label badge = new Label(Words.text(key));
        badge.getStyleClass().add("badge");
        badge.pseudoClassStateChanged(ON, on);
        badge.setAccessibleText(on ? badge.getText() : Words.text("badge.not", badge.getText()));
        Tooltip tooltip = Words.tooltip(key + ".hint");
        tooltip.setWrapText(true);
        badge.setTooltip(tooltip);
        return badge;
    }
}
