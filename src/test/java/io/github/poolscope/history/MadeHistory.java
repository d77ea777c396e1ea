package io.github.poolscope.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.RunHeader;
import io.github.poolscope.run.RunFileWriter;
import io.github.poolscope.run.RunFolder;
import io.github.poolscope.run.SavedRun;
import io.github.poolscope.testing.SampleRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/** Histories of any number of runs, each with a plan of its own. */
final class MadeHistory {
    private static final int FIRST = 1_000_000;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private MadeHistory() {}

    /** Saves a run as {@code name}. */
    static Path save(RunFolder folder, String name, SavedRun run) throws IOException {
        Files.createDirectories(folder.path());
        Path file = folder.path().resolve(name + RunFolder.ENDING);
        RunFileWriter writer = RunFileWriter.open(file);
        writer.begin(run.header(), run.trace(), run::about);
        writer.finish();
        return file;
    }

    /** Makes copies of one small run whose plans differ in the number of items. */
    static void make(RunFolder folder, int count) throws IOException {
        SavedRun run = SampleRuns.imap("x");
        RunHeader told = run.header();
        RunHeader header = new RunHeader(
                PlanJson.read("{\"mode\": \"imap\", \"items\": " + FIRST + "}"),
                told.program(),
                told.items(),
                told.workers(),
                told.chunksize(),
                told.cores());
        Path one = save(folder, "made-0", new SavedRun(header, run.trace(), run.file()));
        String bytes = Files.readString(one, ISO_8859_1);
        for (int i = 0; i < count; i++) {
            Path file = folder.path().resolve("made-" + i + RunFolder.ENDING);
            Files.writeString(file, bytes.replace(Integer.toString(FIRST), Integer.toString(FIRST + i)), ISO_8859_1);
            Files.setLastModifiedTime(file, FileTime.from(BEGAN.plus(Duration.ofMinutes(i))));
        }
    }
}
