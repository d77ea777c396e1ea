package io.github.poolscope.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundsTest {
    /** Returns rounds of runs that take 1 s, with chance and a machine that becomes slower. */
    private static Rounds rounds(Random random, int count, double factor, double chance) {
        Rounds rounds = new Rounds();
        for (int i = 0; i < count; i++) {
            double slower = 1 + 0.03 * i;
            rounds.add(new Rounds.Round(
                    slower * noisy(random, chance),
                    slower * 1.01 * factor * noisy(random, chance),
                    slower * 1.02 * noisy(random, chance)));
        }
        return rounds;
    }

    private static double noisy(Random random, double chance) {
        return Math.exp(chance * random.nextGaussian());
    }

    private static int claims(double factor, double chance) {
        Random random = new Random(20261130);
        int claims = 0;
        for (int i = 0; i < 400; i++) {
            claims += rounds(random, 7, factor, chance).ratio().isDifferent() ? 1 : 0;
        }
        return claims;
    }

    @Test
    void equal_settings_are_hardly_ever_told_apart_and_a_fifth_more_is_found() {
        assertThat(claims(1, 0.05)).as("of 400 comparisons of equal settings").isLessThan(12);
        assertThat(claims(1.2, 0.05)).as("of 400 comparisons with a fifth more").isGreaterThan(380);
    }

    @Test
    void the_judgement_is_a_sentence() {
        Rounds rounds = new Rounds();
        rounds.add(new Rounds.Round(1, 0.5, 1));
        assertThat(rounds.sentence()).hasToString("1 rounds are too few to judge: at least 3 are needed.");
        assertThat(rounds.ratio().isDifferent()).isFalse();
        rounds.add(new Rounds.Round(1, 0.51, 1));
        rounds.add(new Rounds.Round(1, 0.49, 1));
        assertThat(rounds.sentence()).hasToString("B is faster by 43.9 to 55.4 % of the time of A (3 rounds).");
        assertThat(rounds.controlSentence()).hasToString("A again, as a control: 0.0 to 0.0 %.");
        Rounds slower = new Rounds();
        Rounds alike = new Rounds();
        for (int i = 0; i < 3; i++) {
            slower.add(new Rounds.Round(1, 2 + 0.01 * i, 1));
            alike.add(new Rounds.Round(1, 0.9 + 0.1 * i, 1));
        }
        assertThat(slower.sentence().toString()).startsWith("B is slower by ");
        assertThat(alike.sentence().toString()).startsWith("No difference found in 3 rounds: B takes -");
        assertThatThrownBy(() -> new Rounds.Round(1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
