package io.github.poolscope.ui.app;

import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.SpaceFilter;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Shown;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the state of the run: the badge beside its title, the banner, the progress and the status line. FX thread only.
 */
final class RunStatus {
    private static final Set<String> TONES = Set.of("good", "bad", "warn", "live");

    /** The maximum length in characters: five lines in the smallest window. An error's message may be far longer. */
    private static final int MAX_MESSAGE_LENGTH = 400;

    private final Label badge;
    private final Node banner;
    private final Label bannerText;
    private final ProgressBar progress;
    private final Label progressLine;
    private final Label status;
    private boolean paused;
    /** The error of the last request; shown until the user dismisses it. */
    private String trouble = "";

    private Runnable again = () -> {};
    /** Updates the status line and the banner in the current language. */
    private Runnable line = () -> {};

    private Supplier<String> state = () -> "";
    /** Updates the state of the shown run. */
    private Runnable standing = this::showNoState;

    /** A run and its state whose message the user has dismissed. */
    private record Read(Recording recording, RunState state, boolean unsaved) {
        static Read of(Recording recording, RunState state) {
            return new Read(recording, state, recording.saveProblem().isPresent());
        }
    }

    private Optional<Read> shown = Optional.empty();
    private Optional<Read> read = Optional.empty();

    RunStatus(
            Label badge,
            Node banner,
            Label bannerText,
            Button bannerClose,
            ProgressBar progress,
            Label progressLine,
            Label status) {
        bannerClose.setGraphic(new FontIcon(Feather.X));
        bannerClose.accessibleTextProperty().bind(Words.bind("banner.close"));
        bannerClose.setTooltip(Words.tooltip("banner.close"));
        bannerClose.setOnAction(event -> {
            dismiss();
            again.run();
        });
        this.badge = badge;
        this.banner = banner;
        this.bannerText = bannerText;
        this.progress = progress;
        this.progressLine = progressLine;
        this.status = status;
        showBanner("", false);
        Words.follow(badge, () -> {
            updateState();
            line.run();
        });
    }

    /** Sets whether the view shows a snapshot of a live run. */
    void pause(boolean now) {
        paused = now;
    }

    void showNothing() {
        standing = this::showNoState;
        again = () -> {};
        shown = Optional.empty();
        stand();
        clearError();
        progress.setProgress(0);
        progressLine.setText("");
        line = () -> status.setText(Words.text("status.nothing"));
        line.run();
    }

    void show(Frame frame) {
        Recording recording = frame.recording();
        Trace trace = recording.trace();
        int done = trace.taskels().completedCount();
        int total = Progress.total(recording.header(), trace);
        progress.setProgress(total == 0 ? 1 : done / (double) total);
        progressLine.setText(Progress.line(done, total, frame.now()));
        RunState stands = frame.state();
        boolean held = paused;
        shown = Optional.of(Read.of(recording, stands));
        standing = () -> stand(recording, stands, held);
        stand();
        again = () -> updateError(recording, stands);
        line = () -> updateLine(frame);
        line.run();
    }

    /** Shows the state of the shown run again, after a message about a run that could not start. */
    void stand() {
        standing.run();
    }

    private void stand(Recording recording, RunState stands, boolean held) {
        if (held) {
            showState(() -> Words.text("state.paused"), "warn");
        } else if (isReplay(recording)) {
            showState(() -> Words.text("state.replaying"), "live");
        } else if (recording instanceof LiveRun) {
            showState(() -> RunWords.standing(recording, stands), RunWords.tone(recording, stands));
        } else {
            showState(
                    () -> Words.text("state.reopened", RunWords.standing(recording, stands)),
                    RunWords.tone(recording, stands));
        }
    }

    private void updateError(Recording recording, RunState stands) {
        if (read.equals(Optional.of(Read.of(recording, stands)))) {
            showBanner("", false);
            return;
        }
        boolean onlyWarning = stands != RunState.FAILED;
        Optional<String> unsaved = recording.saveProblem().map(Words::say);
        String text = Stream.of(RunWords.trouble(recording), unsaved)
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        showBanner(text, onlyWarning && unsaved.isEmpty());
    }

    private void updateLine(Frame frame) {
        Recording recording = frame.recording();
        status.setText(Words.text(
                "status.line",
                recording.header().workers(),
                Units.percent(frame.figures().utilisation()),
                Units.duration(frame.figures().bound()),
                origin(recording)));
        if (trouble.isEmpty()) {
            again.run();
        }
    }

    /** Shows an error above the views until the user dismisses it or starts something else. */
    void showError(String sentence) {
        showBanner(sentence, false);
        trouble = sentence;
    }

    /** Called when the user dismisses the message: it is not shown again until something new happens. */
    void dismiss() {
        if (trouble.isEmpty()) {
            read = shown;
        }
        clearError();
    }

    void clearError() {
        trouble = "";
        showBanner("", false);
    }

    private static boolean isReplay(Recording recording) {
        return !(recording instanceof LiveRun) && !(recording instanceof SavedRun);
    }

    private static String origin(Recording recording) {
        if (recording instanceof LiveRun) {
            return Words.text(recording.saveProblem().isPresent() ? "status.not-saved" : "status.saved");
        }
        return isReplay(recording)
                ? Words.text("status.as-it-was", Units.seconds(recording.trace().now()))
                : Words.text("status.reopened", String.valueOf(recording.file().getFileName()));
    }

    /** Shows the state of the run; {@code tone} is a result of {@link RunWords#tone}. */
    void showState(RunState stands, String tone) {
        showState(() -> RunWords.state(stands), tone);
    }

    /** Shows no state. */
    void showNoState() {
        showState(() -> "", "");
    }

    private void updateState() {
        badge.setText(state.get());
        badge.setVisible(!badge.getText().isEmpty());
    }

    private void showState(Supplier<String> says, String tone) {
        state = says;
        updateState();
        TONES.forEach(each -> badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(tone)));
    }

    private void showBanner(String text, boolean onlyWarning) {
        boolean visible = !text.isEmpty();
        SpaceFilter.show(banner, visible);
        bannerText.setText(Shown.beginning(text, MAX_MESSAGE_LENGTH));
        banner.pseudoClassStateChanged(PseudoClass.getPseudoClass("warn"), onlyWarning);
    }
}
