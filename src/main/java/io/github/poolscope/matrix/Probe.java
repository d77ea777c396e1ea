package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A run that shows properties of a mode. */
public enum Probe {
    /** Three workers, nine taskels of which the first are the longest: they complete out of order. */
    ORDER("""
            {"processes": 3, "items": 9, "chunksize": 1, "workload": "sleep-descending:unit=0.06"}"""),
    /** Sixty-four taskels with a chunksize of eight. */
    CHUNKS("""
            {"processes": 3, "items": 64, "chunksize": 8, "workload": "identity"}"""),
    /** Sixty-four taskels without a chunksize. */
    AUTO_CHUNKS("""
            {"processes": 3, "items": 64, "workload": "identity"}"""),
    /**
     * A function that returns how many arguments it received, and a main program that prints what the call returned.
     */
    CALL("""
            {"script": "method-probe", "processes": 1, "items": 2}""");

    private final String json;

    Probe(String json) {
        this.json = json;
    }

    /** The chunksize that {@link #CHUNKS} sets. */
    static final int ASKED_CHUNKSIZE = 8;

    public Plan plan(Mode mode) {
        return PlanJson.read(
                json.replaceFirst("\\{", "{\"startMethod\": \"forkserver\", \"mode\": \"" + mode.key() + "\", "));
    }

    /**
     * Returns the file of a mode's run. It is kept beside the history, not in it, until the next measurement.
     *
     * @throws IOException if the folder can't be created
     */
    public Path file(RunFolder history, Mode mode) throws IOException {
        Path folder = Files.createDirectories(history.home().resolve("matrix"));
        return folder.resolve(mode.key() + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + RunFolder.ENDING);
    }
}
