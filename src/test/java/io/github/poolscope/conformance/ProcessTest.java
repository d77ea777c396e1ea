package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.concurrent.DaemonThreads;
import io.github.poolscope.pool.Pool;
import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.ProcessOptions;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.sync.SyncEvent;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SeenEvents;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.SyncAction;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Processes started by a program. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static int count = 1;

    private static void sleepLong() throws InterruptedException {
        TimeUnit.MINUTES.sleep(5);
    }

    private static void assertEndsWith(Process process, int exitCode) throws InterruptedException {
        assertThat(process.join(PATIENCE)).isTrue();
        assertThat(process.exitCode()).as(process.name()).hasValue(exitCode);
    }

    @Test
    @ReferenceRow({"A83", "A89"})
    void before_its_start_a_process_has_a_name_and_can_be_made_a_daemon_and_that_is_all() {
        Process process = new Process(() -> {});
        assertThat(process.pid()).isEmpty();
        assertThat(process.exitCode()).isEmpty();
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(process::join)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started process");
        assertThatThrownBy(process::terminate)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
        assertThatThrownBy(process::kill)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not started");
        assertThat(process.isDaemon()).isFalse();
        assertThat(process.name()).matches("Process-\\d+");
        process.setName("reader");
        process.setDaemon(true);
        assertThat(process.name()).isEqualTo("reader");
        assertThat(process.isDaemon()).isTrue();
    }

    @Test
    @ReferenceRow({"A84", "A85", "A87", "A88", "A89", "A91"})
    void a_process_that_runs_can_be_waited_for_ended_and_then_closed() throws Exception {
        Event never = new Event();
        Process process = new Process(never::await);
        process.start();
        assertThat(process.isAlive()).isTrue();
        assertThat(Process.activeChildren()).contains(process);
        assertThat(process.join(Duration.ZERO)).isFalse();
        assertThat(process.join(Duration.ofSeconds(-1))).isFalse();
        assertThat(process.join(Duration.ofMillis(20))).isFalse();
        assertThat(process.exitCode()).isEmpty();
        assertThatThrownBy(process::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("cannot start a process twice");
        assertThatThrownBy(() -> process.setDaemon(true)).hasMessageStartingWith("process has already started");
        assertThatThrownBy(process::close)
                .hasMessage(
                        "Cannot close a process while it is still running. You should first call join() or terminate().");

        process.terminate();
        assertEndsWith(process, -15);
        process.kill();
        assertEndsWith(process, -15);
        assertThat(process.isAlive()).isFalse();
        assertThat(Process.activeChildren()).doesNotContain(process);
        assertThatThrownBy(process::start).hasMessageStartingWith("cannot start a process twice");

        process.close();
        process.close();
        for (TaskAction call : List.<TaskAction>of(
                process::start,
                process::join,
                process::terminate,
                process::kill,
                process::isAlive,
                process::pid,
                process::exitCode)) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("process object is closed");
        }
        assertThat(process.name()).startsWith("Process-");
    }

    /** SIGSTOP stops it just after the start of its JVM, which is slowed down here, and which is not a warm spare. */
    @Test
    @ReferenceRow("A86")
    void a_process_that_is_terminated_while_its_jvm_starts_ends_at_once_and_says_nothing() throws Exception {
        List<String> printed = new CopyOnWriteArrayList<>();
        Process process = new Process(
                ProcessTest::sleepLong,
                ProcessOptions.DEFAULT
                        .jvmArguments("-Xint", "-Xshare:off")
                        .output((pid, onError, line, nanoTime) -> printed.add(line)));
        process.start();
        try {
            WorkerFunctions.signal(process.pid().orElseThrow(), "STOP");
            process.terminate();
            assertEndsWith(process, -15);
        } finally {
            process.kill();
        }
        assertEndsWith(process, -15);
        assertThat(printed).isEmpty();
    }

    @Test
    void a_target_that_can_not_be_made_again_in_its_process_is_told_as_an_error_of_it() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        WorkerFunctions.Unreadable unreadable = new WorkerFunctions.Unreadable();
        Process process = new Process(
                () -> System.exit(unreadable.hashCode() == 0 ? 3 : 4),
                ProcessOptions.DEFAULT.output((pid, onError, line, nanoTime) -> errors.add(line)));
        process.start();
        assertEndsWith(process, 1);
        assertThat(errors.get(0)).isEqualTo("Process " + process.name() + ":");
        assertThat(errors).anySatisfy(line -> assertThat(line).contains("not to be read"));
    }

    @Test
    @ReferenceRow("A86")
    void an_exit_code_tells_how_a_process_ended() throws Exception {
        List<String> errors = new CopyOnWriteArrayList<>();
        ProcessOptions told = ProcessOptions.DEFAULT.output((pid, onError, line, nanoTime) -> errors.add(line));
        Process fails = new Process(
                () -> {
                    throw new java.io.IOException("no such luck");
                },
                told);
        Process killed = new Process(ProcessTest::sleepLong);
        List<Process> all = List.of(
                new Process(() -> {}),
                new Process(() -> System.exit(7)),
                new Process(() -> System.exit(-1)),
                new Process(() -> System.exit(300)),
                new Process(() -> Runtime.getRuntime().halt(9)),
                fails,
                killed);
        for (Process process : all) {
            process.start();
        }
        killed.kill();
        int[] codes = {0, 7, 255, 44, 9, 1, -9};
        for (int i = 0; i < codes.length; i++) {
            assertEndsWith(all.get(i), codes[i]);
        }
        assertThat(errors.get(0)).isEqualTo("Process " + fails.name() + ":");
        assertThat(errors.get(1)).isEqualTo("java.io.IOException: no such luck");
        assertThat(errors).anyMatch(line -> line.contains("ProcessTest"));
    }

    /** A subclass of Process. */
    private static final class Shouter extends Process {
        private static final long serialVersionUID = 1L;
        private final Queue<String> words;
        private final Queue<String> shouted;

        Shouter(Queue<String> words, Queue<String> shouted) {
            this.words = words;
            this.shouted = shouted;
        }

        @Override
        protected void run() throws Exception {
            for (String word = words.get(); !word.isEmpty(); word = words.get()) {
                shouted.put(word.toUpperCase(java.util.Locale.ROOT));
            }
        }
    }

    @Test
    void a_subclass_says_in_run_what_its_process_does() throws Exception {
        Queue<String> words = new Queue<>();
        Queue<String> shouted = new Queue<>();
        Shouter shouter = new Shouter(words, shouted);
        shouter.start();
        words.put("hello");
        words.put("world");
        words.put("");
        assertThat(shouted.get(PATIENCE)).isEqualTo("HELLO");
        assertThat(shouted.get(PATIENCE)).isEqualTo("WORLD");
        assertEndsWith(shouter, 0);
    }

    private static void tell(Queue<String> told, int depth) throws Exception {
        Process self = Process.current();
        told.put(self.name() + " " + ProcessHandle.current().pid() + " "
                + Process.parent().orElseThrow().pid() + " "
                + Process.parent().orElseThrow().name() + " "
                + Process.parent().orElseThrow().isAlive());
        if (depth > 0) {
            Process child = Process.of(ProcessTest::tell, told, depth - 1);
            child.start();
            child.join();
            told.put("child ended with " + child.exitCode().orElseThrow());
        }
    }

    @Test
    @ReferenceRow("A90")
    void a_process_knows_itself_and_who_started_it_and_its_children_are_named_after_it() throws Exception {
        assertThat(Process.parent()).isEmpty();
        assertThat(Process.current().name()).isEqualTo("MainProcess");
        assertThat(Process.current().isAlive()).isTrue();
        long here = ProcessHandle.current().pid();
        assertThat(Process.current().pid()).hasValue(here);
        Queue<String> told = new Queue<>();
        Process child = Process.of(ProcessTest::tell, told, 1);
        child.start();
        assertThat(told.get(PATIENCE))
                .isEqualTo(child.name() + " " + child.pid().orElseThrow() + " " + here + " MainProcess true");
        assertThat(told.get(PATIENCE))
                .startsWith(child.name() + ":1 ")
                .endsWith(" " + child.pid().orElseThrow() + " " + child.name() + " true");
        assertThat(told.get(PATIENCE)).isEqualTo("child ended with 0");
        assertEndsWith(child, 0);
    }

    @Test
    @ReferenceRow("A84")
    void a_process_object_is_of_use_only_where_it_was_made() throws Exception {
        Queue<String> told = new Queue<>();
        Process other = new Process(() -> {});
        Process child = new Process(() -> {
            for (TaskAction call : List.<TaskAction>of(other::start, other::join, other::isAlive)) {
                try {
                    call.run();
                    told.put("nothing");
                } catch (IllegalStateException e) {
                    told.put(String.valueOf(e.getMessage()));
                }
            }
        });
        child.start();
        assertThat(told.get(PATIENCE)).startsWith("can only start a process object created by current process");
        assertThat(told.get(PATIENCE)).startsWith("can only join a child process");
        assertThat(told.get(PATIENCE)).startsWith("can only test a child process");
        assertEndsWith(child, 0);
    }

    @Test
    @ReferenceRow("A79")
    void a_daemon_and_a_worker_of_a_pool_may_not_have_processes_of_their_own() throws Exception {
        Queue<String> told = new Queue<>();
        TaskAction tries = () -> {
            try {
                new Process(() -> {}).start();
                told.put("started");
            } catch (IllegalStateException e) {
                told.put(e.getMessage());
            }
        };
        Process daemon = new Process(tries);
        daemon.setDaemon(true);
        daemon.start();
        assertThat(told.get(PATIENCE)).startsWith("daemonic processes are not allowed to have children");
        assertEndsWith(daemon, 0);
        try (Pool pool = Pool.of(1)) {
            pool.apply(() -> {
                tries.run();
                return 0;
            });
        }
        assertThat(told.get(PATIENCE)).startsWith("daemonic processes are not allowed to have children");
    }

    @Test
    void what_can_not_travel_fails_at_the_start_and_is_named() {
        Thread thread = new Thread(() -> {});
        Process process = new Process(() -> thread.start());
        assertThatThrownBy(process::start)
                .isInstanceOf(UnsendableException.class)
                .hasMessageContaining(process.name() + " can't be sent to its process")
                .hasMessageContaining("captured variable 1")
                .hasMessageContaining("java.lang.Thread");
        assertThat(process.isAlive()).isFalse();
        assertThatThrownBy(() -> new ObjectOutputStream(java.io.OutputStream.nullOutputStream()).writeObject(process))
                .isInstanceOf(java.io.NotSerializableException.class);
    }

    @ParameterizedTest
    @EnumSource(StartMethod.class)
    void a_fork_begins_with_a_copy_of_this_programs_state_and_the_other_start_methods_do_not(StartMethod method)
            throws Exception {
        count = 41;
        Queue<List<Long>> told = new Queue<>();
        Process process = new Process(
                () -> told.put(List.of(
                        (long) count++,
                        ProcessHandle.current().parent().orElseThrow().pid())),
                ProcessOptions.DEFAULT.startMethod(method));
        process.start();
        List<Long> seen = told.get(PATIENCE);
        assertEndsWith(process, 0);
        assertThat(seen.get(0)).isEqualTo(method == StartMethod.FORK ? 41 : 1);
        assertThat(seen.get(1) == ProcessHandle.current().pid()).isEqualTo(method != StartMethod.FORKSERVER);
        assertThat(count).isEqualTo(41);
    }

    @Test
    @ReferenceRow({"A92", "A93"})
    void the_end_of_run_waits_for_threads_that_are_no_daemons_and_exit_hooks_can_still_talk() throws Exception {
        Queue<String> told = new Queue<>();
        Event go = new Event();
        Process process = new Process(() -> {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    told.put("hook");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            DaemonThreads.start("daemon", () -> {
                try {
                    sleepLong();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            new Thread(() -> {
                        try {
                            go.await();
                            told.put("thread");
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                    })
                    .start();
            told.put("run");
        });
        process.start();
        assertThat(told.get(PATIENCE)).isEqualTo("run");
        assertThat(process.join(Duration.ofMillis(100))).isFalse();
        go.set();
        assertThat(told.get(PATIENCE)).isEqualTo("thread");
        assertThat(told.get(PATIENCE)).isEqualTo("hook");
        assertEndsWith(process, 0);
    }

    /** Ends while one of its processes has work, and another, a daemon, has endless work. */
    static final class LeavesProcesses {
        public static void main(String[] args) throws Exception {
            Process daemon = new Process(ProcessTest::sleepLong);
            daemon.setDaemon(true);
            daemon.start();
            System.out.println(daemon.pid().orElseThrow());
            Event mainIsOver = new Event();
            new Process(() -> {
                        mainIsOver.await();
                        System.out.println("done");
                    })
                    .start();
            mainIsOver.set();
        }
    }

    @Test
    @ReferenceRow("A92")
    void the_end_of_the_program_waits_for_its_processes_and_takes_the_daemons_with_it() throws Exception {
        OtherProgram program = OtherProgram.start(LeavesProcesses.class);
        long daemon = Long.parseLong(program.readLine());
        assertThat(program.readLine()).isEqualTo("done");
        assertThat(program.awaitExit(PATIENCE)).isZero();
        await().until(() -> !WorkerFunctions.isAlive(daemon));
        assertThat(program.errors()).isEmpty();
    }

    /** Has a process for each start method that computes endlessly. */
    static final class KeepsBusy {
        public static void main(String[] args) throws Exception {
            Queue<Long> pids = new Queue<>();
            for (StartMethod method : StartMethod.values()) {
                new Process(
                                () -> {
                                    pids.put(ProcessHandle.current().pid());
                                    long sum = 1;
                                    while (sum >= 0) {
                                        sum = sum * 31 % 1_000_003;
                                    }
                                },
                                ProcessOptions.DEFAULT.startMethod(method))
                        .start();
            }
            List<String> all = new ArrayList<>();
            for (int i = 0; i < StartMethod.values().length; i++) {
                all.add(String.valueOf(pids.get()));
            }
            System.out.println(String.join(" ", all));
            pids.get();
        }
    }

    @Test
    void the_processes_of_a_program_that_is_killed_end_by_themselves() throws Exception {
        OtherProgram program = OtherProgram.start(KeepsBusy.class);
        List<Long> pids = new ArrayList<>();
        for (String pid : program.readLine().split(" ", -1)) {
            pids.add(Long.valueOf(pid));
        }
        assertThat(pids).hasSize(3).allMatch(WorkerFunctions::isAlive);
        program.kill();
        await().atMost(Duration.ofSeconds(10)).until(() -> pids.stream().noneMatch(WorkerFunctions::isAlive));
    }

    @Test
    void the_observer_is_told_of_the_start_and_the_end_of_a_process() throws Exception {
        try (SeenEvents seen = new SeenEvents()) {
            Process process = new Process(() -> System.exit(5));
            process.setName("observed");
            process.start();
            assertEndsWith(process, 5);
            List<SyncEvent> events = seen.of("observed");
            assertThat(events).extracting(SyncEvent::action).containsExactly(SyncAction.STARTED, SyncAction.ENDED);
            assertThat(events)
                    .extracting(SyncEvent::pid)
                    .containsOnly(process.pid().orElseThrow());
            assertThat(events.get(1).amount()).isEqualTo(5);
            assertThat(events.get(0).nanoTime()).isLessThan(events.get(1).nanoTime());
        }
    }

    /** Refers to nothing that a test needs. */
    private static final class Plain {
        static TaskAction putOne(Queue<Integer> told) {
            return () -> told.put(1);
        }
    }

    @Test
    void a_process_loads_no_library_and_no_screen() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Queue<Integer> told = new Queue<>();
        Process process = new Process(
                Plain.putOne(told),
                ProcessOptions.DEFAULT
                        .jvmArguments("-Xlog:class+load")
                        .output((pid, onError, line, nanoTime) -> lines.add(line)));
        process.start();
        assertThat(told.get(PATIENCE)).isEqualTo(1);
        assertEndsWith(process, 0);
        assertThat(lines).anyMatch(line -> line.contains("io.github.poolscope.sync.Bootstrap"));
        assertThat(lines.stream().filter(line -> line.matches(".*source: .*\\.jar") || line.contains("javafx")))
                .isEmpty();
        assertThat(process.exitCode()).isEqualTo(OptionalInt.of(0));
    }
}
