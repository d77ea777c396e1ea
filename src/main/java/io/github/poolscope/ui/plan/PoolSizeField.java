package io.github.poolscope.ui.plan;

import io.github.poolscope.plan.EngineKind;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PoolSize;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The pool's size, with a button for one worker fewer and one for one more, and the number of cores. */
final class PoolSizeField {
    /** In a narrower field, in pixels, the number of cores would cover the pool's size. */
    private static final double ROOM_FOR_CORES = 165;

    private final StringProperty text;
    private final Label cores = new Label();
    private final Field field;

    PoolSizeField(StringProperty text) {
        this.text = text;
        TextField number = FieldControls.text(text);
        cores.getStyleClass().add("field-hint");
        cores.setMouseTransparent(true);
        SpaceFilter.only(cores, number, ROOM_FOR_CORES);
        HBox inside = new HBox(2, cores, step("−", "plan.fewer", -1), step("+", "plan.more", 1));
        inside.setAlignment(Pos.CENTER_RIGHT);
        inside.setPickOnBounds(false);
        inside.setMaxWidth(Region.USE_PREF_SIZE);
        inside.getStyleClass().add("field-hint-box");
        StackPane both = new StackPane(number, inside);
        both.setAlignment(Pos.CENTER_RIGHT);
        field = new Field(Setting.PROCESSES, both, number, true);
    }

    Field field() {
        return field;
    }

    /** Shows what the size of a plan means on this machine. */
    void show(Plan plan) {
        cores.setText(
                plan.effectiveEngine() == EngineKind.SERIAL
                        ? Words.text("plan.hint.no-pool")
                        : Words.text("plan.hint.cores", PoolSize.usableCores()));
    }

    private Button step(String sign, String key, int by) {
        Button button = new Button(sign);
        button.getStyleClass().addAll("flat", "stepper");
        button.accessibleTextProperty().bind(Words.bind(key));
        button.setTooltip(Words.tooltip(key));
        button.setFocusTraversable(false);
        button.setOnAction(event -> step(by));
        return button;
    }

    private void step(int by) {
        int now;
        try {
            now = PoolSize.parse(text.get()).workers();
        } catch (PlanException e) {
            now = PoolSize.usableCores();
        }
        text.set(Integer.toString(Math.max(0, Math.min(PoolSize.MAX, now + by))));
    }
}
