package io.github.poolscope.matrix;

import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A run by which something of a mode is found. */
public enum Probe {
    /** Three workers, nine taskels of which the first are the longest: they complete out of order. */
    ORDER("""
            {"processes": 3, "items": 9, "chunksize": 1, "workload": "sleep-descending:unit=0.06"}"""),
    /** Sixty-four taskels, where a chunksize of eight is asked for. */
    CHUNKS("""
            {"processes": 3, "items": 64, "chunksize": 8, "workload": "identity"}"""),
    /** The same where no chunksize is told. */
    AUTO_CHUNKS("""
            {"processes": 3, "items": 64, "workload": "identity"}"""),
    /** A function that tells how many arguments it got, and a main program that tells what it was given. */
    CALL("""
            {"script": "method-probe", "processes": 1, "items": 2}""");

    private final String json;

    Probe(String json) {
        this.json = json;
    }

    /** The chunksize that {@link #CHUNKS} asks for. */
    static final int ASKED_CHUNKSIZE = 8;

    public Plan plan(Mode mode) {
        return PlanJson.read(
                json.replaceFirst("\\{", "{\"startMethod\": \"forkserver\", \"mode\": \"" + mode.key() + "\", "));
    }

    /**
     * Where the run of a mode is kept, beside the history, which it would flood: until it is measured again.
     *
     * @throws IOException if the folder can't be made
     */
    public Path file(RunFolder history, Mode mode) throws IOException {
        Path folder = Files.createDirectories(history.home().resolve("matrix"));
        return folder.resolve(mode.key() + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-') + RunFolder.ENDING);
    }
}
