package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.pool.AsyncResult;
import io.github.poolscope.pool.CheckedTaskException;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.RemoteStackTrace;
import io.github.poolscope.pool.RemoteTaskException;
import io.github.poolscope.pool.ResultIterator;
import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What can be sent between processes, and what can't. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SerialisationTest {
    private static Pool pool;
    private static List<Long> pids;

    @TempDir
    Path folder;

    @BeforeAll
    static void open() {
        pool = Pool.of(1);
        pids = pool.pids();
    }

    /** No test here may lose a worker. */
    @AfterAll
    static void close() {
        assertThat(pool.pids()).isEqualTo(pids);
        pool.closeAndJoin();
    }

    private record Holder(String name, Object content) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    @Test
    @ReferenceRow("A74")
    void a_function_that_can_not_be_sent_says_which_captured_object_is_to_blame() {
        int number = 5;
        Holder holder = new Holder("h", List.of(1, Map.of("key", new Thread())));
        assertThatThrownBy(() -> pool.map(x -> holder.name() + number, WorkerFunctions.range(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("captured variable")
                .hasMessageContaining("Holder.content")
                .hasMessageContaining("the value of key")
                .hasMessageContaining("java.lang.Thread");
    }

    @Test
    @ReferenceRow("A74")
    void an_item_that_can_not_be_sent_fails_its_own_taskel() {
        List<Object> items = new ArrayList<>(Arrays.asList(1, 2, new Thread(), 4, 5));
        for (int chunksize : List.of(1, 2)) {
            ResultIterator<String> results = pool.imap(String::valueOf, items, chunksize);
            assertThat(results.next()).isEqualTo("1");
            assertThat(results.next()).isEqualTo("2");
            assertThatThrownBy(results::next).isInstanceOfSatisfying(UnsendableException.class, e -> {
                assertThat(e.index()).hasValue(2);
                assertThat(e.valueClass()).isEqualTo("java.lang.Thread");
                assertThat(e.getMessage()).startsWith("Item 2 of class java.lang.Thread can't be sent to a worker: ");
            });
            assertThat(results.next()).isEqualTo("4");
            assertThat(results.next()).isEqualTo("5");
            assertThat(results.hasNext()).isFalse();
        }
        List<Object> told = new ArrayList<>();
        AsyncResult<List<String>> map = pool.mapAsync(String::valueOf, items, told::add, told::add);
        assertThatThrownBy(map::get).isInstanceOf(UnsendableException.class);
        assertThat(told).singleElement().isInstanceOf(UnsendableException.class);
        AsyncResult<String> apply = pool.applyAsync(String::valueOf, new Thread());
        assertThatThrownBy(apply::get).isInstanceOf(UnsendableException.class);
    }

    @Test
    @ReferenceRow({"A75", "F52"})
    void a_result_that_can_not_be_sent_fails_its_taskel_twenty_times_in_a_row() {
        for (int i = 0; i < 20; i++) {
            List<Object> told = new ArrayList<>();
            AsyncResult<Object> result = pool.applyAsync(() -> new Thread("not to be sent"), null, told::add);
            assertThatThrownBy(result::get).isInstanceOfSatisfying(UnsendableException.class, e -> {
                assertThat(e.getMessage()).contains("not to be sent").contains("java.lang.Thread");
                assertThat(e.valueClass()).isEqualTo("java.lang.Thread");
                assertThat(e.index()).isEmpty();
                assertThat(e.reason()).contains("not serialisable");
            });
            assertThat(told).singleElement().isInstanceOf(UnsendableException.class);
        }
    }

    @Test
    @ReferenceRow({"A75", "F5", "F45"})
    void an_error_that_can_not_be_sent_comes_with_its_type_its_words_and_its_stack() {
        assertThatThrownBy(() -> pool.apply(() -> {
                    throw new WorkerFunctions.UnsendableError("the words");
                }))
                .isInstanceOfSatisfying(RemoteTaskException.class, e -> assertThat(e.getMessage())
                        .contains("UnsendableError")
                        .contains("the words"))
                .hasCauseInstanceOf(RemoteStackTrace.class)
                .cause()
                .hasMessageContaining("SerialisationTest");
    }

    @Test
    @ReferenceRow({"A77", "F5", "F51"})
    void an_error_that_can_not_be_read_here_fails_its_taskel_and_nothing_else() throws Exception {
        assertThatThrownBy(() -> pool.apply(() -> {
                    throw new WorkerFunctions.UnreadableError("the words");
                }))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("the words");
        assertThat(pool.apply(WorkerFunctions::square, 2)).isEqualTo(4);
    }

    @Test
    @ReferenceRow({"A77", "F6"})
    void a_result_that_can_not_be_read_here_fails_its_taskel_and_nothing_else() throws Exception {
        assertThatThrownBy(() -> pool.apply(() -> new WorkerFunctions.Unreadable()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("The result can't be read in the main program")
                .hasStackTraceContaining("not to be read");
        assertThat(pool.apply(WorkerFunctions::square, 2)).isEqualTo(4);
    }

    @Test
    @ReferenceRow({"A70", "F7"})
    void an_argument_that_can_not_be_read_in_the_worker_fails_its_taskel() throws Exception {
        assertThatThrownBy(() -> pool.apply(String::valueOf, new WorkerFunctions.Unreadable()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("The argument can't be read in the worker");
        assertThat(pool.apply(WorkerFunctions::square, 2)).isEqualTo(4);
    }

    @Test
    @ReferenceRow({"A70", "F7"})
    void a_function_that_is_unknown_in_the_worker_fails_its_taskels_and_says_what_to_do() throws Exception {
        try (var jar = UserJars.loaderOf(folder, "stray.Stray", """
                package stray;
                public class Stray implements io.github.poolscope.task.TaskFunction<Integer, Integer> {
                    public Integer call(Integer x) { return x + 1; }
                }
                """)) {
            @SuppressWarnings("unchecked")
            TaskFunction<Integer, Integer> stray = (TaskFunction<Integer, Integer>)
                    jar.loadClass("stray.Stray").getDeclaredConstructor().newInstance();
            assertThatThrownBy(() -> pool.map(stray, WorkerFunctions.range(3)))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("stray.Stray is not on its class path");
            assertThat(pool.apply(WorkerFunctions::square, 2)).isEqualTo(4);
        }
    }

    @Test
    @ReferenceRow({"A76", "F45"})
    void an_error_crosses_with_its_type_its_causes_and_its_remote_stack() {
        assertThatThrownBy(() -> pool.apply(() -> {
                    IllegalStateException error =
                            new IllegalStateException("outer", new FileNotFoundException("inner"));
                    error.addSuppressed(new ArithmeticException("beside"));
                    throw error;
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("outer")
                .hasSuppressedException(new ArithmeticException("beside"))
                .satisfies(e -> {
                    assertThat(e.getCause())
                            .isExactlyInstanceOf(FileNotFoundException.class)
                            .hasMessage("inner");
                    assertThat(e.getCause().getCause()).isInstanceOfSatisfying(RemoteStackTrace.class, remote -> {
                        assertThat(remote.text())
                                .contains("java.lang.IllegalStateException: outer")
                                .contains("Caused by: java.io.FileNotFoundException: inner")
                                .contains("SerialisationTest");
                    });
                    assertThat(e.getStackTrace()[0].getClassName()).contains("SerialisationTest");
                });
        assertThatThrownBy(() -> pool.apply(() -> {
                    throw new IOException("checked");
                }))
                .isInstanceOf(CheckedTaskException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    private static final class Opened implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            System.setProperty("poolscope.test.opened", "true");
        }
    }

    @Test
    @ReferenceRow("A77")
    void a_filter_of_classes_is_heeded_in_both_directions() throws Exception {
        String allowed =
                "!io.github.poolscope.conformance.SerialisationTest$Opened;" + "java.base/*;io.github.poolscope.**;!*";
        try (Pool filtered = Pool.create(
                PoolOptions.builder().processes(1).serialFilter(allowed).build())) {
            assertThat(filtered.map(WorkerFunctions::square, WorkerFunctions.range(3)))
                    .containsExactly(0, 1, 4);
            assertThatThrownBy(() -> filtered.apply(String::valueOf, new Opened()))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("The argument can't be read in the worker")
                    .hasMessageContaining("REJECTED");
            assertThatThrownBy(() -> filtered.apply(() -> new Opened()))
                    .isInstanceOf(UnreadableException.class)
                    .hasMessageContaining("The result can't be read in the main program")
                    .hasStackTraceContaining("REJECTED");
            assertThat(System.getProperty("poolscope.test.opened")).isNull();
        }
        assertThatThrownBy(() ->
                        PoolOptions.builder().serialFilter("maxdepth=many").build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @ReferenceRow("A75")
    void a_result_larger_than_a_frame_may_be_is_refused_by_the_worker_that_made_it() throws Exception {
        try (Pool own = Pool.create(PoolOptions.builder()
                .processes(1)
                .jvmArguments(List.of("-Xmx3g"))
                .build())) {
            long before = own.pids().get(0);
            assertThatThrownBy(() -> own.apply(() -> new byte[(1 << 30) + 1]))
                    .isInstanceOf(UnsendableException.class)
                    .hasMessageContaining("more than");
            assertThat(own.apply(() -> WorkerFunctions.pid())).isEqualTo(before);
        }
    }
}
