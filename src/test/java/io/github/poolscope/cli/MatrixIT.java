package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The matrix of the packaged jar: its measurements agree with the window's badges for the modes. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class MatrixIT {
    @TempDir
    Path home;

    @Test
    void each_mode_is_measured_to_be_what_its_badges_say() throws Exception {
        JsonNode matrix = measured();
        for (int i = 1; i < 3 && matrix.toString().contains("\"unknown\""); i++) {
            matrix = measured(); // A probe whose taskels completed in order by chance reports that, and is run again.
        }
        assertThat(matrix.get("modes")).hasSize(Mode.values().length);
        for (JsonNode row : matrix.get("modes")) {
            Mode mode = Mode.valueOf(row.get("mode").asText().toUpperCase(Locale.ROOT));
            Map<String, String> found = new TreeMap<>();
            row.properties()
                    .forEach(cell -> found.put(
                            cell.getKey(), cell.getValue().path("answer").asText()));
            assertThat(found)
                    .as(mode.key())
                    .containsEntry("many-arguments", yesOrNo(mode.manyArguments()))
                    .containsEntry("concurrent", yesOrNo(mode.concurrent()))
                    .containsEntry("blocking", yesOrNo(mode.blocks()))
                    .containsEntry("ordered", mode.chunked() ? yesOrNo(mode.ordered()) : "other")
                    .containsEntry("lazy", mode.chunked() ? yesOrNo(mode.lazy()) : "other")
                    .containsEntry("chunked", yesOrNo(mode.chunked()));
            String file = row.at("/ordered/file").asText();
            assertThat(RunFile.open(Path.of(file)).header().plan().mode()).isEqualTo(mode);
        }
        assertThat(matrix.at("/sources/0/contradictedBy")).isNotEmpty();
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "yes" : "no";
    }

    private JsonNode measured() throws Exception {
        Ended ended = new Jar(home).run("matrix", "--json", "--language", "en");
        assertThat(ended.err()).isEmpty();
        return ended.json();
    }
}
