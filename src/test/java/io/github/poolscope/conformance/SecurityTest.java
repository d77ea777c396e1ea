package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.wire.FrameType;
import io.github.poolscope.wire.Link;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Foreign connections to the socket, and workers that send invalid frames. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SecurityTest {
    /** Returns the private folder of the pool's socket. */
    private static Path folderOf(Pool pool) throws Exception {
        assertThat(pool.apply(() -> 1)).isEqualTo(1);
        Path maps = Path.of("/proc", pool.pids().get(0).toString(), "maps");
        String page = Files.readAllLines(maps).stream()
                .filter(line -> line.endsWith(".page"))
                .findFirst()
                .orElseThrow();
        Path folder = Path.of(page.substring(page.indexOf('/'))).getParent();
        assertThat(folder).isNotNull();
        return Objects.requireNonNull(folder);
    }

    @Test
    void the_socket_stands_in_a_folder_that_only_this_user_may_enter_and_that_goes_with_the_last_worker()
            throws Exception {
        Pool pool = Pool.of(1);
        Path folder = folderOf(pool);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        pool.closeAndJoin();
        await().until(() -> {
            ProcessPool.releaseSpares();
            return !Files.exists(folder);
        });
    }

    @Test
    void garbage_from_a_stranger_closes_that_connection_and_nothing_else() throws Exception {
        Random random = new Random(8);
        try (Pool pool = Pool.of(1)) {
            Path socket = folderOf(pool).resolve("pool.socket");
            List<Long> pids = pool.pids();
            for (int round = 0; round < 30; round++) {
                byte[] garbage = new byte[1 + random.nextInt(400)];
                random.nextBytes(garbage);
                try (SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                    stranger.connect(UnixDomainSocketAddress.of(socket));
                    stranger.write(ByteBuffer.wrap(garbage));
                    stranger.shutdownOutput();
                    ByteBuffer answer = ByteBuffer.allocate(1);
                    int read;
                    try {
                        read = stranger.read(answer);
                    } catch (IOException e) {
                        read = -1; // Reset, because not all of the garbage was read.
                    }
                    assertThat(read).isEqualTo(-1);
                }
            }
            try (Link impostor = Link.connect(socket)) {
                impostor.send(Link.frame(FrameType.HELLO)
                        .putText("0123456789abcdef0123456789abcdef")
                        .putLong(1));
                assertThatThrownBy(() -> impostor.receive(Link.MAX_FRAME_SIZE)).isInstanceOf(IOException.class);
            }
            try (SocketChannel silent = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                silent.connect(UnixDomainSocketAddress.of(socket));
                assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(5)))
                        .containsExactly(0, 1, 4, 9, 16);
            }
            assertThat(pool.pids()).isEqualTo(pids);
        }
    }

    @Test
    void who_connects_and_says_nothing_costs_no_thread_and_is_dropped_after_some_seconds() throws Exception {
        try (Pool pool = Pool.of(1)) {
            Path socket = folderOf(pool).resolve("pool.socket");
            List<SocketChannel> silent = new ArrayList<>();
            try {
                for (int i = 0; i < 300; i++) { // More than may wait at once.
                    SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket));
                    stranger.configureBlocking(false);
                    silent.add(stranger);
                }
                SocketChannel slow = silent.get(299);
                assertThat(slow.write(ByteBuffer.wrap(new byte[] {0, 0, 0}))).isEqualTo(3); // Never completed.
                assertThat(Thread.getAllStackTraces().keySet())
                        .noneMatch(thread -> thread.getName().equals("poolscope greeter"));
                pool.resize(2); // A complete first frame is read meanwhile.
                await().until(() -> pool.workers().stream()
                        .allMatch(worker -> worker.state() == io.github.poolscope.pool.WorkerState.IDLE));
                assertThat(pool.map(WorkerFunctions::square, WorkerFunctions.range(5)))
                        .containsExactly(0, 1, 4, 9, 16);
                await().until(() -> {
                    for (SocketChannel stranger : silent) {
                        if (!isDropped(stranger)) {
                            return false;
                        }
                    }
                    return true;
                });
            } finally {
                for (SocketChannel stranger : silent) {
                    stranger.close();
                }
            }
        }
    }

    private static boolean isDropped(SocketChannel stranger) {
        try {
            return stranger.read(ByteBuffer.allocate(1)) < 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void a_token_is_good_once_and_stands_on_no_command_line() throws Exception {
        try (Pool pool = Pool.of(1)) {
            assertThat(pool.apply(() -> 1)).isEqualTo(1);
            String command = ProcessHandle.of(pool.pids().get(0))
                    .orElseThrow()
                    .info()
                    .commandLine()
                    .orElse("");
            String arguments =
                    Files.readString(Path.of("/proc", pool.pids().get(0).toString(), "cmdline"));
            assertThat(command + arguments).doesNotContainPattern("[0-9a-f]{32}");
        }
    }
}
