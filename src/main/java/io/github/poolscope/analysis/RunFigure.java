package io.github.poolscope.analysis;

import io.github.poolscope.words.Phrase;

/** The figures by which a run is judged, in the order in which they are shown. {@link Figures} has their definitions. */
public enum RunFigure {
    WALL("wall"),
    MAKESPAN("makespan"),
    START_UP("start-up"),
    FIRST_RESULT("first-result"),
    BLOCKED("blocked"),
    UTILISATION("utilisation"),
    CPU("cpu"),
    FAILED("failed");

    private final String key;

    RunFigure(String key) {
        this.key = key;
    }

    /** Returns its name in one or two words. */
    public Phrase title() {
        return Phrase.of("analysis.figure." + key);
    }

    /** Returns what it means, in one or two sentences. */
    public Phrase means() {
        return Phrase.of("analysis.figure-means." + key);
    }

    /** Returns the name of the figure in style sheets and files. */
    public String key() {
        return key;
    }
}
