package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.sync.Queue;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.SystemCommand;
import io.github.poolscope.testing.WorkerFunctions;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.WorkerPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A folder for temporary files with 400 KiB, which is enough for two workers. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class SmallDiskTest {
    @TempDir
    Path folder;

    @Test
    void a_full_folder_for_temporary_files_is_told_in_a_sentence_and_a_pool_that_works_goes_on() throws Exception {
        assumeTrue(
                SystemCommand.succeeds("unshare", "-rm", "mount", "-t", "tmpfs", "none", folder.toString()),
                "this user may not mount a file system of its own");
        OtherProgram program = OtherProgram.start(
                List.of(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=400k,nr_inodes=16 none \"$0\" && exec \"$@\"",
                        folder.toString()),
                List.of("-Djava.io.tmpdir=" + folder),
                OnSmallDisk.class,
                folder.toString());
        String noSpace = "no space left in " + folder;
        assertThat(program.readLine())
                .as("a pool")
                .contains("The pool's workers could not be started: " + noSpace)
                .contains("java.io.tmpdir");
        assertThat(program.readLine()).as("pages on disks filled at random").isEqualTo("made and refused");
        assertThat(program.readLine()).as("a later start").contains(noSpace);
        assertThat(program.readLine()).as("the pool meanwhile").isEqualTo("[0, 1, 4]");
        assertThat(program.readLine()).as("once there is space").isEqualTo("2 workers");
        assertThat(program.readLine()).as("a queue").contains(noSpace);
        assertThat(program.awaitExit(Duration.ofSeconds(20))).isZero();
    }

    /** The steps that are tried there. */
    static final class OnSmallDisk {
        private static final int SIZE = 400 << 10;

        private final Path folder;
        private final Path filling;

        private OnSmallDisk(Path folder) {
            this.folder = folder;
            filling = folder.resolve("filling");
        }

        public static void main(String[] args) throws Exception {
            OnSmallDisk disk = new OnSmallDisk(Path.of(args[0]));
            disk.pool();
            disk.pages(new Random(13));
            disk.laterStart();
            disk.queue();
        }

        private void fill(int bytes) throws IOException {
            try {
                Files.write(filling, new byte[bytes]);
            } catch (IOException e) {
                // Now it is full.
            }
        }

        private void pool() {
            try (Pool pool =
                    Pool.create(PoolOptions.builder().processes(3).spares(false).build())) {
                System.out.println("made " + pool);
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }

        private void pages(Random random) throws IOException {
            await().until(() -> ProcessHandle.current().children().count() <= 1); // Those that did start have ended.
            boolean made = false;
            boolean refused = false;
            for (int i = 0; i < 40; i++) {
                await().pollInterval(Duration.ofMillis(5)).until(() -> takes(0));
                fill(random.nextInt(SIZE));
                Path file = folder.resolve("page");
                try {
                    use(WorkerPage.create(file));
                    made = true;
                    Files.delete(file);
                } catch (IOException e) {
                    refused = true;
                }
                if (Files.exists(file)) {
                    System.out.println("half a page was left behind");
                }
                Files.delete(filling);
            }
            System.out.println(made && refused ? "made and refused" : "made: " + made + ", refused: " + refused);
        }

        /** The space of a removed page is free once its memory is garbage-collected. */
        private boolean takes(int bytes) throws IOException {
            boolean takes = SIZE - Files.getFileStore(folder).getUsableSpace() == bytes;
            if (!takes) {
                System.gc();
            }
            return takes;
        }

        /** Writes to all of it. */
        private static void use(WorkerPage page) {
            for (int slot = 0; slot < 4096; slot++) {
                page.claims().give(slot, slot);
            }
            Encoder results = new Encoder(1024);
            results.putRaw(new byte[1024]);
            for (int i = 0; i < 128; i++) {
                page.outbox().copy(results, 0);
            }
        }

        private void laterStart() throws Exception {
            poolAfterPool();
            ProcessPool pool = poolOfOne();
            pool.apply(WorkerFunctions::square, 1);
            await().until(() -> takes(WorkerPage.SIZE)); // What an earlier pool left would be enough for one more.
            fill(SIZE);
            pool.resize(2);
            await().until(() -> !pool.notes().isEmpty());
            System.out.println(pool.notes().get(0));
            System.out.println(pool.map(WorkerFunctions::square, WorkerFunctions.range(3)));
            Files.delete(filling);
            await().until(() -> pool.pids().size() == 2);
            System.out.println(pool.pids().size() + " workers");
            pool.closeAndJoin();
        }

        /** Runs pools that would need three times the folder's size if the pages of ended pools stayed. */
        private static void poolAfterPool() {
            for (int i = 0; i < 6; i++) {
                poolOfOne().closeAndJoin();
            }
        }

        private static ProcessPool poolOfOne() {
            return Pool.create(PoolOptions.builder().processes(1).spares(false).build());
        }

        private void queue() throws Exception {
            try {
                for (int i = 0; i < 100; i++) {
                    Files.createFile(folder.resolve("file" + i));
                }
            } catch (IOException e) {
                // Now there is no room for one more file.
            }
            Queue<Object> queue = new Queue<>();
            try {
                queue.put(queue);
                System.out.println("put");
            } catch (RuntimeException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
