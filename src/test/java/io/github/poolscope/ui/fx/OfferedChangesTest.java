package io.github.poolscope.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.analysis.Notice;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.words.Phrase;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Plans suggested by a notice can be run. */
class OfferedChangesTest {
    private static final long SEED = 21;

    @Test
    void a_change_that_would_be_refused_is_not_offered_and_the_notice_stays() {
        Random random = new Random(SEED);
        OfferedChanges offered = new OfferedChanges();
        for (String refused : List.of(
                "{\"workload\": \"crash:on=5,seconds=0.3\", \"processes\": 0}",
                "{\"workload\": \"crash:on=1\", \"engine\": \"threads\"}",
                "{\"workload\": \"sleep\", \"engine\": \"serial\", \"hardLimit\": 5}",
                "{\"workload\": \"sleep\", \"engine\": \"threads\", \"maxTasksPerChild\": " + (1 + random.nextInt(99))
                        + "}")) {
            List<Notice> shown = offered.of(List.of(notice(refused)));
            assertThat(shown).as(refused + ", seed " + SEED).hasSize(1);
            assertThat(shown.get(0).change()).as(refused + ", seed " + SEED).isEmpty();
        }
        assertThat(offered.of(List.of(notice("{\"workload\": \"sleep\", \"processes\": 0}")))
                        .get(0)
                        .change())
                .isPresent();
    }

    private static Notice notice(String json) {
        Plan plan = PlanJson.read(json);
        return new Notice(
                Phrase.asItIs("What happened."),
                Optional.of(new Notice.Change(Phrase.asItIs("Run something else"), plan)));
    }
}
