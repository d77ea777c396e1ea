package io.github.poolscope.sweep;

/** When a setting counts as slower than another. */
final class Judgement {
    /** The probability with which a sweep of settings without effect may claim one. */
    private static final double LEVEL = 0.05;

    private Judgement() {}

    /**
     * Returns whether a setting is slower by more than noise, judged from repeated runs of both.
     *
     * @param settings the number of settings that are compared: the more there are, the more must it be (Bonferroni)
     */
    static boolean isSlower(MeasuredSetting setting, MeasuredSetting than, int settings) {
        return setting.mean() > than.mean() && setting.probabilityOfEqual(than) < LEVEL / Math.max(1, settings - 1);
    }
}
