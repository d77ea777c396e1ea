package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.run.RunFile;
import io.github.poolscope.testing.NoProcessLeft;
import io.github.poolscope.testing.TestSession;
import io.github.poolscope.testing.UserJars;
import io.github.poolscope.trace.Failure;
import io.github.poolscope.trace.Outcome;
import io.github.poolscope.trace.RunState;
import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a user's function throws or returns is reported unchanged, and affects only its taskel. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@ExtendWith(NoProcessLeft.class)
class HostileErrorsTest {
    private static final int CASES = 14;
    private static final int MAX_LENGTH = 8192;

    private static final String SOURCE = """
            package würfe;
            public final class Würfe {
                static class Hostile extends RuntimeException {
                    Hostile(String message, Throwable cause) { super(message, cause); }
                }
                public static Object größe(int n) throws Throwable {
                    switch (n) {
                        case 0: throw new Throwable("plain");
                        case 1: throw new Hostile(null, null) {
                            @Override public String getMessage() { throw new IllegalStateException("no message"); }
                        };
                        case 2: throw new Hostile("text", null) {
                            @Override public String toString() { throw new AssertionError("no text"); }
                        };
                        case 3: throw new Hostile("trace", null) {
                            @Override public StackTraceElement[] getStackTrace() { throw new Hostile("no trace", null); }
                        };
                        case 4: throw new Hostile("cause", null) {
                            @Override public synchronized Throwable getCause() { throw new Hostile("no cause", null); }
                        };
                        case 5: {
                            Throwable chain = new Exception("first");
                            for (int i = 0; i < 6000; i++) { chain = new Exception("link " + i, chain); }
                            throw chain;
                        }
                        case 6: {
                            Exception inner = new Exception("inner");
                            Exception outer = new Exception("outer", inner);
                            inner.initCause(outer);
                            throw outer;
                        }
                        case 7: throw new Exception("x".repeat(2_000_000));
                        case 8: throw new Exception((String) null);
                        case 9: return new int[] {1, 2, 3};
                        case 10: return new Object[] {new long[] {1}, java.util.List.of(new char[] {'a'}), null};
                        case 11: return new int[2_000_000];
                        case 12: return "y".repeat(2_000_000);
                        default: return "last";
                    }
                }
            }
            """;

    @RegisterExtension
    static final TestSession session = new TestSession();

    private static Path jar;

    @BeforeAll
    static void make() throws IOException {
        jar = UserJars.jarOf(session.home(), "würfe.Würfe", SOURCE);
    }

    @ParameterizedTest
    @CsvSource({"threads, imap", "threads, apply_async", "threads, apply", "serial, imap", "processes, imap_unordered"})
    void every_taskel_ends_as_what_it_is_and_the_run_goes_on(String engine, String mode) throws Exception {
        LiveRun run = session.run("""
                {"engine": "%s", "mode": "%s", "processes": 2, "items": %d, "jar": "%s",
                 "function": "würfe.Würfe::größe"}""".formatted(engine, mode, CASES, jar));
        assertThat(run.trace().state()).as("%s", run.trace().error()).isEqualTo(RunState.COMPLETED);
        tells(run.trace());
        tells(RunFile.open(run.file()).trace());
    }

    private static void tells(Trace trace) {
        Taskels taskels = trace.taskels();
        assertThat(taskels.completedCount()).isEqualTo(CASES);
        for (int i = 0; i < 9; i++) {
            assertThat(taskels.outcome(i)).as("taskel %d", i).isEqualTo(Outcome.FAILED);
            Failure failure = trace.failures().of(i).orElseThrow();
            assertThat(failure.message()).as("taskel %d", i).hasSizeLessThanOrEqualTo(MAX_LENGTH);
            assertThat(failure.stackTrace()).as("taskel %d", i).hasSizeLessThanOrEqualTo(120_000);
        }
        assertThat(failure(trace, 0)).isEqualTo("Throwable: plain");
        assertThat(failure(trace, 1)).contains("its message could not be read: java.lang.IllegalStateException");
        assertThat(failure(trace, 2)).endsWith(": text");
        assertThat(failure(trace, 3)).endsWith(": trace");
        assertThat(failure(trace, 4)).endsWith(": cause");
        assertThat(failure(trace, 5)).isEqualTo("Exception: link 5999");
        assertThat(trace.failures().of(5).orElseThrow().stackTrace()).contains("Caused by:", "link 5998");
        assertThat(failure(trace, 6)).isEqualTo("Exception: outer");
        assertThat(failure(trace, 7)).startsWith("Exception: xxx").endsWith(" more characters left out)");
        assertThat(failure(trace, 8)).isEqualTo("Exception: ");
        assertThat(taskels.result(9)).isEqualTo("[1, 2, 3]");
        assertThat(taskels.result(10)).isEqualTo("[[1], [[a]], null]");
        assertThat(taskels.result(11)).startsWith("[0, 0, ").endsWith("… (2000000 elements)");
        assertThat(taskels.result(12)).startsWith("yyy").endsWith(" more characters)");
        assertThat(taskels.result(13)).isEqualTo("last");
    }

    private static String failure(Trace trace, int taskel) {
        Failure failure = trace.failures().of(taskel).orElseThrow();
        return failure.type() + ": " + failure.message();
    }
}
