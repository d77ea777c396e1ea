package io.github.poolscope.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTracerTest {
    @TempDir
    Path cache;

    private static Path resources() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(UnpackedTracer.class.getResource("python/files.txt"))
                        .toURI())
                .resolveSibling("");
    }

    private static List<String> pythonFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".py"))
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_list_names_each_file() throws Exception {
        assertThat(Files.readAllLines(resources().resolve("files.txt")))
                .as("files.txt, which must be sorted")
                .isEqualTo(pythonFiles(resources()));
    }

    @Test
    void the_files_are_written_once_and_mended_if_damaged() throws Exception {
        Path boot = UnpackedTracer.in(cache).boot();
        Path folder = Objects.requireNonNull(boot.getParent());
        assertThat(pythonFiles(folder)).isEqualTo(pythonFiles(resources()));
        assertThat(boot.resolve("sitecustomize.py"))
                .hasSameBinaryContentAs(resources().resolve("boot/sitecustomize.py"));

        Path compiled = Files.writeString(folder.resolve("tracer/log.py.cpython-311.code"), "kept");
        assertThat(UnpackedTracer.in(cache).boot()).isEqualTo(boot);
        assertThat(compiled).exists();

        Files.writeString(boot.resolve("sitecustomize.py"), "damaged");
        Files.delete(folder.resolve("tracer/log.py"));
        assertThat(UnpackedTracer.in(cache).boot()).isEqualTo(boot);
        assertThat(boot.resolve("sitecustomize.py"))
                .hasSameBinaryContentAs(resources().resolve("boot/sitecustomize.py"));
        assertThat(folder.resolve("tracer/log.py")).exists();
        try (Stream<Path> left = Files.list(cache)) {
            assertThat(left).containsExactly(folder);
        }
    }
}
