package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.testing.OtherProgram;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/** Received values may exceed this program's memory, and file descriptors may be exhausted. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SmallProgramTest {
    private static final long SEED = 13;
    private static OtherProgram program;

    @BeforeAll
    static void start() throws Exception {
        program = OtherProgram.start(
                List.of("sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"),
                List.of("-Xmx32m"),
                SmallProgram.class,
                Long.toString(SEED));
    }

    @AfterAll
    static void end() throws Exception {
        program.kill();
        program.awaitExit(Duration.ofSeconds(10));
    }

    @Test
    @Order(0)
    void a_pool_is_terminated_though_no_file_can_be_opened() throws Exception {
        assertThat(program.readLine()).isEqualTo("without files true");
    }

    @Test
    @Order(1)
    void a_result_larger_than_the_heap_fails_its_taskel_alone_with_its_size_and_the_limit() throws Exception {
        for (String kind : List.of("bytes", "text", "list", "list of bytes")) {
            assertThat(program.readLine())
                    .as(kind)
                    .contains("UnreadableException: The result can't be read", "MiB (", "heap may grow to 3", "-Xmx");
        }
    }

    @Test
    @Order(2)
    void an_exception_whose_message_is_larger_than_the_heap_arrives_with_the_beginning_of_it() throws Exception {
        assertThat(program.readLine()).startsWith("4 RemoteTaskException: java.lang.IllegalStateException: xxxx");
    }

    @Test
    @Order(3)
    void the_neighbours_of_a_result_that_is_too_large_arrive() throws Exception {
        assertThat(program.readLine()).isEqualTo("in a chunk [0, 1, 2, -, 4, 5, 6, 7]");
    }

    @Test
    @Order(4)
    void of_results_of_random_sizes_those_come_for_which_there_is_memory() throws Exception {
        assertThat(program.readLine())
                .as("seed " + SEED)
                .isEqualTo("at random 12 of 12 as expected, unreadable: true, then [1, 2, 3]");
    }

    @Test
    @Order(5)
    void an_item_of_a_queue_that_its_owner_or_its_taker_has_no_memory_for_is_told_to_who_puts_or_gets_it()
            throws Exception {
        assertThat(program.readLine())
                .startsWith("queue Unsendable: What is put into")
                .contains(
                        "it takes 40 MiB",
                        "/ Unreadable: What came out of",
                        "it takes 6.0 MiB (6291461 bytes) on its way");
    }

    @Test
    @Order(6)
    void the_pool_ends_as_any_other() throws Exception {
        assertThat(program.readLine()).isEqualTo("joined true");
    }
}
