package io.github.poolscope.ui.program;

import io.github.poolscope.analysis.StepTimes;
import io.github.poolscope.ui.fx.Words;
import java.util.function.Supplier;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Tells what the time beside a line means and what else is blocked there, when the mouse is over it. */
final class GutterHint {
    private final GutterCanvas gutter;
    private final Supplier<LineTimes> times;
    private final Tooltip hint = new Tooltip();
    private boolean installed;

    GutterHint(GutterCanvas gutter, CodeGeometry geometry, Supplier<LineTimes> times) {
        this.gutter = gutter;
        this.times = times;
        gutter.addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(geometry.lineAt(event.getY())));
    }

    private void point(int line) {
        LineTimes now = times.get();
        StepTimes.Time time = now.byLine().get(line);
        String ofMain = time == null ? "" : LineMark.sentence(time, now.lit().orElse(LineFollower.NONE) == line);
        String others = now.elsewhere().get(line);
        String ofOthers = others == null ? "" : Words.text("program.elsewhere.blocked", others);
        boolean both = !ofMain.isEmpty() && !ofOthers.isEmpty();
        String all = ofMain + (both ? "\n" : "") + ofOthers;
        hint.setText(all);
        if (!all.isEmpty() && !installed) {
            Tooltip.install(gutter, hint);
        } else if (all.isEmpty() && installed) {
            Tooltip.uninstall(gutter, hint);
            hint.hide();
        }
        installed = !all.isEmpty();
    }
}
