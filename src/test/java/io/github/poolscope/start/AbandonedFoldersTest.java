package io.github.poolscope.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folders of other programs are removed, and which must stay. */
class AbandonedFoldersTest {
    @TempDir
    Path place;

    private String dead = "";

    @BeforeEach
    void aProcessEnds() throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        dead = ProcessStamp.of(process.pid()).orElseThrow().text();
        process.destroyForcibly().waitFor();
    }

    private void clear() {
        AbandonedFolders.clear(List.of(place), "poolscope-*");
    }

    /** Creates a folder as a killed process leaves it: no process listens at its socket. */
    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectory(place.resolve(name));
        ServerSocketChannel socket = listen(folder);
        socket.close();
        Files.writeString(folder.resolve("1.page"), "page");
        return folder;
    }

    private static ServerSocketChannel listen(Path folder) throws IOException {
        return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("pool.socket")));
    }

    @Test
    void a_stamp_is_read_as_it_was_written_and_tells_the_living_from_the_dead() {
        ProcessStamp own = ProcessStamp.own();
        assertThat(ProcessStamp.read(own.text())).contains(own);
        assertThat(own.isAlive()).isTrue();
        assertThat(ProcessStamp.read(dead).orElseThrow().isAlive()).isFalse();
        assertThat(new ProcessStamp(own.pid(), own.started() - 1).isAlive()).isFalse();
    }

    @Test
    void what_a_dead_process_has_left_is_removed_also_when_its_pid_is_another_ones_now() throws Exception {
        folder("poolscope-" + dead + "-abc");
        ProcessStamp own = ProcessStamp.own();
        folder("poolscope-" + new ProcessStamp(own.pid(), own.started() - 1).text() + "-abc");
        clear();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void the_folder_of_one_that_lives_stays() throws Exception {
        Path own = folder("poolscope-" + ProcessStamp.own().text() + "-abc");
        Path elsewhere = Files.createDirectory(place.resolve("poolscope-" + dead + "-in-another-container"));
        Path opening = Files.createDirectory(place.resolve("poolscope-" + dead + "-new"));
        try (ServerSocketChannel listening = listen(elsewhere)) {
            clear();
            assertThat(listening.isOpen()).isTrue();
            assertThat(own).isDirectoryContaining("glob:**.page");
            assertThat(elsewhere).isNotEmptyDirectory();
            assertThat(opening).isDirectory();
        }
        Files.setLastModifiedTime(opening, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));
        clear();
        assertThat(opening).doesNotExist();
    }

    @Test
    void a_file_of_a_dead_process_is_removed_and_one_that_is_new_or_has_a_living_owner_stays() throws Exception {
        Instant before = Instant.now().minus(Duration.ofMinutes(2));
        Path left = Files.writeString(place.resolve("poolscope-" + dead + "-abc.args"), "-cp");
        Path begun = Files.writeString(place.resolve("poolscope-" + dead + "-new.args"), "-cp");
        Path own = Files.writeString(place.resolve(PrivateFolder.newName() + ".args"), "-cp");
        Path nobodys = Files.writeString(place.resolve("poolscope-letter.txt"), "dear");
        for (Path old : List.of(left, own, nobodys)) {
            Files.setLastModifiedTime(old, FileTime.from(before));
        }
        Path link = Files.createSymbolicLink(place.resolve("poolscope-" + dead + "-link.args"), nobodys);
        clear();
        assertThat(left).doesNotExist();
        assertThat(List.of(begun, own, nobodys, link)).allMatch(Files::exists);
    }

    @Test
    void a_symbolic_link_and_what_lies_deeper_and_another_users_folder_stay() throws Exception {
        Path precious = Files.createDirectory(place.resolve("precious"));
        Files.writeString(precious.resolve("letter"), "dear");
        Files.createSymbolicLink(place.resolve("poolscope-" + dead + "-link"), precious);
        Path holding = folder("poolscope-" + dead + "-link2");
        Files.createSymbolicLink(holding.resolve("way"), precious);
        Path deep = folder("poolscope-" + dead + "-deep");
        Files.createDirectory(deep.resolve("folder"));
        Files.writeString(deep.resolve("folder").resolve("letter"), "dear");
        clear();
        assertThat(precious.resolve("letter")).hasContent("dear");
        assertThat(deep.resolve("folder").resolve("letter")).hasContent("dear");
        assertThat(holding).doesNotExist();
    }

    @Test
    void another_users_folder_stays_also_for_the_superuser() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "only the superuser can give a folder away");
        Path strangers = folder("poolscope-" + dead + "-abc");
        assertThat(new ProcessBuilder("chown", "65534", strangers.toString())
                        .start()
                        .waitFor())
                .isZero();
        clear();
        assertThat(strangers).isNotEmptyDirectory();
    }

    @Test
    void names_at_random_remove_nothing() throws Exception {
        long seed = 13;
        Random random = new Random(seed);
        String characters = "0123456789-abcxyz_.é";
        int made = 0;
        for (int i = 0; i < 300; i++) {
            StringBuilder name = new StringBuilder("poolscope-");
            for (int left = random.nextInt(12); left > 0; left--) {
                name.append(characters.charAt(random.nextInt(characters.length())));
            }
            Path folder = place.resolve(name.toString());
            if (!Files.exists(folder)) {
                Files.createDirectory(folder); // Without a socket, and new.
                made++;
            }
        }
        clear();
        try (var all = Files.list(place)) {
            assertThat(all).as("seed " + seed).hasSize(made);
        }
    }

    @Test
    void programs_that_clear_up_at_the_same_time_do_not_disturb_each_other() throws Exception {
        for (int i = 0; i < 100; i++) {
            folder("poolscope-" + dead + "-" + i);
        }
        List<CompletableFuture<Void>> rivals = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rivals.add(CompletableFuture.runAsync(this::clear));
        }
        rivals.forEach(CompletableFuture::join);
        clear();
        assertThat(place).isEmptyDirectory();
    }
}
