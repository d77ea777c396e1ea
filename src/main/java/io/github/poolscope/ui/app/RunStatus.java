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
import io.github.poolscope.ui.workbench.Workbench;
import io.github.poolscope.words.Shown;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Shows the state of the run: the badge beside its title, the banner, the progress and the status line. FX thread only.
 */
final class RunStatus {
    private static final Set<String> TONES = Set.of("good", "bad", "warn", "live");

    /** The maximum length in characters: five lines in the smallest window. An error's message may be far longer. */
    private static final int MAX_MESSAGE_LENGTH = 400;

    private final Workbench workbench;
    private final Label badge;
    private final Node banner;
    private final Label bannerText;
    private final ProgressBar progress;
    private final Label progressLine;
    private final Label status;

    /** A run and its state whose message the user has dismissed. */
    private record Read(Recording recording, RunState state, boolean unsaved) {
        static Read of(Frame frame) {
            Recording recording = frame.recording();
            return new Read(recording, frame.state(), recording.saveProblem().isPresent());
        }
    }

    private Optional<Read> read = Optional.empty();

    RunStatus(
            Workbench workbench,
            Label badge,
            Node banner,
            Label bannerText,
            Button bannerClose,
            ProgressBar progress,
            Label progressLine,
            Label status) {
        this.workbench = workbench;
        this.badge = badge;
        this.banner = banner;
        this.bannerText = bannerText;
        this.progress = progress;
        this.progressLine = progressLine;
        this.status = status;
        bannerClose.setGraphic(new FontIcon(Feather.X));
        bannerClose.accessibleTextProperty().bind(Words.bind("banner.close"));
        bannerClose.setTooltip(Words.tooltip("banner.close"));
        bannerClose.setOnAction(event -> workbench.dismiss());
        InvalidationListener update = o -> update();
        workbench.runs().frameProperty().addListener(update);
        workbench.runs().firstProperty().addListener(update);
        workbench.runs().lookProperty().addListener(update);
        workbench.work().phaseProperty().addListener(update);
        workbench.troubleProperty().addListener(update);
        workbench.dismissalsProperty().addListener((o, before, now) -> {
            read = Optional.ofNullable(workbench.runs().frameProperty().get()).map(Read::of);
            update();
        });
        Words.follow(badge, this::update);
        update();
    }

    private void update() {
        Frame frame = workbench.runs().frameProperty().get();
        updateBadge(frame);
        updateBanner(frame);
        if (frame == null) {
            progress.setProgress(0);
            progressLine.setText("");
            status.setText(workbench.runs().first() == null ? Words.text("status.nothing") : "");
            return;
        }
        Trace trace = frame.recording().trace();
        int done = trace.taskels().completedCount();
        int total = Progress.total(frame.recording().header(), trace);
        boolean isOpen = Progress.isOpen(frame.recording().header(), trace);
        progress.setProgress(total > 0 ? done / (double) total : isOpen ? 0 : 1);
        progressLine.setText(Progress.line(frame.recording().header(), trace, done, frame.now()));
        status.setText(Words.text("status.line", RunWords.workers(frame.recording()), origin(frame.recording())));
    }

    private void updateBadge(@Nullable Frame frame) {
        switch (workbench.work().phaseProperty().get()) {
            case STARTING -> showState(RunWords.state(RunState.STARTING), "live");
            case STOPPING, STUCK -> showState(RunWords.state(RunState.STOPPING), "warn");
            case NONE, RUNNING -> {
                if (frame == null) {
                    showState("", "");
                } else {
                    stand(frame.recording(), frame.state());
                }
            }
        }
    }

    private void stand(Recording recording, RunState stands) {
        if (workbench.runs().isPaused()) {
            showState(Words.text("state.paused"), "warn");
        } else if (isReplay(recording)) {
            showState(Words.text("state.replaying"), "live");
        } else if (recording instanceof LiveRun) {
            showState(RunWords.standing(recording, stands), RunWords.tone(recording, stands));
        } else {
            showState(
                    Words.text("state.reopened", RunWords.standing(recording, stands)),
                    RunWords.tone(recording, stands));
        }
    }

    private void showState(String says, String tone) {
        badge.setText(says);
        SpaceFilter.show(badge, !says.isEmpty());
        TONES.forEach(each -> badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(tone)));
    }

    /** Shows why the last request failed; otherwise what went wrong in the run, until the user dismisses it. */
    private void updateBanner(@Nullable Frame frame) {
        String trouble = workbench.troubleProperty().get();
        if (!trouble.isEmpty()) {
            showBanner(trouble, false);
        } else if (frame == null || read.equals(Optional.of(Read.of(frame)))) {
            showBanner("", false);
        } else {
            Optional<String> unsaved = frame.recording().saveProblem().map(Words::say);
            Optional<String> unseen =
                    frame.recording() instanceof LiveRun live ? live.remark().map(Words::say) : Optional.empty();
            String text = Stream.of(RunWords.trouble(frame.recording()), unseen, unsaved)
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" "));
            showBanner(text, frame.state() != RunState.FAILED && unsaved.isEmpty());
        }
    }

    private void showBanner(String text, boolean onlyWarning) {
        SpaceFilter.show(banner, !text.isEmpty());
        bannerText.setText(Shown.beginning(text, MAX_MESSAGE_LENGTH));
        banner.pseudoClassStateChanged(PseudoClass.getPseudoClass("warn"), onlyWarning);
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
}
