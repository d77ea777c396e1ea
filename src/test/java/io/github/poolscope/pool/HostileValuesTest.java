package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.task.UnreadableException;
import io.github.poolscope.task.UnsendableException;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.TraceRecorder;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values, errors and recorders whose own methods fail in the main program, on threads that callers wait for. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class HostileValuesTest {
    private static final long SEED = 20;
    private static Pool pool;

    @BeforeAll
    static void makePool() {
        pool = Pool.create(PoolOptions.builder()
                .processes(1)
                .recorder(TraceRecorder.live())
                .build());
    }

    @AfterAll
    static void joinPool() throws Exception {
        pool.closeAndJoin();
    }

    /** What a value or an error does when it is deserialised, or when its text is requested. */
    enum Trick {
        THROWS_WHEN_READ(true),
        OVERFLOWS_WHEN_READ(true),
        LACKS_A_CLASS_WHEN_READ(true),
        THROWS_UNDECLARED_WHEN_READ(true),
        THROWS_WHEN_WRITTEN(true),
        INTERRUPTS_WHEN_READ(false),
        HAS_A_TEXT_THAT_OVERFLOWS(false),
        HAS_A_TEXT_THAT_FAILS(false),
        HAS_A_TEXT_THAT_THROWS_UNDECLARED(false);

        private final boolean fails;

        Trick(boolean fails) {
            this.fails = fails;
        }
    }

    private static final class Tricky implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Trick trick;

        Tricky(Trick trick) {
            this.trick = trick;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (trick == Trick.THROWS_WHEN_WRITTEN) {
                throw new AssertionError("when written");
            }
            out.defaultWriteObject();
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            switch (trick) {
                case THROWS_WHEN_READ -> throw new AssertionError("when read");
                case OVERFLOWS_WHEN_READ -> overflow(0);
                case LACKS_A_CLASS_WHEN_READ -> throw new NoClassDefFoundError("gone/Missing");
                case THROWS_UNDECLARED_WHEN_READ -> sneak(new Exception("undeclared"));
                case INTERRUPTS_WHEN_READ -> Thread.currentThread().interrupt();
                default -> {}
            }
        }

        @Override
        public String toString() {
            return switch (trick) {
                case HAS_A_TEXT_THAT_OVERFLOWS -> String.valueOf(overflow(0));
                case HAS_A_TEXT_THAT_FAILS -> throw new AssertionError("no text");
                case HAS_A_TEXT_THAT_THROWS_UNDECLARED -> {
                    sneak(new Exception("undeclared"));
                    yield "";
                }
                default -> trick.name();
            };
        }
    }

    @SuppressWarnings("InfiniteRecursion") // Until the stack is full.
    private static int overflow(int depth) {
        return overflow(depth + 1) + 1;
    }

    @SuppressWarnings("unchecked") // Intentional.
    private static <E extends Throwable> void sneak(Throwable error) throws E {
        throw (E) error;
    }

    @ParameterizedTest
    @EnumSource(Trick.class)
    void whatever_a_result_does_when_it_is_read_or_shown_concerns_its_taskel_alone(Trick trick) throws Exception {
        AsyncResult<Object> result = pool.applyAsync(() -> new Tricky(trick));
        if (trick.fails) {
            assertThatThrownBy(() -> result.get(Duration.ofSeconds(20)))
                    .isInstanceOfAny(UnreadableException.class, UnsendableException.class);
        } else {
            assertThat(result.get(Duration.ofSeconds(20))).isInstanceOf(Tricky.class);
        }
        assertThat(pool.map(x -> x * x, WorkerFunctions.range(3))).containsExactly(0, 1, 4);
    }

    /** An error whose methods fail. */
    private static final class TrickyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int trick;

        TrickyException(int trick) {
            super(trick == 3 ? "x".repeat(3_000_000) : "tricky");
            this.trick = trick;
        }

        @Override
        public String getMessage() {
            if (trick == 0) {
                throw new AssertionError("no message");
            }
            return String.valueOf(super.getMessage());
        }

        @Override
        public synchronized @Nullable Throwable getCause() {
            if (trick == 1) {
                throw new StackOverflowError();
            }
            return super.getCause();
        }

        @Override
        public synchronized Throwable initCause(@Nullable Throwable cause) {
            if (trick == 2) {
                throw new LinkageError("no cause");
            }
            return super.initCause(cause);
        }
    }

    private static RuntimeException chain(int length) {
        RuntimeException error = new IllegalStateException("innermost");
        for (int i = 0; i < length; i++) {
            error = new IllegalStateException("cause " + i, error);
        }
        return error;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void whatever_the_methods_of_an_error_do_its_caller_gets_it_or_a_stand_in(int trick) throws Exception {
        try (Pool threads = ThreadPool.create(PoolOptions.builder()
                .processes(1)
                .recorder(TraceRecorder.live())
                .build())) {
            for (Pool each : List.of(pool, threads)) {
                AsyncResult<Object> result = each.applyAsync(() -> {
                    throw trick == 4 ? chain(6_000) : new TrickyException(trick);
                });
                assertThat(result.await(Duration.ofSeconds(20))).isTrue();
                assertThat(result.successful()).isFalse();
                assertThat(each.map(x -> x + 1, WorkerFunctions.range(2))).containsExactly(1, 2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_tricky_and_good_results_at_random_each_good_one_arrives(boolean ordered) {
        Random random = new Random(SEED);
        List<Integer> items = new ArrayList<>();
        int wrong = 0;
        int good = 0;
        for (int i = 0; i < 60; i++) {
            int which = random.nextInt(2 * Trick.values().length);
            items.add(which);
            boolean fails = which < Trick.values().length && Trick.values()[which].fails;
            wrong += fails ? 1 : 0;
            good += fails ? 0 : 1;
        }
        int chunksize = 1 + random.nextInt(9);
        Pool chunked = pool.with(CallOptions.DEFAULT.chunksize(chunksize));
        try (ResultIterator<Object> results = ordered
                ? chunked.imap(HostileValuesTest::tricky, items)
                : chunked.imapUnordered(HostileValuesTest::tricky, items)) {
            int failed = 0;
            int got = 0;
            while (results.hasNext()) {
                try {
                    results.next();
                    got++;
                } catch (UnreadableException | UnsendableException e) {
                    failed++;
                }
            }
            assertThat(List.of(got, failed)).as("seed " + SEED).containsExactly(good, wrong);
        }
    }

    private static Object tricky(int which) {
        return which < Trick.values().length ? new Tricky(Trick.values()[which]) : Integer.valueOf(which);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 0})
    void a_recorder_that_throws_harms_no_pool(int everySo) throws Exception {
        Random random = new Random(SEED);
        AtomicInteger told = new AtomicInteger();
        TraceRecorder trace = TraceRecorder.live();
        Recorder recorder = (Recorder) Proxy.newProxyInstance(
                Recorder.class.getClassLoader(), new Class<?>[] {Recorder.class}, (proxy, method, arguments) -> {
                    int call = told.incrementAndGet();
                    boolean number = method.getReturnType() == int.class;
                    boolean throwing = everySo > 0 ? call % everySo == 0 : !number && random.nextBoolean();
                    if (throwing && method.getDeclaringClass() == Recorder.class) {
                        throw call % 2 == 0 ? new StackOverflowError() : new AssertionError("recorder");
                    }
                    return method.invoke(trace, arguments);
                });
        PoolOptions options =
                PoolOptions.builder().processes(1).recorder(recorder).build();
        for (Pool each : List.of(Pool.create(options), ThreadPool.create(options))) {
            assertThat(each.map(x -> x * x, WorkerFunctions.range(50)))
                    .hasSize(50)
                    .endsWith(49 * 49);
            List<Object> got = new ArrayList<>();
            each.imapUnordered(x -> "text " + x, WorkerFunctions.range(20)).forEachRemaining(got::add);
            assertThat(got).hasSize(20);
            assertThatThrownBy(() -> each.apply(() -> {
                        throw new IllegalStateException("mine");
                    }))
                    .hasMessage("mine");
            each.close();
            assertThat(each.join(Duration.ofSeconds(20))).isTrue();
        }
        assertThat(told.get()).isPositive();
    }

    @Test
    void a_caller_that_is_interrupted_costs_no_worker() throws Exception {
        List<Long> pids = pool.pids();
        Thread.currentThread().interrupt();
        AsyncResult<Integer> result = pool.applyAsync(x -> x, 2);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.get(Duration.ofSeconds(20))).isEqualTo(2);
        assertThat(pool.pids()).isEqualTo(pids);
    }

    private static volatile boolean spins;
    private static volatile boolean spinning;

    /** Loops endlessly when it is deserialised, or when its text is requested. */
    private record Endless(long madeBy, boolean whenRead) implements Serializable {
        Object readResolve() {
            spinIf(whenRead);
            return this;
        }

        @Override
        public String toString() {
            spinIf(!whenRead);
            return "endless";
        }

        private void spinIf(boolean now) {
            spinning |= now && madeBy != ProcessHandle.current().pid();
            while (now && spins && madeBy != ProcessHandle.current().pid()) {
                Thread.onSpinWait();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void terminate_and_join_do_not_wait_for_a_reader_that_spins(boolean whenRead) throws Exception {
        spins = true;
        spinning = false;
        try {
            Pool own = Pool.create(PoolOptions.builder()
                    .processes(1)
                    .recorder(TraceRecorder.live())
                    .build());
            ResultIterator<Object> results = own.imapUnordered(
                    x -> new Endless(ProcessHandle.current().pid(), whenRead), WorkerFunctions.range(1));
            AsyncResult<Integer> later = own.applyAsync(x -> x, 1);
            await().until(() -> spinning);
            own.terminate();
            assertThat(own.join(Duration.ofSeconds(20))).isTrue();
            assertThatThrownBy(results::next).isInstanceOf(PoolTerminatedException.class);
            assertThat(later.ready()).isTrue();
        } finally {
            spins = false;
        }
    }
}
