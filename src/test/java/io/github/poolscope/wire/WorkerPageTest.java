package io.github.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory shared by a worker and the main program, mapped twice as by two processes. */
class WorkerPageTest {
    @TempDir
    Path folder;

    private WorkerPage main = WorkerPage.alone();
    private WorkerPage worker = main;

    @BeforeEach
    void map() throws Exception {
        main = WorkerPage.create(folder.resolve("page"));
        worker = WorkerPage.open(folder.resolve("page"));
    }

    @Test
    void a_task_is_begun_or_called_back_and_never_both() {
        main.claims().give(5, 77);
        assertThat(worker.claims().begin(5, 77)).isTrue();
        assertThat(main.claims().callBack(5, 77)).isFalse();
        assertThat(main.claims().isBegun(5, 77)).isTrue();
        main.claims().give(6, 78);
        assertThat(main.claims().callBack(6, 78)).isTrue();
        assertThat(worker.claims().begin(6, 78)).isFalse();
    }

    @Test
    void a_frame_that_is_late_does_not_begin_what_has_taken_its_slot() {
        main.claims().give(0, 1);
        assertThat(main.claims().callBack(0, 1)).isTrue();
        main.claims().give(0, 2);
        assertThat(worker.claims().begin(0, 1)).isFalse();
        assertThat(worker.claims().begin(0, 2)).isTrue();
    }

    @Test
    void of_two_who_race_for_each_task_one_gets_it() throws Exception {
        AtomicInteger begun = new AtomicInteger();
        for (int first = 0; first < 100_000; first += ClaimRing.SLOTS) {
            int base = first;
            for (int slot = 0; slot < ClaimRing.SLOTS; slot++) {
                main.claims().give(slot, base + slot);
            }
            Thread other = new Thread(() -> {
                for (int slot = 0; slot < ClaimRing.SLOTS; slot++) {
                    if (worker.claims().begin(slot, base + slot)) {
                        begun.incrementAndGet();
                    }
                }
            });
            other.start();
            int back = 0;
            for (int slot = ClaimRing.SLOTS - 1; slot >= 0; slot--) {
                back += main.claims().callBack(slot, base + slot) ? 1 : 0;
            }
            other.join();
            assertThat(begun.getAndSet(0) + back).isEqualTo(ClaimRing.SLOTS);
        }
    }

    @Test
    void results_that_were_not_sent_are_found_afterwards() throws Exception {
        Encoder frame = Link.frame(FrameType.RESULTS);
        int start = frame.size();
        frame.putInt(1);
        worker.outbox().copy(frame, start);
        int second = frame.size();
        frame.putInt(2);
        worker.outbox().copy(frame, second);
        Decoder left = main.outbox().left(0).orElseThrow();
        assertThat(left.getInt()).isEqualTo(1);
        assertThat(left.getInt()).isEqualTo(2);
        assertThat(left.hasMore()).isFalse();
    }

    @Test
    void results_that_were_sent_are_not_found_again_though_the_worker_died_before_it_could_say_so() {
        Encoder frame = Link.frame(FrameType.RESULTS);
        int start = frame.size();
        frame.putInt(1);
        worker.outbox().copy(frame, start);
        assertThat(main.outbox().left(1)).as("its frame has arrived").isEmpty();
        worker.outbox().sent();
        assertThat(main.outbox().left(1)).as("and it said so").isEmpty();
    }

    @Test
    void what_is_too_large_for_the_page_has_no_copy_nor_has_what_follows() throws Exception {
        Encoder frame = Link.frame(FrameType.RESULTS);
        int start = frame.size();
        frame.putInt(1);
        worker.outbox().copy(frame, start);
        int large = frame.size();
        frame.putRaw(new byte[Outbox.SIZE]);
        worker.outbox().copy(frame, large);
        int small = frame.size();
        frame.putInt(3);
        worker.outbox().copy(frame, small);
        Decoder left = main.outbox().left(0).orElseThrow();
        assertThat(left.getInt()).isEqualTo(1);
        assertThat(left.hasMore()).isFalse();
        worker.outbox().sent();
        Encoder next = Link.frame(FrameType.RESULTS);
        next.putInt(4);
        worker.outbox().copy(next, Link.HEADER);
        assertThat(main.outbox().left(1).orElseThrow().getInt()).isEqualTo(4);
    }

    @Test
    void a_page_that_another_worker_gets_tells_nothing_of_the_one_before() {
        Encoder frame = new Encoder(64).putInt(1);
        worker.outbox().copy(frame, 0);
        worker.progress().begin(1, 2, 3);
        main.claims().give(5, 77);
        assertThat(worker.claims().begin(5, 77)).isTrue();
        WorkerPage again = main.again();
        assertThat(again.outbox().left(0)).isEmpty();
        assertThat(again.progress().last()).isEmpty();
        assertThat(again.claims().isBegun(5, 77)).isFalse();
        again.progress().begin(4, 5, 6);
        assertThat(again.progress().last())
                .get()
                .extracting(ProgressPage.Begun::task)
                .isEqualTo(4);
    }

    @Test
    void it_is_made_by_a_thread_that_is_interrupted_before_or_meanwhile_again_and_again() throws Exception {
        Thread maker = Thread.currentThread();
        AtomicBoolean made = new AtomicBoolean();
        Thread interrupter = new Thread(() -> {
            while (!made.get()) {
                maker.interrupt();
                LockSupport.parkNanos(300_000);
            }
        });
        maker.interrupt();
        interrupter.start();
        try {
            for (int i = 0; i < 200; i++) {
                Path file = folder.resolve("interrupted " + i);
                WorkerPage page = WorkerPage.create(file);
                assertThat(page.progress().last()).isEmpty();
                Files.delete(file);
            }
            maker.interrupt();
            WorkerPage.create(folder.resolve("last"));
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            made.set(true);
            while (interrupter.isAlive()) {
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
    }

    @Test
    void small_numbers_take_few_bytes_and_large_ones_survive() throws Exception {
        long[] numbers = {0, 1, 127, 128, 300, 1L << 35, Long.MAX_VALUE};
        Encoder encoder = new Encoder(16);
        for (long number : numbers) {
            encoder.putSmall(number);
        }
        Decoder decoder = new Decoder(encoder.toBytes());
        for (long number : numbers) {
            assertThat(decoder.getSmall()).isEqualTo(number);
        }
        assertThat(decoder.hasMore()).isFalse();
        assertThat(new Encoder(16).putSmall(127).size()).isEqualTo(1);
    }
}
