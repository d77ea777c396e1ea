package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.SideBySide;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code poolscope compare}, on runs made by the command line. */
class CompareIT {
    @TempDir
    Path home;

    @Test
    @SideBySide
    void runs_are_compared_once_and_afresh_and_bad_usage_is_told_in_a_sentence() throws Exception {
        Path one = home.resolve("one.poolscope");
        Path other = home.resolve("other.poolscope");
        Path page = home.resolve("page.html");
        String run = "run --workload sleep:seconds=0.05 --items 8 --mode map --engine threads --quiet --processes ";
        List<Ended> all = new Jar(home)
                .runInTurn(List.of(
                                run + "1 --save " + one,
                                run + "4 --save " + other,
                                "compare " + one + " " + other + " --json --report " + page,
                                "compare " + one + " " + other + " --afresh --rounds 3 --json",
                                "list --json",
                                "compare " + one,
                                "compare " + one + " " + other + " --rounds 3",
                                "compare " + one + " " + one + " " + one + " --afresh",
                                "compare " + one + " " + home.resolve("none.poolscope"))
                        .stream()
                        .map(command -> List.of(command.split(" ", -1)))
                        .toList());
        JsonNode compared = all.get(2).json();
        assertThat(compared.at("/plan/0/setting").asText()).isEqualTo("processes");
        assertThat(compared.at("/figures/1/name").asText()).isEqualTo("makespanSeconds");
        assertThat(compared.at("/figures/1/ratio").asDouble()).isLessThan(0.9);
        assertThat(compared.get("fair")).isEmpty();
        assertThat(compared.get("sentence").asText()).startsWith("B took 0.").contains("the number of workers saves");
        assertThat(Files.readString(page))
                .contains("Timeline of B", compared.get("sentence").asText());
        JsonNode afresh = all.get(3).json().get("afresh");
        assertThat(afresh.get("rounds")).hasSize(3);
        assertThat(afresh.at("/ratio/estimate").asDouble()).isLessThan(0.9);
        assertThat(all.get(3).err()).contains("round 3 of 3");
        assertThat(all.get(4).json()).as("the runs of the rounds are kept").hasSize(9);
        assertThat(all.subList(5, 9)).allMatch(ended -> ended.code() == 2);
        assertThat(all.get(5).err()).contains("Name two to six runs to compare");
        assertThat(all.get(6).err()).contains("The option --rounds is for --afresh");
        assertThat(all.get(7).err()).contains("The option --afresh compares two plans: name two runs.");
        assertThat(all.get(8).err()).contains("none.poolscope");
    }
}
