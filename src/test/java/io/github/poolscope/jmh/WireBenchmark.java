package io.github.poolscope.jmh;

import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A frame through a socket, written and read by one thread: measures system calls and copies, without thread switches.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WireBenchmark {
    /** The size of the frame's contents. */
    @Param({"16", "1024", "65536"})
    public int bytes;

    private byte[] contents = {};
    private @Nullable Link out;
    private @Nullable Link in;

    /** Connects a socket to itself. */
    @Setup
    public void connect() throws IOException {
        contents = new byte[bytes];
        Path folder = Files.createTempDirectory("poolscope-jmh-");
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            out = Link.connect(socket);
            in = new Link(server.accept());
        } finally {
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    @TearDown
    public void disconnect() throws IOException {
        link(out).close();
        link(in).close();
    }

    private static Link link(@Nullable Link end) {
        return Objects.requireNonNull(end);
    }

    @Benchmark
    public int frame() throws IOException {
        Encoder frame = Link.frame(FrameType.RESULTS).putRaw(contents);
        link(out).send(frame);
        return link(in).receive(Link.MAX_FRAME_SIZE).getByte();
    }
}
