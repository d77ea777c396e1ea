package io.github.poolscope.ui.app;

import io.github.poolscope.analysis.Progress;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.session.LiveRun;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Room;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the run stands: the badge beside its title, the banner, the progress and the line below. FX thread only. */
final class RunStatus {
    private static final Set<String> TONES = Set.of("good", "bad", "warn", "live");

    private final Label badge;
    private final Node banner;
    private final Label bannerText;
    private final ProgressBar progress;
    private final Label progressLine;
    private final Label status;
    private final Button bannerClose;
    private boolean paused;
    /** What went wrong with something that was asked for; told until the user has read it. */
    private String trouble = "";

    private Runnable again = () -> {};

    RunStatus(
            Label badge,
            Node banner,
            Label bannerText,
            Button bannerClose,
            ProgressBar progress,
            Label progressLine,
            Label status) {
        this.bannerClose = bannerClose;
        bannerClose.setGraphic(new FontIcon(Feather.X));
        bannerClose.setAccessibleText("Close the message");
        bannerClose.setTooltip(new Tooltip("Close the message"));
        bannerClose.setOnAction(event -> {
            forgetTrouble();
            again.run();
        });
        this.badge = badge;
        this.banner = banner;
        this.bannerText = bannerText;
        this.progress = progress;
        this.progressLine = progressLine;
        this.status = status;
        showBanner("", false);
        Room.show(bannerClose, false);
    }

    /** Tells that what is shown is a run that goes on, as it stood a while ago. */
    void pause(boolean now) {
        paused = now;
    }

    void showNothing() {
        tellState("", "");
        progressLine.setText("");
        status.setText("every run is saved automatically");
    }

    void show(Frame frame) {
        Recording recording = frame.recording();
        Trace trace = recording.trace();
        int items = recording.header().items();
        int done = trace.taskels().completedCount();
        progress.setProgress(items == 0 ? 1 : done / (double) items);
        progressLine.setText(Progress.line(done, items, frame.now()));
        status.setText(Units.plural(recording.header().workers(), "worker")
                + " · utilisation " + Units.percent(frame.figures().utilisation())
                + " · makespan bound " + Units.duration(frame.figures().bound())
                + " · " + origin(recording));
        RunState state = frame.state();
        if (paused) {
            tellState("view paused", "warn");
        } else if (isReplay(recording)) {
            tellState("replaying", "live");
        } else {
            tellState(
                    RunWords.state(state) + (recording instanceof LiveRun ? "" : ", reopened"),
                    RunWords.tone(recording, state));
        }
        again = () -> RunWords.trouble(recording)
                .ifPresentOrElse(text -> showBanner(text, state != RunState.FAILED), () -> showBanner("", false));
        if (trouble.isEmpty()) {
            again.run();
        }
    }

    /** Tells of something that went wrong, above whatever is shown, until the user closes it or begins something else. */
    void tellTrouble(String sentence) {
        showBanner(sentence, false);
        trouble = sentence;
        Room.show(bannerClose, true);
    }

    void forgetTrouble() {
        trouble = "";
        Room.show(bannerClose, false);
        showBanner("", false);
    }

    private static boolean isReplay(Recording recording) {
        return !(recording instanceof LiveRun) && !(recording instanceof SavedRun);
    }

    private static String origin(Recording recording) {
        if (recording instanceof LiveRun) {
            return "saved automatically";
        }
        return isReplay(recording)
                ? "as it was at " + Units.seconds(recording.trace().now())
                : "reopened from " + recording.file().getFileName();
    }

    void tellState(String text, String tone) {
        badge.setText(text);
        badge.setVisible(!text.isEmpty());
        TONES.forEach(each -> badge.pseudoClassStateChanged(PseudoClass.getPseudoClass(each), each.equals(tone)));
    }

    private void showBanner(String text, boolean onlyWarning) {
        boolean visible = !text.isEmpty();
        Room.show(banner, visible);
        bannerText.setText(text);
        banner.pseudoClassStateChanged(PseudoClass.getPseudoClass("warn"), onlyWarning);
    }
}
