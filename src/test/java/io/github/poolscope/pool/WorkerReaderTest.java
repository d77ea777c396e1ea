package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.start.OutputPump;
import io.github.poolscope.start.StartedWorker;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.wire.Classes;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import io.github.poolscope.wire.WorkerPage;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that has identified itself and then sends invalid frames is ended. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class WorkerReaderTest {
    @TempDir
    Path folder;

    @Test
    void random_bytes() throws Exception {
        byte[] nonsense = new byte[4000];
        new Random(1).nextBytes(nonsense);
        assertThat(exitCodeOfWorkerThatSends(ByteBuffer.wrap(nonsense))).isEqualTo(-9);
    }

    @Test
    void a_frame_that_is_too_long() throws Exception {
        assertThat(exitCodeOfWorkerThatSends(ByteBuffer.allocate(4).putInt(0, Link.MAX_FRAME_SIZE + 1)))
                .isEqualTo(-9);
    }

    @Test
    void results_of_a_task_that_it_was_not_given() throws Exception {
        ByteBuffer frame = ByteBuffer.allocate(14)
                .putInt(10)
                .put(FrameType.RESULTS)
                .put(FrameType.SKIPPED)
                .putInt(77)
                .putInt(0);
        assertThat(exitCodeOfWorkerThatSends(frame.flip())).isEqualTo(-9);
    }

    private int exitCodeOfWorkerThatSends(ByteBuffer bytes) throws Exception {
        Path socket = folder.resolve("socket");
        Process process = new ProcessBuilder("sleep", "300").start();
        Dispatcher dispatcher = new Dispatcher(new PoolLifecycle(1), OptionalInt.empty(), Recorder.NONE);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            SocketChannel worker = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            try (Link link = new Link(server.accept())) {
                ProcessWorker handle = new ProcessWorker(
                        0,
                        0,
                        new StartedWorker(
                                process,
                                1,
                                WorkerPage.create(folder.resolve("page")),
                                new CompletableFuture<>(),
                                () -> {}),
                        Link.frame(FrameType.SETUP),
                        false,
                        System.nanoTime(),
                        new OutputPump(process, OutputPump.REPRINTED, "worker"),
                        Runnable::run);
                worker.write(bytes);
                return new WorkerReader(
                                handle,
                                link,
                                new WorkerContext(
                                        Recorder.NONE,
                                        dispatcher,
                                        new TaskFactory(Recorder.NONE, new SerialisedTransfer()),
                                        ""),
                                Classes.of(getClass().getClassLoader()),
                                new WorkerReader.Listener() {
                                    @Override
                                    public void ready(List<String> notes) {}

                                    @Override
                                    public void next(NextStep next) {}
                                })
                        .run();
            }
        } finally {
            process.destroyForcibly();
        }
    }
}
