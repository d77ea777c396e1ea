package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Work;
import io.github.poolscope.report.JsonReport;
import io.github.poolscope.run.About;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.Python;
import io.github.poolscope.testing.TestSession;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was there when a run was made is kept with it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class RunSurroundingsTest {
    @RegisterExtension
    final TestSession session = new TestSession();

    @Test
    void a_run_knows_its_machine_its_runtime_and_what_it_belongs_to() throws Exception {
        Session.Ready ready = session.get()
                .prepare(PlanJson.read("{\"items\": 2, \"processes\": 1, \"engine\": \"threads\"}"))
                .partOf("lesson:imap-keeps-order");
        LiveRun run = session.get().start(ready);
        run.over().get(50, TimeUnit.SECONDS);
        About about = run.about();
        assertThat(about.host()).isNotBlank();
        assertThat(about.system()).contains(System.getProperty("os.name"));
        assertThat(about.cpu()).isNotBlank();
        assertThat(about.cores()).isPositive();
        assertThat(about.memoryBytes()).isGreaterThan(64L << 20);
        assertThat(about.runtime()).isEqualTo("java " + System.getProperty("java.version"));
        assertThat(about.programHash()).isEmpty();
        assertThat(about.load()).isNotEmpty();
        assertThat(about.partOf()).isEqualTo("lesson:imap-keeps-order");
        assertThat(RunFile.open(run.file()).about()).isEqualTo(about);
        StringWriter out = new StringWriter();
        JsonReport.write(RunFile.open(run.file()), out);
        JsonNode json = new ObjectMapper().readTree(out.toString()).get("about");
        assertThat(json.get("host").asText()).isEqualTo(about.host());
        assertThat(json.get("memoryBytes").asLong()).isEqualTo(about.memoryBytes());
        assertThat(json.get("programSha256").isNull()).isTrue();
        assertThat(json.get("partOf").asText()).isEqualTo("lesson:imap-keeps-order");
    }

    @Test
    void a_watched_program_is_known_by_its_hash_and_its_interpreter() throws Exception {
        Python.assumeHere();
        Path script = Files.writeString(session.home().resolve("my.py"), """
                from multiprocessing.pool import ThreadPool
                with ThreadPool(1) as pool:
                    pool.map(abs, [1])
                """);
        Work.Command command = Work.Command.of(List.of("python3", script.toString()));
        LiveRun run = session.start(Plan.DEFAULT.withWork(command));
        run.over().get(50, TimeUnit.SECONDS);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(script));
        About about = RunFile.open(run.file()).about();
        assertThat(about.programHash()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(about.runtime()).startsWith("cpython 3.");
    }
}
