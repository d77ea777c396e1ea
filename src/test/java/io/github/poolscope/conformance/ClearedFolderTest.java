package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.pool.Pool;
import io.github.poolscope.pool.PoolOptions;
import io.github.poolscope.pool.ProcessPool;
import io.github.poolscope.task.StartMethod;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.OtherProgram;
import io.github.poolscope.testing.WorkerFunctions;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A folder for temporary files that is cleared while pools use it. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class ClearedFolderTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = StartMethod.class,
            names = {"SPAWN", "FORKSERVER"})
    void a_pool_goes_on_and_replaces_its_workers(StartMethod method) throws Exception {
        OtherProgram program = OtherProgram.start(
                List.of(),
                List.of("-Djava.io.tmpdir=" + folder),
                OnClearedFolder.class,
                folder.toString(),
                method.name());
        assertThat(program.readLine())
                .as("with workers of before and replaced ones")
                .isEqualTo("[0, 1, 4, 9, 16, 25]");
        assertThat(program.readLine()).as("once a worker is killed").isEqualTo("[0, 1, 4, 9]");
        assertThat(program.awaitExit(Duration.ofSeconds(20))).isZero();
    }

    /** The steps that are tried there. */
    static final class OnClearedFolder {
        public static void main(String[] args) throws Exception {
            try (ProcessPool pool = Pool.create(PoolOptions.builder()
                    .processes(2)
                    .startMethod(StartMethod.valueOf(args[1]))
                    .maxTasksPerChild(2)
                    .spares(false)
                    .build())) {
                pool.map(WorkerFunctions::square, WorkerFunctions.range(3), 1);
                clear(Path.of(args[0]));
                System.out.println(pool.map(WorkerFunctions::square, WorkerFunctions.range(6), 1));
                ProcessHandle.of(pool.pids().get(0)).ifPresent(ProcessHandle::destroyForcibly);
                System.out.println(pool.map(WorkerFunctions::square, WorkerFunctions.range(4), 1));
            }
        }

        /** Clears the folder as clean-up programs do: what is created meanwhile may stay. */
        private static void clear(Path folder) throws IOException {
            try (Stream<Path> files = Files.walk(folder).skip(1)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }
}
