package io.github.poolscope.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run file may contain anything: each reader reads it, or says in one sentence why not, quickly, without filling the
 * memory, and writes nothing to it nor beside it.
 */
class HostileRunFileTest {
    /** Makes the mutants of {@link RunFileFuzz} reproducible. */
    private static final long SEED = 20_261_128;

    private static final int MUTANTS = 200;

    @TempDir
    Path folder;

    @Test
    void every_reader_copes_with_every_mutant() throws Exception {
        RunFileFuzz fuzz = new RunFileFuzz(folder);
        fuzz.originals();
        fuzz.mutants(SEED, MUTANTS);
        assertThat(fuzz.wrong()).as(fuzz.toString()).isEmpty();
        assertThat(fuzz.readable()).as(fuzz.toString()).isBetween(MUTANTS / 10, MUTANTS * 9 / 10);
    }
}
