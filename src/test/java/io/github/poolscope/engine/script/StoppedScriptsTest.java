package io.github.poolscope.engine.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.session.LiveRun;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that is stopped ends at once, whatever it waits for, and leaves nothing. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class StoppedScriptsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestSession session = new TestSession();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-terminate-and-kill",
                "process-not-daemon",
                "joinable-queue",
                "pipe-end-of-file",
                "counter-with-lock",
                "barrier-meets-all"
            })
    void leaves_no_process_and_tells_how_each_ended(String script) throws Exception {
        LiveRun run = session.start("""
                {"script": "%s", "processes": 2, "items": 2, "mode": "apply_async", "startMethod": "forkserver",
                 "slow": 50}""".formatted(script));
        Trace trace = run.trace();
        await().atMost(PATIENCE)
                .until(() -> trace.calls().count() > 0 && trace.workers().count() > 0);
        run.stop();
        run.over().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(trace.state()).isEqualTo(RunState.CANCELLED);
        List<Long> pids = IntStream.range(0, trace.workers().count())
                .mapToObj(trace.workers()::pid)
                .toList();
        assertThat(pids).isNotEmpty().noneMatch(pid -> ProcessHandle.of(pid)
                .map(ProcessHandle::isAlive)
                .orElse(false));
        assertThat(IntStream.range(0, pids.size()))
                .allMatch(worker -> trace.workers().exited(worker) != Trace.NEVER);
    }
}
