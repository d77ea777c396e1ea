package io.github.poolscope.ui.fx;

import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says that work is in progress in the background and how far it is, with a button that cancels it. It is hidden, and
 * takes no room, while there is no work. FX thread only.
 */
public final class BusyBar extends HBox {
    /** Work that is shorter is not shown, as a bar that flashes at each letter typed would only disturb. */
    private static final Duration DELAY = Duration.millis(100);

    private static final Duration PERIOD = Duration.millis(200);
    private static final double INDICATOR = 14;

    private final Label text = new Label();
    private final Button cancel = new Button();
    private final Timeline appears = new Timeline(new KeyFrame(DELAY, event -> appear()));
    private final Timeline clock = new Timeline(new KeyFrame(PERIOD, event -> say()));
    private Supplier<String> said = () -> "";
    private Runnable onCancel = () -> {};
    private boolean busy;

    public BusyBar() {
        super(8);
        getStyleClass().add("busy-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setMinSize(INDICATOR, INDICATOR);
        indicator.setPrefSize(INDICATOR, INDICATOR);
        indicator.setMaxSize(INDICATOR, INDICATOR);
        text.getStyleClass().add("busy-text");
        cancel.textProperty().bind(Words.bind("busy.cancel"));
        cancel.setTooltip(Words.tooltip("busy.cancel.hint"));
        cancel.getStyleClass().add("small-button");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> cancel());
        clock.setCycleCount(Animation.INDEFINITE);
        getChildren().addAll(indicator, text, cancel);
        SpaceFilter.show(this, false);
    }

    /**
     * Called when work begins, or is replaced by other work.
     *
     * @param words returns what is done and how far it is, in a few words; asked several times a second
     * @param cancels cancels the work, which then calls {@link #end}
     */
    public void begin(Supplier<String> words, Runnable cancels) {
        said = words;
        onCancel = cancels;
        busy = true;
        if (isVisible()) {
            say();
        } else {
            appears.playFromStart();
        }
    }

    /** Called when the work has ended, however it did. */
    public void end() {
        busy = false;
        appears.stop();
        clock.stop();
        SpaceFilter.show(this, false);
    }

    /** Cancels the work; returns false if there is none. */
    public boolean cancel() {
        if (!busy) {
            return false;
        }
        onCancel.run();
        return true;
    }

    /** Makes Esc cancel the work while the focus is in {@code view}: see {@link #cancelAround}. */
    public void cancelsFrom(Node view) {
        view.getProperties().put(BusyBar.class, this);
    }

    /** Cancels the work of the view that a node is in; returns false if there is none. */
    public static boolean cancelAround(@Nullable Node focus) {
        for (Node node = focus; node != null; node = node.getParent()) {
            if (node.getProperties().get(BusyBar.class) instanceof BusyBar bar && bar.cancel()) {
                return true;
            }
        }
        return false;
    }

    private void appear() {
        say();
        SpaceFilter.show(this, true);
        clock.playFromStart();
    }

    private void say() {
        text.setText(said.get());
        setAccessibleText(text.getText());
    }
}
