package io.github.poolscope.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.testing.SampleRuns;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which taskels a filter matches: in an imap of three, 0 ran 1 s, 1 and 2 ran 0.2 s, and 2 failed. */
class TaskelFilterTest {
    private final Trace trace = SampleRuns.imap("Äpfel").trace();

    private List<Integer> found(String line) {
        TaskelFilter filter = TaskelFilter.parse(line);
        return IntStream.range(0, trace.taskels().count())
                .filter(index -> filter.accepts(trace, index))
                .boxed()
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0 1 2",
        "index:1..2, 1 2",
        "index:0, 0",
        "worker:2, 1 2",
        "pid:41233, 0",
        "state:failed, 2",
        "state:succeeded dur>0.5s, 0",
        "dur<500ms, 1 2",
        "dur>200ms, 0",
        "held>0.7s, 1",
        "item:äpfel2, 2",
        "result:r0, 0",
        "ÄPFEL1, 1",
        "illegalstate, 2",
        "state:running, ''",
        "pid:1..99, ''",
    })
    void a_line_finds(String line, String expected) {
        assertThat(found(line))
                .extracting(String::valueOf)
                .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected.split(" ")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "index:x",
                "dur>soon",
                "state:gone",
                "colour:red",
                "index:99999999999999999999",
                "dur:1s",
                "pid>5"
            })
    void what_makes_no_sense_is_told_in_a_sentence(String line) {
        assertThatThrownBy(() -> TaskelFilter.parse(line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + line + "'")
                .hasMessageEndingWith(".");
    }
}
