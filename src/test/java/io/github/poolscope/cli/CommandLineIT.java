package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.SideBySide;
import io.github.poolscope.testing.UserJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The packaged jar as a user runs it. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CommandLineIT {
    @TempDir
    Path home;

    private Process start(String... arguments) throws IOException {
        return new Jar(home).start(arguments);
    }

    private Ended run(String... arguments) throws IOException, InterruptedException {
        return new Jar(home).run(arguments);
    }

    /** Runs commands whose arguments contain no space, all in one JVM. */
    private List<Ended> runInTurn(List<String> commands) throws IOException, InterruptedException {
        return new Jar(home)
                .runInTurn(commands.stream()
                        .map(command -> List.of(command.split(" ", -1)))
                        .toList());
    }

    private Ended end(Process process) throws IOException, InterruptedException {
        return new Jar(home).end(process);
    }

    private static List<Integer> ints(JsonNode array) {
        List<Integer> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    @Test
    @SideBySide
    void every_mode_delivers_every_taskel() throws Exception {
        List<String> modes = List.of(
                "apply", "apply_async", "map", "map_async", "imap", "imap_unordered", "starmap", "starmap_async");
        List<Ended> all = runInTurn(modes.stream()
                .map(mode -> "run --workload sleep-descending:unit=0.03 --items 8 --processes 3 --json --mode " + mode)
                .toList());
        for (int i = 0; i < modes.size(); i++) {
            assertEveryTaskelDelivered(modes.get(i), all.get(i));
        }
    }

    private static void assertEveryTaskelDelivered(String mode, Ended ended) throws IOException {
        List<Integer> items = IntStream.range(0, 8).boxed().toList();
        assertThat(ended.err()).as(mode).isEmpty();
        assertThat(ended.code()).as(mode).isZero();
        JsonNode json = ended.json();
        assertThat(json.get("outcome").asText()).as(mode).isEqualTo("completed");
        assertThat(ints(json.get("completed"))).as(mode).containsExactlyInAnyOrderElementsOf(items);
        assertThat(ints(json.get("delivered")))
                .as(mode)
                .isEqualTo(mode.equals("imap_unordered") ? ints(json.get("completed")) : items);
        assertThat(json.get("workers")).as(mode).hasSize(3);
        assertThat(json.at("/workers/0/ppid")).as(mode).isEqualTo(json.get("mainPid"));
        assertThat(Path.of(json.get("file").asText())).as(mode).exists();
    }

    @ParameterizedTest
    @SideBySide
    @ValueSource(strings = {"spawn", "forkserver", "fork"})
    void the_start_method_is_in_the_parents_and_nothing_of_it_is_left(String method) throws Exception {
        Ended ended = run(
                "run",
                "--workload",
                "identity",
                "--items",
                "6",
                "--processes",
                "2",
                "--start-method",
                method,
                "--json");
        assertThat(ended.err()).isEmpty();
        JsonNode json = ended.json();
        long main = json.get("mainPid").asLong();
        for (JsonNode worker : json.get("workers")) {
            assertThat(worker.get("startMethod").asText()).isEqualTo(method);
            assertThat(worker.get("ppid").asLong() == main).isEqualTo(!method.equals("forkserver"));
            assertThat(ProcessHandle.of(worker.get("pid").asLong())
                            .map(ProcessHandle::isAlive)
                            .orElse(false))
                    .isFalse();
        }
        assertThat(json.get("startupSeconds").asDouble()).isPositive();
    }

    @Test
    @SideBySide
    void engines_without_processes_run_in_the_main_program() throws Exception {
        String command = "run --workload print --items 3 --processes 2 --json --engine ";
        List<Ended> all = runInTurn(List.of(command + "threads", command + "serial"));
        for (int i = 0; i < all.size(); i++) {
            Ended ended = all.get(i);
            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isZero();
            JsonNode json = ended.json();
            assertThat(json.get("workers")).hasSize(2 - i).allSatisfy(worker -> assertThat(worker.get("pid"))
                    .isEqualTo(json.get("mainPid")));
        }
    }

    @Test
    @SideBySide
    void what_is_tried_again_and_what_is_too_slow_is_told() throws Exception {
        List<Ended> all = runInTurn(List.of(
                "run --workload crash:on=1,seconds=0 --items 3 --mode imap --retries 1 --json",
                "run --workload sleep-descending:unit=1 --items 2 --mode imap --hard-limit 1.5 --json",
                "run --workload fail:on=2,seconds=0 --items 4 --mode imap --json",
                "list"));
        assertThat(all.get(0).code()).isEqualTo(1);
        assertThat(all.get(0).json().at("/notes/0/kind").asText()).isEqualTo("retry");
        assertThat(all.get(1).code()).isEqualTo(1);
        assertThat(all.get(1).json().at("/failures/0/type").asText()).isEqualTo("TaskTimeoutException");
        Ended failed = all.get(2);
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.json().at("/failures/0/index").asInt()).isEqualTo(2);
        assertThat(failed.json().get("failed").asInt()).isEqualTo(1);
        assertThat(all.get(3).out()).contains("completed", "fail", "1 failed");
    }

    /** Commands, and words of the expected message. */
    private static final String[][] BAD_INPUT = {
        {"run --workload nonsense", "There is no workload"},
        {"run --mode pmap", "use apply, apply_async, map"},
        {"run --processes none", "is not a number"},
        {"run --start-method vfork", "use fork, spawn, forkserver"},
        {"run --engine coroutines", "use processes, threads, serial"},
        {"run --engine threads --maxtasksperchild 2", "replaces processes"},
        {"run --processes 0 --workload crash", "ends the process that it runs in"},
        {"run --initializer nothing", "There is no initializer"},
        {"run --hard-limit never", "is not a time"},
        {"run --retries many", "is not a number"},
        {"run --workload files-sha256 --items files:/no/such", "There is no folder"},
        {"run --jar /no/such.jar --function a.B::c", "There is no jar"},
        {"run --jar x.jar", "needs --function"},
        {"run --plan /no/such.json", "There is no plan file"},
        {"run --prosesses 3", "Unknown option"},
        {"run --workload identity --report /no/such/folder/r.html", "There is no folder /no/such/folder"},
        {"run --workload identity --report /", "is a folder: name a file in it"},
        {"run --workload identity --save /", "is a folder: name a file in it"},
        {"report /no/such.poolscope", "There is no run file"},
        {"report x.poolscope --format pdf", "format"},
        {"frobnicate", "Unmatched argument"},
        {"bench --only fly", "No case begins with fly"},
        {"predict /no/such.poolscope --processes 1..8", "There is no run file"},
    };

    @Test
    @SideBySide
    void bad_input_is_one_sentence_and_exit_code_2() throws Exception {
        List<Ended> all =
                runInTurn(Stream.of(BAD_INPUT).map(oneCase -> oneCase[0]).toList());
        for (int i = 0; i < BAD_INPUT.length; i++) {
            assertRefused(all.get(i), BAD_INPUT[i][1]);
        }
        assertRefused(run("run", "--prosesses", "3"), "Unknown option");
        assertThat(home.resolve("poolscope")).doesNotExist();
    }

    private static void assertRefused(Ended ended, String words) {
        assertThat(ended.code()).as(words).isEqualTo(2);
        assertThat(ended.out()).as(words).isEmpty();
        assertThat(ended.err().strip())
                .startsWith("poolscope: ")
                .contains(words)
                .doesNotContain("\n", "\tat ");
    }

    @Test
    @SideBySide
    void the_users_own_function_runs_in_the_workers() throws Exception {
        Path jar = UserJars.make(home);
        Path lines = Files.writeString(home.resolve("lines.txt"), "a\nb\n");
        String command = "run --json --processes 1 --jar " + jar;
        List<Ended> all = runInTurn(List.of(
                command + " --function acme.Work::shout --items lines:" + lines,
                command + " --function acme.Work::fail --items 1"));
        Ended ended = all.get(0);
        assertThat(ended.err()).isEmpty();
        assertThat(ended.json().get("results").toString()).isEqualTo("[\"A!\",\"B!\"]");
        Ended failing = all.get(1);
        assertThat(failing.code()).isEqualTo(1);
        assertThat(failing.json().at("/failures/0/message").asText()).isEqualTo("disk of 0");
    }

    @Test
    @SideBySide
    void reports_are_written_in_every_form() throws Exception {
        Path run = home.resolve("r.poolscope");
        Path html = home.resolve("direct.html");
        String report = "report " + run;
        List<Ended> all = runInTurn(List.of(
                "run --workload identity --items 5 --quiet --save " + run + " --report " + html,
                report,
                report + " --format json -o -",
                report + " --format csv -o -",
                report + " --format trace -o -"));
        assertThat(all.get(0).out() + all.get(0).err()).isEmpty();
        assertThat(html).content().contains("</html>");
        assertThat(all.get(1).out().strip()).isEqualTo(home.resolve("r.html").toString());
        assertThat(all.get(2).json().get("taskelRows")).hasSize(5);
        assertThat(all.get(3).out().lines()).hasSize(6);
        assertThat(all.get(4).json().has("traceEvents")).isTrue();
    }

    @Test
    @SideBySide
    void a_killed_main_program_leaves_no_worker_and_a_run_that_opens() throws Exception {
        Path file = home.resolve("killed.poolscope");
        Process main = start(
                "run",
                "--workload",
                "sleep-descending",
                "--items",
                "12",
                "--processes",
                "3",
                "--mode",
                "imap",
                "--save",
                file.toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> completedIn(file) >= 1);
        List<ProcessHandle> workers = workersOf(main);
        assertThat(workers).hasSize(3);
        main.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        Ended report = run("report", file.toString(), "--format", "json", "-o", "-");
        assertThat(report.json().get("outcome").asText()).isEqualTo("interrupted");
        assertThat(report.json().get("completed")).isNotEmpty();
        Path html = home.resolve("a.html");
        assertThat(run("report", file.toString(), "--format", "html", "-o", html.toString())
                        .code())
                .isZero();
        assertThat(html).content().contains("was killed while this run went on");
    }

    /** Its other child is the shell that ends the workers after the program's end. */
    private static List<ProcessHandle> workersOf(Process main) {
        return main.children()
                .filter(child -> child.info().command().orElse("").endsWith("java"))
                .toList();
    }

    private static int completedIn(Path file) {
        try {
            return RunFile.open(file).trace().taskels().completedCount();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Returns whether interrupts are ignored, as with {@code nohup}, or in the background of a shell without job
     * control; children inherit it.
     */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(
                        line.substring("SigIgn:".length()).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & 1L << (2 - 1)) != 0;
    }

    @Test
    @SideBySide
    void an_interrupt_stops_the_run_and_leaves_nothing_behind() throws Exception {
        assumeTrue(!interruptsAreIgnored(), "a program that was started with SIGINT ignored leaves it ignored");
        Path file = home.resolve("interrupted.poolscope");
        Process main = start(
                "run", "--workload", "sleep:seconds=60", "--items", "4", "--processes", "2", "--save", file.toString());
        await().atMost(Duration.ofSeconds(60)).until(() -> workersOf(main).size() == 2);
        List<ProcessHandle> workers = workersOf(main);
        new ProcessBuilder("kill", "-INT", Long.toString(main.pid())).start().waitFor();
        Ended ended = end(main);
        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.err()).doesNotContain("Exception");
        await().atMost(Duration.ofSeconds(10)).until(() -> workers.stream().noneMatch(ProcessHandle::isAlive));
        assertThat(run("report", file.toString(), "--format", "json", "-o", "-")
                        .json()
                        .get("outcome")
                        .asText())
                .isEqualTo("cancelled");
    }

    @Test
    @SideBySide
    void without_a_screen_the_window_says_so_in_one_sentence() throws Exception {
        assumeTrue(System.getProperty("os.name").startsWith("Linux"), "elsewhere there is always a screen");
        Jar jar = new Jar(home);
        Ended ended = jar.end(
                jar.start(builder -> builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY"))));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err().strip())
                .startsWith("poolscope: no window can be opened")
                .doesNotContain("\n");
    }

    @Test
    @SideBySide
    void the_benchmark_prints_the_table_of_the_contract() throws Exception {
        Ended ended = run("bench", "--quick", "--repeat", "1", "--only", "apply/", "--json");
        assertThat(ended.code()).isZero();
        assertThat(ended.err()).isEmpty();
        JsonNode row = ended.json().get("rows").get(0);
        assertThat(row.get("case").asText()).isEqualTo("apply/round_trip");
        assertThat(row.get("unit").asText()).isEqualTo("us");
        assertThat(row.get("poolscope").asDouble()).isPositive();
        assertThat(row.get("floor").asDouble()).isPositive();
        assertThat(row.get("cpython").isNull()).isTrue();
        assertThat(row.get("ratio").isNull()).isTrue();
    }

    @Test
    @SideBySide
    void an_empty_history_says_what_to_do() throws Exception {
        List<Ended> all = runInTurn(List.of("list", "--help", "workloads"));
        assertThat(all.get(0).code()).isZero();
        assertThat(all.get(0).out()).contains("No runs yet").contains("poolscope run");
        assertThat(all.get(1).out()).contains("run", "report", "list");
        assertThat(all.get(2).out()).contains("files-sha256", "sleep-heavy-tail");
    }
}
