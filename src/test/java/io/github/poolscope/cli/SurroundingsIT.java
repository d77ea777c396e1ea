package io.github.poolscope.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.SystemCommand;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.Output;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged jar in unusual environments: locales, folders, a jar with its own libraries. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SurroundingsIT {
    @TempDir
    Path folder;

    private Path ownLibrary() throws IOException {
        return UserJars.of(
                Files.createDirectories(folder.resolve("a:b")).resolve("mine.jar"),
                Map.of(
                        "org.apache.commons.csv.CSVFormat",
                        "package org.apache.commons.csv; public class CSVFormat { public static String name() { return"
                                + " \"mine\"; } }",
                        "acme.Read",
                        """
                        package acme;
                        public class Read {
                            public static String file(String path) throws Exception {
                                System.out.println("gelesen: \\u00fc");
                                boolean ours = Read.class.getResource("/picocli/CommandLine.class") != null;
                                return org.apache.commons.csv.CSVFormat.name() + (ours ? " and theirs " : " ")
                                        + java.nio.file.Files.readString(java.nio.file.Path.of(path));
                            }
                            public static long size(java.nio.file.Path path) throws Exception {
                                return java.nio.file.Files.size(path);
                            }
                        }
                        """));
    }

    /** Writes a file named by its bytes, which need not be characters of any locale. */
    private static void write(Path folder, String percentEncoded, String text) throws IOException {
        Files.writeString(Path.of(URI.create(folder.toUri() + percentEncoded)), text);
    }

    private Ended inPosix(Path files, String function) throws Exception {
        Jar jar = new Jar(folder);
        return jar.end(jar.start(
                program -> {
                    program.environment().put("LC_ALL", "POSIX");
                    program.environment()
                            .put("POOLSCOPE_HOME", folder.resolve("ho?me#%41;x").toString());
                },
                "run",
                "--jar",
                folder.resolve("a:b/mine.jar").toString(),
                "--function",
                function,
                "--items",
                "files:" + files,
                "--processes",
                "1",
                "--json"));
    }

    @Test
    void in_the_posix_locale_files_of_any_name_are_read_and_what_workers_print_stays_whole() throws Exception {
        Path mine = ownLibrary();
        assertThat(mine).exists();
        Path files = Files.createDirectory(folder.resolve("files"));
        write(files, "donn%C3%A9es.txt", "a");
        write(files, "%E6%BC%A2%E5%AD%97.txt", "b");
        write(files, "plain.txt", "c");
        Ended texts = inPosix(files, "acme.Read::file");
        assertThat(texts.json().at("/results").toString()).isEqualTo("[\"mine a\",\"mine c\",\"mine b\"]");
        Path saved = Path.of(texts.json().at("/file").asText());
        assertThat(folder.resolve("ho?me#%41;x/runs").resolve(saved.getFileName()))
                .exists();
        Output printed = RunFile.open(saved).trace().output();
        assertThat(IntStream.range(0, printed.count()).mapToObj(printed::text)).contains("gelesen: ü");
        write(files, "caf%E9.txt", "four");
        Ended sizes = inPosix(files, "acme.Read::size");
        assertThat(sizes.json().at("/failed").asInt()).isZero();
        assertThat(sizes.json().at("/results")).hasSize(4);
    }

    @Test
    void in_the_posix_locale_a_path_that_can_t_be_named_is_told_in_a_sentence() throws Exception {
        Jar jar = new Jar(folder);
        Ended option = jar.end(inPosixAfter(jar, "exec \"$@\" --save \"$odd.poolscope\""));
        assertThat(option.err())
                .startsWith("poolscope: Invalid value for option '--save': '")
                .contains("' has characters that this program's locale does not know: start it with LC_ALL=C.UTF-8.");
        Ended there = jar.end(inPosixAfter(jar, "mkdir \"$odd\" && cd \"$odd\" && exec \"$@\""));
        assertThat(there.err())
                .isEqualTo(
                        "poolscope: The path of the working folder has characters that this program's locale does not"
                                + " know: start it with LC_ALL=C.UTF-8, or in another folder.\n");
        assertThat(there.code()).isEqualTo(2);
        Ended temporary =
                jar.end(inPosixAfter(jar, "export JAVA_TOOL_OPTIONS=\"-Djava.io.tmpdir=/tmp/$odd\"; exec \"$@\""));
        assertThat(temporary.err())
                .contains("the folder for temporary files, ")
                .contains(
                        " has characters in its path that this program's locale does not know; give the program another"
                                + " folder for temporary files by -Djava.io.tmpdir=FOLDER, or start it with LC_ALL=C.UTF-8");
    }

    /**
     * Runs the program by a line of the shell, where {@code $odd} is a name in UTF-8, which the tests' locale may not
     * support.
     */
    private Process inPosixAfter(Jar jar, String line) throws IOException {
        return jar.start(
                program -> {
                    program.environment().put("LC_ALL", "POSIX");
                    program.directory(folder.toFile());
                    program.command().addAll(0, List.of("sh", "-c", "odd=$(printf 'donn\\303\\251es'); " + line, "sh"));
                },
                "run",
                "--workload",
                "identity");
    }

    @Test
    void a_folder_for_temporary_files_that_is_missing_keeps_no_run_from_being_saved() throws Exception {
        Jar jar = new Jar(folder);
        Ended ended = jar.end(jar.start(
                program -> program.environment().put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + folder.resolve("none")),
                "run",
                "--engine",
                "serial",
                "--workload",
                "identity",
                "--items",
                "2",
                "--json"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Path.of(ended.json().at("/file").asText())).exists();
        assertThat(new String(Files.readAllBytes(folder.resolve("err")), UTF_8)).contains("Picked up");
    }

    @Test
    void a_locale_with_digits_of_its_own_changes_nothing_that_a_program_reads() throws Exception {
        Path plan = Files.writeString(
                folder.resolve("plan.json"),
                "{\"script\": \"batch-over-files\", \"mode\": \"map\", \"processes\": 2, \"items\": 3, \"slow\": 0.01}");
        String run = folder.resolve("a.poolscope").toString();
        String page = folder.resolve("a.html").toString();
        List<Ended> all = new Jar(folder)
                .runInTurn(
                        program -> program.command().addAll(1, List.of("-Duser.language=fa", "-Duser.country=IR")),
                        List.of(
                                List.of("lesson", "list", "--json"),
                                List.of("run", "--plan", plan.toString(), "--save", run, "--json"),
                                List.of("report", run, "-o", page)));
        assertThat(all).allSatisfy(ended -> {
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isZero();
            assertThat(ended.out()).doesNotContainPattern("[۰-۹]");
        });
        assertThat(all.get(0).json().at("/lessons")).hasSizeGreaterThan(20);
        assertThat(all.get(1).json().at("/items").asInt()).isEqualTo(3);
        assertThat(all.get(1).out()).contains("02.dat");
        assertThat(Path.of(page)).content(UTF_8).contains("<svg").doesNotContainPattern("[۰-۹]");
    }

    @Test
    void an_error_is_told_in_a_sentence_and_with_what_an_initialiser_threw() throws Exception {
        Path broken = UserJars.of(folder.resolve("broken.jar"), Map.of("io.github.poolscope.lesson.Lessons", """
                package io.github.poolscope.lesson;
                public final class Lessons {
                    static { if (true) throw new IllegalStateException("no lessons"); }
                    public static java.util.List<Lesson> all() { return null; }
                }
                class Lesson {}
                """));
        String path = broken + File.pathSeparator + System.getProperty("poolscope.jar");
        Jar jar = new Jar(folder);
        Ended ended = jar.end(jar.start(
                program -> {
                    int at = program.command().indexOf("-jar");
                    program.command().subList(at, at + 2).clear();
                    program.command().addAll(at, List.of("-cp", path, "io.github.poolscope.Main"));
                },
                "lesson",
                "list"));
        assertThat(ended.err())
                .isEqualTo("poolscope: an error that should not have happened: java.lang.IllegalStateException: no"
                        + " lessons\n");
        assertThat(ended.code()).isEqualTo(1);
    }

    /** Returns commands that precede the program's own. */
    static Stream<List<String>> narrowPlaces() {
        return Stream.of(
                List.of("sh", "-c", "ulimit -n 40; exec \"$@\"", "sh"),
                List.of("taskset", "-c", "0"),
                List.of("unshare", "-rfp", "--mount-proc"));
    }

    @ParameterizedTest
    @MethodSource("narrowPlaces")
    void few_open_files_one_core_or_being_process_1_make_no_difference(List<String> place) throws Exception {
        List<String> trial = new ArrayList<>(place);
        trial.add("true");
        assumeTrue(SystemCommand.succeeds(trial.toArray(new String[0])), "this user may not do so: " + place);
        assertRuns(command -> command.addAll(0, place));
    }

    @Test
    void the_jar_may_lie_in_a_folder_whose_name_is_syntax_elsewhere() throws Exception {
        Path odd = Files.createDirectories(folder.resolve("o d;d%41#?+&'")).resolve("pool scope.jar");
        Path jar = Files.copy(Path.of(System.getProperty("poolscope.jar")), odd);
        assertRuns(command ->
                command.replaceAll(word -> word.equals(System.getProperty("poolscope.jar")) ? jar.toString() : word));
    }

    private void assertRuns(Consumer<List<String>> change) throws Exception {
        Jar jar = new Jar(folder);
        Ended ended = jar.end(jar.start(
                program -> change.accept(program.command()),
                "run",
                "--workload",
                "identity",
                "--items",
                "3",
                "--processes",
                "2",
                "--start-method",
                "forkserver",
                "--json"));
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.json().at("/results").toString()).isEqualTo("[\"0\",\"1\",\"2\"]");
    }
}
