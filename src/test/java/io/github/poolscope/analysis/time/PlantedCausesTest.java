package io.github.poolscope.analysis.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.time.PlantedCauses.Planted;
import io.github.poolscope.testing.TestSession;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Causes of lost time that do not depend on the machine's load are found in real runs; {@link PlantedCauses} has all. */
class PlantedCausesTest {
    @RegisterExtension
    final TestSession session = new TestSession();

    @Test
    void slow_input_and_large_chunks_are_found_in_real_runs() throws Exception {
        for (Planted planted : PlantedCauses.all(session.home())) {
            if (Set.of(TimePart.INPUT, TimePart.CHUNK_TOO_LARGE).contains(planted.expected())) {
                RunTime time = PlantedCauses.run(session.get(), planted);
                assertThat(time.whole().total()).isEqualTo(time.slots() * time.wall());
                assertThat(PlantedCauses.largestLoss(time, planted))
                        .as(planted.name() + ": " + time.whole())
                        .isEqualTo(planted.expected());
            }
        }
    }
}
