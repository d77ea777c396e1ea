package io.github.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames over a socket, and the values in them. */
class LinkTest {
    private static final Classes CLASSES = Classes.of(ClassLoader.getSystemClassLoader());
    private static final int MAX_SIZE = 64 << 20;

    @TempDir
    private Path folder;

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private final ExecutorService sender = Executors.newSingleThreadExecutor();
    private SocketChannel raw;
    private Link here;
    private Link there;

    @BeforeEach
    void connect() throws IOException {
        Path address = folder.resolve("socket");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(address));
            raw = SocketChannel.open(UnixDomainSocketAddress.of(address));
            here = new Link(raw);
            there = new Link(server.accept());
        }
    }

    @AfterEach
    void disconnect() throws IOException {
        here.close();
        there.close();
        sender.shutdownNow();
    }

    @Test
    void frames_of_all_sizes_with_and_without_a_tail_arrive_as_they_were_sent() throws Exception {
        Random random = new Random(1);
        List<byte[]> blocks = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            byte[] block = new byte[i % 3 == 0 ? 1 + random.nextInt(20) : 1 + random.nextInt(300_000)];
            random.nextBytes(block);
            blocks.add(block);
        }
        Future<?> sent = sender.submit(() -> {
            for (int i = 0; i < blocks.size(); i++) {
                Encoder frame = Link.frame(FrameType.RESULTS);
                frame.putInt(i);
                if (i % 2 == 0) {
                    frame.putBytesAhead(blocks.get(i).length);
                    here.send(frame, blocks.get(i));
                } else {
                    frame.putValue(blocks.get(i));
                    here.send(frame);
                }
            }
            return null;
        });
        for (int i = 0; i < blocks.size(); i++) {
            Decoder frame = there.receive(MAX_SIZE);
            assertThat(frame.getByte()).isEqualTo(FrameType.RESULTS);
            assertThat(frame.getInt()).isEqualTo(i);
            Decoder values = i % 5 == 0 ? frame.rest() : frame;
            assertThat(values.hasMore()).isTrue();
            assertThat(values.getValue(CLASSES)).isEqualTo(blocks.get(i));
            assertThat(values.hasMore()).isFalse();
        }
        sent.get();
    }

    @Test
    void a_tail_can_be_passed_over_or_taken_with_the_rest() throws Exception {
        byte[] tail = {1, 2, 3};
        for (int i = 0; i < 2; i++) {
            Encoder frame = Link.frame(FrameType.TASKS);
            frame.putBytesAhead(tail.length);
            here.send(frame, tail);
        }
        Decoder passed = there.receive(MAX_SIZE);
        int type = passed.getByte();
        int before = passed.position();
        passed.skip(1 + Integer.BYTES + tail.length);
        assertThat(passed.hasMore()).isFalse();
        assertThat(passed.position() - before).isEqualTo(1 + Integer.BYTES + tail.length);
        Decoder taken = there.receive(MAX_SIZE);
        assertThat(taken.getByte()).isEqualTo(type);
        assertThat(taken.getRest()).endsWith(tail).hasSize(1 + Integer.BYTES + tail.length);
    }

    @Test
    void what_was_cut_is_passed_over_value_by_value() throws Exception {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            Encoder values = new Encoder(64);
            List<Object> put = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Object value = random.nextInt(3) == 0 ? (Object) i : "text".repeat(random.nextInt(20));
                put.add(value);
                values.putValue(value);
            }
            int kept = random.nextInt(values.size());
            Decoder cut = Decoder.cut(values.toBytes(), 0, kept, true, values.size() - kept);
            boolean whole = true;
            for (Object value : put) {
                try {
                    Object got = cut.getValue(CLASSES);
                    assertThat(whole).as("round " + round).isTrue();
                    assertThat(got).isEqualTo(value);
                } catch (Decoder.ValueException e) {
                    whole = false;
                    assertThat(e).hasCauseInstanceOf(TooLargeException.class);
                } catch (IOException e) {
                    whole = false; // Cut within a number: no frame with a larger value after it.
                }
            }
            assertThat(whole).isFalse();
            cut.skip(values.size() - cut.position());
            assertThat(cut.hasMore()).isFalse();
        }
    }

    @Test
    void a_tail_as_long_as_its_frame_breaks_the_connection() {
        assertThatThrownBy(() -> receiveRaw(0x80000005, 5)).hasMessageContaining("tail of 5 bytes in a frame of 5");
    }

    @Test
    void a_tail_of_negative_length_breaks_the_connection() {
        assertThatThrownBy(() -> receiveRaw(0x80000005, -1)).hasMessageContaining("tail of -1 bytes");
    }

    @Test
    void a_frame_that_is_too_large_breaks_the_connection_with_a_tail_as_without() {
        assertThatThrownBy(() -> receiveRaw(0xFFFFFFFF, 5)).hasMessageContaining("frame of 2147483647 bytes");
    }

    private void receiveRaw(int length, int tail) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64).putInt(length).putInt(tail).position(0);
        while (bytes.hasRemaining()) {
            raw.write(bytes);
        }
        there.receive(MAX_SIZE);
    }

    @Test
    void ints_near_each_other_and_far_apart_are_read_as_they_were_written() throws Exception {
        List<Object> values = new ArrayList<>();
        Random random = new Random(2);
        int last = 0;
        for (int i = 0; i < 10_000; i++) {
            last += random.nextInt(4) == 0 ? random.nextInt() : random.nextInt(200) - 100;
            values.add(last);
            if (i % 100 == 0) {
                values.addAll(List.of(Integer.MIN_VALUE, Integer.MAX_VALUE, "text", 5L, 2.5, true, List.of(i)));
            }
        }
        Encoder encoder = new Encoder(16);
        encoder.putValue(7);
        encoder.beginValues();
        for (Object value : values) {
            encoder.putValue(value);
        }
        Decoder decoder = new Decoder(encoder.toBytes());
        decoder.skip(1);
        decoder.beginValues();
        for (Object value : values) {
            assertThat(decoder.isInt()).isEqualTo(value instanceof Integer);
            assertThat(decoder.getValue(CLASSES)).isEqualTo(value);
        }
        assertThat(decoder.hasMore()).isFalse();
        assertThatThrownBy(decoder::getIntValue).isInstanceOf(IOException.class);
    }

    @Test
    void consecutive_ints_take_a_byte_each() throws Exception {
        Encoder encoder = new Encoder(16);
        for (int i = 0; i < 1000; i++) {
            encoder.putValue(i);
        }
        assertThat(encoder.size()).isEqualTo(1000);
    }

    @Test
    void a_thread_that_is_interrupted_while_it_sends_or_receives_goes_on() throws Exception {
        here.makeUninterruptible();
        there.makeUninterruptible();
        byte[] large = new byte[MAX_SIZE / 8]; // More than the socket's buffer holds.
        Thread sending = started(() -> here.send(Link.frame(FrameType.RESULTS).putRaw(large, 0, large.length)));
        interruptWhileWaiting(sending);
        AtomicInteger received = new AtomicInteger();
        Thread receiving = started(() -> {
            for (int i = 0; i < 2; i++) {
                there.receive(MAX_SIZE);
                received.incrementAndGet();
            }
        });
        sending.join();
        await().untilAtomic(received, is(1));
        interruptWhileWaiting(receiving);
        here.send(Link.frame(FrameType.RESULTS));
        receiving.join();
        assertThat(received).hasValue(2);
    }

    @Test
    void closing_ends_the_waits_of_an_uninterruptible_connection() throws Exception {
        here.makeUninterruptible();
        there.makeUninterruptible();
        Thread receiving =
                started(() -> assertThatThrownBy(() -> there.receive(MAX_SIZE)).isInstanceOf(IOException.class));
        byte[] large = new byte[MAX_SIZE / 8];
        Thread sending = started(() -> assertThatThrownBy(
                        () -> there.send(Link.frame(FrameType.RESULTS).putRaw(large, 0, large.length)))
                .isInstanceOf(IOException.class));
        awaitWaiting(receiving);
        awaitWaiting(sending);
        there.close();
        receiving.join();
        sending.join();
        assertThat(failure.get()).isNull();
        assertThatThrownBy(() -> here.receive(MAX_SIZE))
                .as("the descriptor is closed, too")
                .isInstanceOf(EOFException.class);
    }

    private interface Step {
        void run() throws Exception;
    }

    private Thread started(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (Throwable e) {
                failure.set(e);
            }
        });
        thread.start();
        return thread;
    }

    private static void awaitWaiting(Thread thread) {
        await().until(() -> Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Readiness.class.getName())));
    }

    private void interruptWhileWaiting(Thread thread) {
        awaitWaiting(thread);
        thread.interrupt();
        awaitWaiting(thread);
        assertThat(failure.get()).isNull();
    }
}
