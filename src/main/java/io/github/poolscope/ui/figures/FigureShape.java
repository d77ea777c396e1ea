package io.github.poolscope.ui.figures;

import io.github.poolscope.analysis.RunFigure;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;

/**
 * The texts for which a figure's cell has room.
 *
 * @param usual a value of usual length
 * @param usualDetail its detail; empty if it has none
 * @param longest a value of the maximum length
 * @param longestDetail its detail
 */
record FigureShape(String usual, String usualDetail, String longest, String longestDetail) {
    private static final String TIME = Units.duration(12_340_000_000L);
    private static final String LONG_TIME = Units.duration(754_000_000_000L);
    private static final String SHARE = Units.percent(1);
    private static final int COUNT = 100;
    private static final int LARGE_COUNT = 1_000_000;

    /** Returns the texts in the language of the window. */
    static FigureShape of(RunFigure figure) {
        return switch (figure) {
            case WALL, START_UP, FIRST_RESULT -> new FigureShape(TIME, "", LONG_TIME, "");
            case MAKESPAN -> new FigureShape(TIME, bound(TIME), LONG_TIME, bound(LONG_TIME));
            case BLOCKED -> new FigureShape(TIME, SHARE, LONG_TIME, SHARE);
            case UTILISATION -> new FigureShape(SHARE, "", SHARE, "");
            case CPU -> new FigureShape(SHARE, TIME, SHARE, LONG_TIME);
            case FAILED -> new FigureShape(Units.count(COUNT), of(COUNT), Units.count(LARGE_COUNT), of(LARGE_COUNT));
        };
    }

    private static String bound(String time) {
        return Words.say(Phrase.of("analysis.figure-detail.bound", time));
    }

    private static String of(int count) {
        return Words.say(Phrase.of("analysis.figure-detail.of", Units.count(count)));
    }
}
