package io.github.poolscope.ui.plan;

import atlantafx.base.theme.Styles;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Creates the controls of settings that need no control of their own. */
final class FieldControls {
    private FieldControls() {}

    /** Creates the field of a setting. */
    static Field field(Setting<?> setting, StringProperty text) {
        switch (setting.control()) {
            case BUTTONS -> {
                HBox buttons = buttons(setting, text);
                return new Field(setting, buttons, buttons, true);
            }
            case TEXT -> {
                TextField field = text(text);
                return new Field(setting, field, field, setting.control().wide());
            }
            case LINE -> {
                TextField field = line(setting, text);
                return new Field(setting, field, field, setting.control().wide());
            }
            default -> throw new IllegalArgumentException(setting + " has a control of its own");
        }
    }

    /** Returns a field for a text. */
    static TextField text(StringProperty text) {
        TextField field = new TextField();
        field.setPrefColumnCount(5);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    /** Returns a field for a text which, if there is none, is empty but for a prompt. */
    private static TextField line(Setting<?> setting, StringProperty text) {
        TextField field = new TextField();
        field.setPrefColumnCount(5);
        field.promptTextProperty().bind(Words.bind("plan.prompt." + setting.key()));
        field.textProperty().bindBidirectional(text, new EmptyIfNone());
        return field;
    }

    /** Shows "none" as an empty text. */
    private static final class EmptyIfNone extends StringConverter<String> {
        @Override
        public String toString(@Nullable String text) {
            return text == null || text.equals(PlanModel.NONE) ? "" : text;
        }

        @Override
        public String fromString(String shown) {
            return shown;
        }
    }

    /** Returns a list to choose one of the texts from. */
    static ComboBox<String> list(List<String> choices, StringProperty text) {
        ComboBox<String> list = new ComboBox<>();
        list.getItems().setAll(choices);
        list.setMaxWidth(Double.MAX_VALUE);
        list.setValue(text.get());
        list.valueProperty().addListener((o, before, now) -> {
            if (now != null) {
                text.set(now);
            }
        });
        text.addListener((o, before, now) -> list.setValue(now));
        return list;
    }

    /** Returns a row of buttons of which exactly one is selected. */
    private static HBox buttons(Setting<?> setting, StringProperty chosen) {
        List<String> choices = setting.choices();
        HBox row = new HBox();
        row.getStyleClass().add("segments");
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < choices.size(); i++) {
            String choice = choices.get(i);
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(Words.bind(setting.nameOf(choice)));
            button.setId("choice-" + choice);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.getStyleClass().add("segment");
            button.getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == choices.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setSelected(choice.equals(chosen.get()));
            button.setOnAction(event -> {
                button.setSelected(true); // Clicking the selected button changes nothing.
                chosen.set(choice);
            });
            chosen.addListener((o, before, now) -> button.setSelected(choice.equals(now)));
            row.getChildren().add(button);
        }
        return row;
    }
}
