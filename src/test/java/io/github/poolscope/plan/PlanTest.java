package io.github.poolscope.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.poolscope.task.StartMethod;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans as people write them. */
class PlanTest {
    @ParameterizedTest
    @CsvSource({
        "4,1,1",
        "4,16,1",
        "4,17,2",
        "4,100,7",
        "4,1000,63",
        "1,5,2",
        "1,17,5",
        "1,1000,250",
        "2,9,2",
        "2,17,3",
        "2,1000,125",
        "3,100,9",
        "3,1000,84",
        "4,0,1"
    })
    void the_automatic_chunksize_of_map_is_cpythons(int workers, int items, int chunksize) {
        assertThat(Chunksize.AUTO.effective(Mode.MAP, items, workers)).isEqualTo(chunksize);
        assertThat(Chunksize.AUTO.effective(Mode.IMAP, items, workers)).isEqualTo(1);
        assertThat(Chunksize.of(5).effective(Mode.MAP, items, workers)).isEqualTo(5);
    }

    @Test
    void a_plan_reads_back_as_it_was_written() {
        Plan plan = Plan.DEFAULT
                .with(Setting.PROCESSES, PoolSize.AUTO)
                .with(Setting.START_METHOD, StartMethod.SPAWN)
                .with(Setting.MODE, Mode.MAP_ASYNC)
                .with(Setting.CHUNKSIZE, Chunksize.of(7))
                .with(Setting.MAX_TASKS_PER_CHILD, OptionalInt.of(3))
                .with(Setting.INITIALIZER, Optional.of("prepare"))
                .with(Setting.PRELOAD, List.of("a.B", "c.D"))
                .with(Setting.SOFT_LIMIT, OptionalDouble.of(1.5))
                .with(Setting.HARD_LIMIT, OptionalDouble.of(3))
                .with(Setting.RETRIES, 2)
                .with(Setting.BUFFER_SIZE, OptionalInt.of(64))
                .with(Setting.WORKLOAD, Work.BuiltIn.parse("sleep-uniform:min=0.1,max=0.2"))
                .with(Setting.ITEMS, new Items.CsvColumn(Path.of("a b.csv"), "näme"))
                .with(Setting.SEED, -5L)
                .with(Setting.SLOW, 0.5);
        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        assertThat(PlanJson.read(PlanJson.write(Plan.DEFAULT))).isEqualTo(Plan.DEFAULT);
        Plan own = PlanJson.read("{\"jar\": \"x.jar\", \"function\": \"a.B::c\", \"items\": \"lines:f\"}");
        assertThat(PlanJson.read(PlanJson.write(own))).isEqualTo(own);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.5", "1, 1", "1s, 1", "1 s, 1", "+.5, 0.5", "1., 1", "1.5e-3, 0.0015", "1E2s, 100"})
    void seconds_are_decimal_numbers_with_or_without_their_unit(String text, double seconds) {
        assertThat(PlanJson.read("{\"softLimit\": \"" + text + "\"}")
                        .safeguards()
                        .softLimit())
                .hasValue(seconds);
    }

    /** Trying each of a million colons would take minutes. */
    @Test
    void a_plan_with_items_of_any_length_is_read_or_refused_at_once() {
        String colons = ":".repeat(1_000_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(PlanJson.read("{\"items\": \"csv:a" + colons + "\\\"\"}")
                                .items()
                                .text())
                        .as("no name of a column begins behind any of them")
                        .endsWith("::\""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"processes\": -1}|pool size '-1' is too small",
                "{\"softLimit\": 0}|soft time limit '0' is not a time",
                "{\"hardLimit\": \"soon\"}|hard time limit 'soon' is not a time",
                "{\"softLimit\": \"0x1p1\"}|soft time limit '0x1p1' is not a time",
                "{\"hardLimit\": \"1d\"}|hard time limit '1d' is not a time",
                "{\"hardLimit\": \"1f s\"}|hard time limit '1f s' is not a time",
                "{\"slow\": \"2d\"}|slow motion '2d' is not a factor",
                "{\"workload\": \"fail:on=3,on=7\"}|The workload's parameter 'on' is given twice",
                "{\"retries\": -1}|retries '-1' is too small",
                "{\"bufferSize\": 0}|buffer size '0' is too small",
                "{\"processes\": \"many\"}|pool size 'many' is not a number",
                "{\"processes\": 5000}|too large",
                "{\"chunksize\": -1}|chunksize '-1' is too small",
                "{\"mode\": \"pmap\"}|use apply, apply_async, map, map_async, imap, imap_unordered, starmap, starmap_async",
                "{\"startMethod\": \"vfork\"}|use fork, spawn, forkserver",
                "{\"colour\": 1}|'colour' that is not known",
                "{\"items\": \"csv:f\"}|write csv:FILE:COLUMN",
                "{\"items\": \"twelve\"}|items 'twelve' is not a number",
                "{\"slow\": 0}|slow motion '0' is not a factor",
                "{\"seed\": \"x\"}|seed 'x' is not a number",
                "{\"jar\": \"a.jar\"}|give both 'jar' and 'function'",
                "{\"processes\": [1]}|must be a text or a number",
                "[1]|must begin with '{'",
                "{\"mode\": |not JSON",
            })
    void bad_plans_are_told_in_one_sentence(String json, String words) {
        assertThatThrownBy(() -> PlanJson.read(json))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(words)
                .message()
                .endsWith(".")
                .doesNotContain("\n");
    }
}
