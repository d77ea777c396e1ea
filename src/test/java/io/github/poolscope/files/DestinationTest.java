package io.github.poolscope.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.testing.SystemCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of destination that a user can name. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DestinationTest {
    @TempDir
    Path folder;

    @BeforeAll
    static void on_a_system_with_links_and_devices() {
        assumeTrue(Files.exists(Path.of("/dev/null")), "devices and links are those of Unix");
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void a_regular_file_is_replaced_whole_and_keeps_its_permissions() throws Exception {
        Path file = Files.writeString(folder.resolve("r"), "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> Destination.of(file).write(out -> {
                    out.write("half");
                    out.flush();
                    throw new IOException("the disk is gone");
                }))
                .hasMessage(file + " could not be written: the disk is gone.");
        assertThat(file).content().isEqualTo("before");
        Destination.of(file).write("after");
        assertThat(file).content().isEqualTo("after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(left()).containsExactly(file);
    }

    @Test
    void what_has_no_bytes_is_replaced_and_the_rest_is_written() throws Exception {
        Path file = folder.resolve("r");
        Destination.of(file).write("a\uD83D b");
        assertThat(file).content().isEqualTo("a\uFFFD b");
    }

    @Test
    void a_symbolic_link_stays_and_what_it_leads_to_is_replaced_or_made() throws Exception {
        Files.createDirectory(folder.resolve("sub"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("sub", "real"));
        for (String text : new String[] {"made", "replaced"}) {
            Destination.of(link).write(text);
            assertThat(Files.isSymbolicLink(link)).isTrue();
            assertThat(folder.resolve("sub/real")).content().isEqualTo(text);
        }
        Path ring = Files.createSymbolicLink(folder.resolve("ring"), Path.of("ring"));
        assertThatThrownBy(() -> Destination.of(ring)).hasMessageContaining("leads to itself: name a file");
        assertThatThrownBy(() -> Destination.of(Files.createSymbolicLink(folder.resolve("up"), Path.of("sub"))))
                .hasMessageContaining("is a folder: name a file in it");
        assertThatThrownBy(() -> Destination.of(folder.resolve("none/r"))).hasMessageContaining("There is no folder");
    }

    @Test
    void devices_are_written_to_and_stay_devices() throws Exception {
        Path none = Files.createSymbolicLink(folder.resolve("none"), Path.of("/dev/null"));
        for (Path place : List.of(Path.of("/dev/null"), none)) {
            Destination destination = Destination.of(place);
            assertThat(destination.isFile()).isFalse();
            destination.write("x".repeat(100_000));
            assertThat(Files.readAttributes(Path.of("/dev/null"), "isOther")).containsEntry("isOther", true);
        }
        assertThat(Files.isSymbolicLink(none)).isTrue();
        Files.delete(none); // So that the link is not followed when the folder is cleared.
        assumeTrue(Files.exists(Path.of("/dev/full")), "a device that is always full is Linux's");
        assertThatThrownBy(() -> Destination.of(Path.of("/dev/full")).write("x"))
                .isInstanceOf(DestinationException.class)
                .hasMessageStartingWith("/dev/full could not be written: ");
    }

    @Test
    void a_pipe_is_written_to_and_may_be_left_by_its_reader() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(SystemCommand.succeeds("mkfifo", pipe.toString()), "no mkfifo here");
        CompletableFuture<String> read = CompletableFuture.supplyAsync(() -> firstByte(pipe));
        Destination.of(pipe).write("x".repeat(1_000_000));
        assertThat(read.get()).isEqualTo("x");
        assertThat(left()).containsExactly(pipe);
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }

    private static String firstByte(Path pipe) {
        try (var in = Files.newInputStream(pipe)) {
            return String.valueOf((char) in.read());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void one_file_by_several_names_is_one_place() throws Exception {
        Path file = Files.writeString(folder.resolve("in"), "items");
        Path hard = Files.createLink(folder.resolve("hard"), file);
        Path soft = Files.createSymbolicLink(folder.resolve("soft"), hard);
        Path dotted = folder.resolve("x/../in");
        Files.createDirectory(folder.resolve("x"));
        for (Path name : List.of(file, hard, soft, dotted)) {
            assertThat(Destination.of(name).isSame(file)).as(name.toString()).isTrue();
            assertThat(Destination.of(name).isSame(folder)).isTrue();
            assertThatThrownBy(() -> Destination.of(name).apartFrom(List.of(Path.of("/dev/null"), file)))
                    .hasMessageContaining("is still needed");
        }
        assertThat(file).content().isEqualTo("items");
        Path free = folder.resolve("free");
        Path toFree = Files.createSymbolicLink(folder.resolve("to-free"), Path.of("free"));
        assertThat(Destination.of(free).isSame(Destination.of(toFree))).isTrue();
        assertThat(Destination.of(free).isSame(file)).isFalse();
        assertThat(Destination.of(free).isSame(folder)).isFalse();
        assertThat(Destination.of(Path.of("/dev/null")).isSame(Destination.of(Path.of("/dev/null"))))
                .as("a device may take several outputs")
                .isFalse();
    }

    @Test
    void whatever_the_names_and_links_what_they_lead_to_holds_the_text() throws Exception {
        long seed = 1319;
        Random random = new Random(seed);
        for (int round = 0; round < 30; round++) {
            Path file = folder.resolve(name(random, round));
            String text = random.ints(random.nextInt(5000), 0, 0xD800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            if (random.nextBoolean()) {
                Files.writeString(file, "before");
            }
            Path named = file;
            for (int links = random.nextInt(5); links > 0; links--) {
                named = Files.createSymbolicLink(
                        folder.resolve("l" + round + "-" + links), random.nextBoolean() ? named : named.getFileName());
            }
            Destination.of(named).write(text);
            assertThat(Files.readString(file))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(text);
            assertThat(Files.isSymbolicLink(named)).isEqualTo(!named.equals(file));
        }
        assertThat(left()).noneMatch(path -> path.toString().endsWith(".part"));
    }

    @Test
    void what_a_killed_program_left_beside_is_cleared_away_and_nothing_else() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        long living = ProcessHandle.current().pid();
        part(ended.pid() + "-1.part", true);
        part(ended.pid() + "-22.part", true);
        List<Path> kept = List.of(
                part(ended.pid() + "-3.part", false),
                part(living + "-999999.part", true),
                part(ended.pid() + "-x.part", true),
                Files.createDirectory(folder.resolve(".poolscope-" + ended.pid() + "-4.part")));
        Path file = folder.resolve("r");
        Destination.of(file).write("text");
        assertThat(left())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(kept.stream(), Stream.of(file)).toList());
    }

    private Path part(String name, boolean old) throws IOException {
        Path part = Files.writeString(folder.resolve(".poolscope-" + name), "half");
        return old ? Files.setLastModifiedTime(part, FileTime.from(Instant.now().minus(Duration.ofHours(2)))) : part;
    }

    private static String name(Random random, int round) {
        String letters = "aé 漢'\"\\:$;&*?<>|\n-.+%#";
        StringBuilder name = new StringBuilder().append(round);
        for (int length = random.nextInt(60); length > 0; length--) {
            name.append(letters.charAt(random.nextInt(letters.length())));
        }
        return name.toString();
    }
}
