package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.sync.Event;
import io.github.poolscope.sync.Process;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.testing.NoProcessLeft;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The socket through which other processes reach this one's primitives. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SyncSecurityTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static List<Path> foldersOf(long pid) throws IOException {
        List<Path> folders = new ArrayList<>();
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary, "poolscope-" + pid + "-*")) {
            for (Path one : all) {
                if (Files.exists(one.resolve("sync.socket"))) {
                    folders.add(one);
                }
            }
        }
        return folders;
    }

    @Test
    void strangers_are_turned_away_from_a_socket_that_only_this_user_may_reach() throws Exception {
        Queue<Object> queue = new Queue<>();
        queue.put(queue); // From now on it can be reached.
        Path folder = foldersOf(ProcessHandle.current().pid()).get(0);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        Random random = new Random(8);
        for (int round = 0; round < 20; round++) {
            byte[] garbage = new byte[1 + random.nextInt(400)];
            random.nextBytes(garbage);
            try (SocketChannel stranger = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                stranger.connect(UnixDomainSocketAddress.of(folder.resolve("sync.socket")));
                stranger.write(ByteBuffer.wrap(garbage));
                stranger.shutdownOutput();
                int read;
                try {
                    read = stranger.read(ByteBuffer.allocate(1));
                } catch (IOException e) {
                    read = -1; // Reset, because not all of the garbage was read.
                }
                assertThat(read).isEqualTo(-1);
            }
        }
        assertThat(queue.get()).isInstanceOf(Queue.class);
    }

    @Test
    void the_folder_of_a_process_goes_with_it_even_if_that_is_killed() throws Exception {
        Queue<Object> carrier = new Queue<>();
        Event never = new Event();
        List<Process> processes = List.of(
                new Process(() -> {
                    carrier.put(new Queue<>());
                    never.await();
                }),
                new Process(() -> carrier.put(new Queue<>())));
        for (Process process : processes) {
            process.start();
            assertThat(carrier.get(PATIENCE)).isInstanceOf(Queue.class);
        }
        long killed = processes.get(0).pid().orElseThrow();
        assertThat(foldersOf(killed)).hasSize(1);
        processes.get(0).kill();
        for (Process process : processes) {
            assertThat(process.join(PATIENCE)).isTrue();
            long pid = process.pid().orElseThrow();
            await().until(() -> foldersOf(pid).isEmpty());
        }
    }
}
