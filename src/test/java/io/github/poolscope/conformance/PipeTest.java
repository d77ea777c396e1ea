package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.sync.Connection;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Pipe;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.QueueFullException;
import io.github.poolscope.sync.SyncEvent;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.SyncAction;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pipes between processes. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class PipeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static void assertEndsWith(Process process, int exitCode) throws InterruptedException {
        assertThat(process.join(PATIENCE)).isTrue();
        assertThat(process.exitCode()).as(process.name()).hasValue(exitCode);
    }

    @Test
    @ReferenceRow({"A102", "A103"})
    void a_child_answers_over_a_duplex_pipe_until_the_other_end_is_closed() throws Exception {
        Pipe<Object> pipe = Pipe.duplex();
        Connection<Object> theirs = pipe.second();
        Process echo = new Process(() -> {
            try {
                while (true) {
                    theirs.send(theirs.recv());
                }
            } catch (EOFException e) {
                System.exit(5);
            }
        });
        echo.start();
        theirs.close(); // A copy that was sent may be closed at once.
        Connection<Object> ours = pipe.first();
        for (Object message : List.of("text", 7, List.of(1, 2), new byte[0], "")) {
            ours.send(message);
            assertThat(ours.recv()).isEqualTo(message);
        }
        byte[] large = new byte[16 << 20];
        large[large.length - 1] = 9;
        ours.send(large);
        assertThat(ours.recv()).isEqualTo(large);
        ours.close();
        assertEndsWith(echo, 5);
    }

    @Test
    @ReferenceRow("A102")
    void a_one_way_pipe_has_an_end_that_reads_and_one_that_writes() throws Exception {
        Pipe<String> pipe = Pipe.oneWay();
        assertThat(pipe.first().isReadable()).isTrue();
        assertThat(pipe.first().isWritable()).isFalse();
        assertThat(pipe.second().isReadable()).isFalse();
        assertThat(pipe.second().isWritable()).isTrue();
        assertThatThrownBy(() -> pipe.first().send("x"))
                .isInstanceOf(IOException.class)
                .hasMessage("connection is read-only");
        assertThatThrownBy(() -> pipe.second().recv())
                .isInstanceOf(IOException.class)
                .hasMessage("connection is write-only");
        assertThatThrownBy(() -> pipe.second().poll()).hasMessage("connection is write-only");
        pipe.second().send("x");
        pipe.second().send("");
        assertThat(pipe.first().recv()).isEqualTo("x");
        assertThat(pipe.first().recv()).isEmpty();
    }

    @Test
    @ReferenceRow({"A103", "A104"})
    void after_the_other_end_is_closed_what_was_sent_is_received_and_then_comes_the_end() throws Exception {
        Pipe<String> pipe = Pipe.duplex();
        pipe.second().send("last words");
        pipe.second().close();
        pipe.second().close();
        assertThat(pipe.first().poll()).isTrue();
        assertThat(pipe.first().recv()).isEqualTo("last words");
        assertThat(pipe.first().poll()).isTrue();
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> pipe.first().send("x"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Broken pipe");
        for (org.assertj.core.api.ThrowableAssert.ThrowingCallable call :
                List.<org.assertj.core.api.ThrowableAssert.ThrowingCallable>of(
                        () -> pipe.second().recv(), () -> pipe.second().send("x"), () -> pipe.second()
                                .poll())) {
            assertThatThrownBy(call).isInstanceOf(IOException.class).hasMessage("handle is closed");
        }
        assertThat(pipe.second().isClosed()).isTrue();
        pipe.first().close();
    }

    @Test
    @ReferenceRow("A103")
    void a_process_that_dies_closes_its_end_though_the_program_has_not_closed_its_own_copy() throws Exception {
        Pipe<String> pipe = Pipe.duplex();
        Connection<String> theirs = pipe.second();
        Event never = new Event();
        Process dies = new Process(() -> {
            theirs.send("hello");
            never.await();
        });
        dies.start();
        assertThat(pipe.first().recv()).isEqualTo("hello");
        assertThat(pipe.first().poll()).isFalse();
        dies.kill();
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> pipe.first().send("x")).isInstanceOf(IOException.class);
        assertEndsWith(dies, -9);
    }

    @Test
    void an_end_that_was_for_a_process_which_never_took_it_is_closed_with_that_process() throws Exception {
        Pipe<String> pipe = Pipe.oneWay();
        Connection<String> theirs = pipe.second();
        Process dies = new Process(() -> theirs.send("never, perhaps"));
        dies.start();
        theirs.close();
        dies.kill();
        assertThat(dies.join(PATIENCE)).isTrue();
        assertThat(pipe.first().poll(PATIENCE)).isTrue();
        String last = "";
        try {
            last = pipe.first().recv();
            assertThat(last).isEqualTo("never, perhaps");
            pipe.first().recv();
            throw new AssertionError("a message from nobody");
        } catch (EOFException e) {
            assertThat(last).isIn("", "never, perhaps");
        }
    }

    @Test
    @ReferenceRow("A103")
    void an_end_that_goes_to_two_processes_is_open_until_the_slower_one_has_had_it() throws Exception {
        Pipe<String> pipe = Pipe.oneWay();
        Connection<String> theirs = pipe.second();
        Process slow =
                new Process(() -> theirs.send("slow"), ProcessOptions.DEFAULT.jvmArguments("-Xint", "-Xshare:off"));
        slow.start();
        WorkerFunctions.signal(slow.pid().orElseThrow(), "STOP");
        try {
            Process quick = new Process(() -> theirs.send("quick"));
            quick.start();
            assertEndsWith(quick, 0);
            assertThat(pipe.first().recv()).isEqualTo("quick");
            assertThat(pipe.first().poll()).isFalse();
        } finally {
            WorkerFunctions.signal(slow.pid().orElseThrow(), "CONT");
        }
        assertThat(pipe.first().recv()).isEqualTo("slow");
        assertEndsWith(slow, 0);
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
    }

    @Test
    void an_end_whose_process_could_not_be_started_is_still_here() throws Exception {
        Pipe<String> pipe = Pipe.oneWay();
        Connection<String> theirs = pipe.second();
        Object unsendable = new Object();
        Process never = new Process(() -> theirs.send(unsendable.toString()));
        assertThatThrownBy(never::start).isInstanceOf(UnsendableException.class);
        theirs.send("from here");
        theirs.close();
        assertThat(pipe.first().recv()).isEqualTo("from here");
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
    }

    @Test
    void who_waits_at_an_end_that_another_thread_closes_waits_no_longer() throws Exception {
        try (SeenEvents seen = new SeenEvents()) {
            Pipe<String> pipe = Pipe.oneWay("closed meanwhile");
            CompletableFuture<Object> receives = CompletableFuture.supplyAsync(() -> outcome(pipe.first()::recv));
            CompletableFuture<Object> polls = CompletableFuture.supplyAsync(
                    () -> outcome(() -> pipe.first().poll(PATIENCE)));
            seen.awaitActions("closed meanwhile", SyncAction.WAITS, 2);
            pipe.first().close();
            assertThat(receives.get(10, TimeUnit.SECONDS)).hasToString("java.io.IOException: handle is closed");
            assertThat(polls.get(10, TimeUnit.SECONDS)).hasToString("java.io.IOException: handle is closed");
        }
    }

    /** Returns the result or the exception. */
    private static Object outcome(Callable<?> call) {
        try {
            return call.call();
        } catch (Exception e) {
            return e;
        }
    }

    @Test
    void nobody_receives_at_an_end_that_was_closed_for_good_with_the_process_that_had_it() throws Exception {
        Pipe<String> pipe = Pipe.duplex();
        Connection<String> theirs = pipe.second();
        Process ends = new Process(theirs::isClosed);
        ends.start();
        assertEndsWith(ends, 0);
        assertThat(pipe.first().poll(PATIENCE)).isTrue();
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
        assertThat(theirs.poll()).isTrue();
        assertThatThrownBy(theirs::recv)
                .isInstanceOf(EOFException.class)
                .hasMessage("this end of " + theirs.name() + " is closed for good, as no process had it any more");
    }

    /** A call that fails to send an end. */
    private interface Failing {
        void with(Connection<String> end) throws Exception;
    }

    private static void assertEndStaysHere(Class<? extends Exception> failure, Failing failing) throws Exception {
        Pipe<String> pipe = Pipe.oneWay();
        assertThatThrownBy(() -> failing.with(pipe.second())).isInstanceOf(failure);
        assertThat(pipe.first().poll()).isFalse();
        pipe.second().close();
        assertThat(pipe.first().poll()).isTrue();
        assertThatThrownBy(() -> pipe.first().recv()).isInstanceOf(EOFException.class);
    }

    @Test
    void an_end_that_a_queue_or_a_pipe_did_not_take_is_not_on_its_way() throws Exception {
        Queue<Object> full = new Queue<>(1);
        full.put(1);
        assertEndStaysHere(QueueFullException.class, full::putNowait);
        assertEndStaysHere(QueueFullException.class, end -> full.put(end, Duration.ofMillis(1)));
        assertEndStaysHere(InterruptedException.class, end -> {
            Thread.currentThread().interrupt();
            full.put(end);
        });
        Object unsendable = new Object();
        assertEndStaysHere(UnsendableException.class, end -> full.put(Arrays.asList(end, unsendable)));
        Pipe<Object> broken = Pipe.oneWay();
        broken.first().close();
        assertEndStaysHere(IOException.class, broken.second()::send);
    }

    @Test
    void an_end_in_a_call_that_can_t_be_sent_to_a_pool_is_not_on_its_way() throws Exception {
        Object unsendable = new Object();
        assertEndStaysHere(
                IllegalArgumentException.class,
                end -> Pool.create(PoolOptions.builder()
                        .initializer(() -> assertThat(end).isNotEqualTo(unsendable))
                        .build()));
        try (Pool pool = Pool.create(PoolOptions.builder().processes(1).build())) {
            assertEndStaysHere(
                    UnsendableException.class, end -> pool.apply(String::valueOf, Arrays.asList(end, unsendable)));
            assertEndStaysHere(
                    IllegalArgumentException.class, end -> pool.apply(item -> end + "" + item + unsendable, 1));
        }
    }

    @Test
    @ReferenceRow("A106")
    void polling_waits_for_one_of_several_pipes_and_not_for_ever() throws Exception {
        Pipe<Integer> quiet = Pipe.oneWay();
        Pipe<Integer> busy = Pipe.oneWay();
        assertThat(busy.first().poll()).isFalse();
        assertThat(busy.first().poll(Duration.ofSeconds(-1))).isFalse();
        long begin = System.nanoTime();
        assertThat(busy.first().poll(Duration.ofMillis(30))).isFalse();
        assertThat(System.nanoTime() - begin)
                .isGreaterThanOrEqualTo(Duration.ofMillis(30).toNanos());
        List<Connection<Integer>> both = List.of(quiet.first(), busy.first());
        assertThat(Connection.awaitAny(both, Duration.ofMillis(30))).isEmpty();
        Connection<Integer> theirs = busy.second();
        Process process = new Process(() -> theirs.send(1));
        process.start();
        assertThat(Connection.awaitAny(both, PATIENCE)).containsExactly(busy.first());
        assertThat(busy.first().poll()).isTrue();
        assertThat(busy.first().recv()).isEqualTo(1);
        assertEndsWith(process, 0);
    }

    @Test
    void the_observer_is_told_each_message_with_its_size_and_who_sent_it() throws Exception {
        try (SeenEvents seen = new SeenEvents()) {
            Pipe<byte[]> pipe = Pipe.oneWay("observed pipe");
            Connection<byte[]> theirs = pipe.second();
            Process process = new Process(() -> theirs.send(new byte[1000]));
            process.start();
            assertThat(pipe.first().recv()).hasSize(1000);
            assertEndsWith(process, 0);
            List<SyncEvent> events = seen.of("observed pipe").stream()
                    .filter(event -> event.action() == SyncAction.SENT || event.action() == SyncAction.RECEIVED)
                    .toList();
            assertThat(events).extracting(SyncEvent::action).containsExactly(SyncAction.SENT, SyncAction.RECEIVED);
            assertThat(events)
                    .extracting(SyncEvent::pid)
                    .containsExactly(
                            process.pid().orElseThrow(), ProcessHandle.current().pid());
            assertThat(events).allMatch(event -> event.amount() >= 1000 && event.amount() < 1100);
            seen.awaitActions("observed pipe", SyncAction.CLOSED, 1);
        }
    }

    @Test
    void a_sender_waits_while_nobody_receives_a_mebibyte() throws Exception {
        try (SeenEvents seen = new SeenEvents()) {
            Pipe<byte[]> pipe = Pipe.oneWay("slow pipe");
            Connection<byte[]> theirs = pipe.second();
            Process process = new Process(() -> {
                for (int i = 0; i < 5; i++) {
                    theirs.send(new byte[600_000]);
                }
            });
            process.start();
            seen.awaitAction("slow pipe", SyncAction.WAITS, process.pid().orElseThrow());
            assertThat(process.join(Duration.ofMillis(50))).isFalse();
            for (int i = 0; i < 5; i++) {
                assertThat(pipe.first().recv()).hasSize(600_000);
            }
            assertEndsWith(process, 0);
        }
    }
}
