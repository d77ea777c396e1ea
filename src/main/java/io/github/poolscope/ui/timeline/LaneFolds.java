package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.picture.LaneGroup;
import io.github.poolscope.analysis.picture.TimelinePicture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Which pools are folded in the timeline of a run, and which of their headings has the focus. Has no JavaFX controls.
 *
 * <p>If there are many pools, they are folded until the user unfolds them.
 */
final class LaneFolds {
    /** Up to this number of pools, all are unfolded at first. */
    static final int FEW = 12;

    /** What the user has chosen, by pool. */
    private final Map<Integer, Boolean> chosen = new HashMap<>();

    private @Nullable Path shown;
    private Optional<Boolean> all = Optional.empty();
    private OptionalInt focus = OptionalInt.empty();

    /** Begins anew if another run is shown than before; a replay is of the same run. */
    void show(Path run) {
        if (!run.equals(shown)) {
            shown = run;
            chosen.clear();
            all = Optional.empty();
            focus = OptionalInt.empty();
        }
    }

    boolean isFolded(LaneGroup group, TimelinePicture picture) {
        return chosen.getOrDefault(group.pool(), all.orElse(picture.groups().size() > FEW));
    }

    /** Folds or unfolds a pool; its heading gets the focus. */
    void toggle(LaneHead head) {
        fold(head, !head.folded());
    }

    void fold(LaneHead head, boolean folded) {
        chosen.put(head.group().pool(), folded);
        focus(head);
    }

    /** Folds all pools; unfolds them if all are folded. */
    void toggleAll(Lanes lanes) {
        all = Optional.of(!lanes.heads().stream().allMatch(LaneHead::folded));
        chosen.clear();
    }

    /** Returns the heading that has the focus. */
    Optional<LaneHead> focused(Lanes lanes) {
        return focus.isPresent() ? lanes.headOf(focus.getAsInt()) : Optional.empty();
    }

    void focus(LaneHead head) {
        focus = OptionalInt.of(head.group().pool());
    }

    void forgetFocus() {
        focus = OptionalInt.empty();
    }
}
