package io.github.poolscope.ui.replay;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.Replay;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Replays a run: play and pause, a scrubber, a speed, single steps. FX thread only; the trace is replayed on its own
 * thread, since going back in a large run takes time.
 */
public final class ReplayBar extends HBox {
    /** At this width, in pixels, and above, there is room for the time between the buttons. */
    private static final double WITH_TIME = 430;

    private static final List<Double> SPEEDS = List.of(0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0);

    private final Consumer<Recording> show;
    private final Runnable ended;
    private final Background player = new Background("replay");
    private final Button play = new Button();
    private final Tooltip playHint = new Tooltip();
    private final Slider scrubber = new Slider(0, 1, 0);
    private final Label time = new Label();
    private final ComboBox<Double> speed = new ComboBox<>();
    private final AnimationTimer clock = new AnimationTimer() {
        @Override
        public void handle(long now) {
            tick(now);
        }
    };
    private final AtomicBoolean following = new AtomicBoolean();
    private @Nullable Replay replay;
    private @Nullable Recording told;
    private long length;
    private volatile long wanted;
    private long lastTick;
    private boolean playing;
    private boolean scrubbing;

    /**
     * Creates a bar without a run.
     *
     * @param show receives each recording to show
     * @param ended is called when the user leaves the replay
     */
    public ReplayBar(Consumer<Recording> show, Runnable ended) {
        super(8);
        this.show = show;
        this.ended = ended;
        getStyleClass().add("replay-bar");
        setId("replayBar");
        setAlignment(Pos.CENTER_LEFT);
        play.setId("replayPlay");
        play.setOnAction(event -> toggle());
        Button start = button("replayStart", Feather.SKIP_BACK, "replay.start", () -> seek(0));
        Button step = button("replayStep", Feather.CHEVRONS_RIGHT, "replay.step", this::step);
        Button close = button("replayClose", Feather.X, "replay.close", this::leave);
        scrubber.setId("replayScrubber");
        scrubber.accessibleTextProperty().bind(Words.bind("replay.instant"));
        scrubber.valueProperty().addListener((o, before, now) -> {
            if (!scrubbing) {
                wanted = Math.round(now.doubleValue());
                follow();
            }
        });
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        time.setId("replayTime");
        time.getStyleClass().add("mono-text");
        time.setMinWidth(USE_PREF_SIZE);
        setMinWidth(0);
        SpaceFilter.only(time, this, WITH_TIME); // The status line tells the instant as well.
        speed.setId("replaySpeed");
        speed.getItems().setAll(SPEEDS);
        speed.setValue(1.0);
        speed.setConverter(new SpeedText());
        speed.setTooltip(Words.tooltip("replay.speed"));
        speed.accessibleTextProperty().bind(Words.bind("replay.speed"));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        getChildren().addAll(start, play, step, scrubber, time, speed, close);
        SpaceFilter.show(this, false);
        play.setTooltip(playHint);
        showPlaying(false);
        Words.follow(this, this::updatePlaying);
    }

    private static final class SpeedText extends StringConverter<Double> {
        @Override
        public String toString(@Nullable Double factor) {
            return factor == null ? "" : "×" + (factor == Math.rint(factor) ? factor.intValue() : factor);
        }

        @Override
        public Double fromString(String text) {
            return Double.valueOf(text.substring(1));
        }
    }

    private static Button button(String id, Feather icon, String key, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setTooltip(Words.tooltip(key));
        button.accessibleTextProperty().bind(Words.bind(key));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void key(KeyEvent event) {
        boolean modified = event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isShiftDown();
        // Space presses the focused button or opens the focused list.
        boolean ofControl = event.getCode() == KeyCode.SPACE
                && (speed.isFocused() || (event.getTarget() instanceof Button && !play.isFocused()));
        if (modified || speed.isShowing() || ofControl) {
            return;
        }
        switch (event.getCode()) {
            case SPACE -> toggle();
            case PERIOD -> step();
            case HOME -> seek(0);
            case ESCAPE -> leave();
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Starts the replay of a finished run. */
    public void open(Recording run) {
        close();
        length = Math.max(1, run.trace().now());
        scrubber.setMax((double) length);
        SpaceFilter.show(this, true);
        player.execute(() -> {
            Replay begun = new Replay(run);
            FxThread.later(() -> begin(begun));
        });
    }

    private void begin(Replay begun) {
        if (isVisible()) {
            replay = begun;
            seek(0);
            showPlaying(true);
            play.requestFocus();
        }
    }

    /** Clears the bar. */
    public void close() {
        showPlaying(false);
        replay = null;
        told = null;
        SpaceFilter.show(this, false);
    }

    /** Ends the replay thread; the bar can't be used again. */
    public void end() {
        close();
        player.end();
    }

    public boolean isOpen() {
        return isVisible();
    }

    /** Plays or pauses; restarts from the beginning if it is at the end. */
    public void toggle() {
        if (!playing && wanted >= length) {
            seek(0);
        }
        showPlaying(!playing);
    }

    /** Goes to an instant, in nanoseconds since the run began, and pauses there. */
    public void pauseAt(long instant) {
        showPlaying(false);
        seek(instant);
    }

    /** Goes to the next instant with an event, and pauses there. */
    public void step() {
        Replay now = replay;
        if (now != null) {
            showPlaying(false);
            player.execute(() -> {
                long next = now.nextEvent();
                FxThread.later(() -> seek(next));
            });
        }
    }

    /** Leaves the replay and returns to the whole run. */
    public void leave() {
        close();
        ended.run();
    }

    private void seek(long position) {
        wanted = Math.max(0, Math.min(position, length));
        scrubbing = true;
        scrubber.setValue((double) wanted);
        scrubbing = false;
        follow();
    }

    private void showPlaying(boolean now) {
        playing = now;
        lastTick = 0;
        play.setGraphic(new FontIcon(now ? Feather.PAUSE : Feather.PLAY));
        updatePlaying();
        if (now) {
            clock.start();
        } else {
            clock.stop();
        }
    }

    private void updatePlaying() {
        String says = Words.text(playing ? "replay.pause" : "replay.play");
        playHint.setText(says);
        play.setAccessibleText(says);
    }

    private void tick(long now) {
        if (lastTick != 0) {
            seek(wanted + Math.round((now - lastTick) * speed.getValue()));
            if (wanted >= length) {
                showPlaying(false);
            }
        }
        lastTick = now;
    }

    private void follow() {
        time.setText(Units.seconds(wanted) + " / " + Units.seconds(length));
        Replay now = replay;
        if (now != null && following.compareAndSet(false, true)) {
            player.execute(() -> {
                following.set(false);
                now.goTo(wanted);
                Recording stands = now.now();
                FxThread.later(() -> tell(now, stands));
            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether this is the recording shown.
    private void tell(Replay of, Recording stands) {
        if (replay == of && told != stands) {
            told = stands;
            show.accept(stands);
        }
    }
}
