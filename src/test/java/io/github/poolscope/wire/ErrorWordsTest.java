package io.github.poolscope.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Texts for errors whose own methods fail. */
class ErrorWordsTest {
    private static final int MAX_LENGTH = 8192;

    /** Each of its methods does what its letter says: returns, returns null, is long, or throws. */
    @SuppressWarnings("NullAway") // It returns null where null is not allowed.
    private static final class Hostile extends Exception {
        private static final long serialVersionUID = 1L;
        private final String does;

        Hostile(String does, Throwable cause) {
            super("message", cause);
            this.does = does;
        }

        private @Nullable String text(int method, String usual) {
            return switch (does.charAt(method)) {
                case 'n' -> null;
                case 'l' -> usual.repeat(100_000);
                case 't' -> throw new IllegalStateException();
                case 'o' -> text(method, usual); // Until the stack is full.
                default -> usual;
            };
        }

        @Override
        public String getMessage() {
            return text(0, "message");
        }

        @Override
        public String toString() {
            return text(1, "error");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            String text = text(2, "x");
            return text == null ? null : super.getStackTrace();
        }

        @Override
        public synchronized Throwable getCause() {
            return text(3, "x") == null ? this : super.getCause();
        }
    }

    @Test
    void a_usual_error_is_told_as_java_prints_it() {
        Exception error = new IllegalStateException("outer", new Exception("inner"));
        error.addSuppressed(new Exception("beside"));
        StringWriter printed = new StringWriter();
        error.printStackTrace(new PrintWriter(printed, true));
        assertThat(ErrorWords.stackTrace(error)).isEqualTo(printed.toString());
        assertThat(ErrorWords.message(error)).isEqualTo("outer");
        assertThat(ErrorWords.sentence(error)).isEqualTo("java.lang.IllegalStateException: outer");
        assertThat(ErrorWords.message(new Exception())).isEmpty();
    }

    @Test
    void a_long_message_leaves_room_for_the_frames() {
        Exception error = new Exception("x".repeat(5_000_000));
        assertThat(ErrorWords.message(error))
                .hasSizeLessThanOrEqualTo(MAX_LENGTH)
                .endsWith(" more characters left out)");
        assertThat(ErrorWords.stackTrace(error)).contains("\tat ").hasSizeLessThanOrEqualTo(100_000);
    }

    @Test
    void whatever_its_methods_do_something_short_is_told() {
        long seed = 18;
        Random random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            Throwable error = new Exception("innermost");
            for (int depth = random.nextInt(4); depth >= 0; depth--) {
                StringBuilder does = new StringBuilder();
                for (int method = 0; method < 4; method++) {
                    does.append("rrrnlto".charAt(random.nextInt(7)));
                }
                error = new Hostile(does.toString(), error);
            }
            String what = "seed " + seed + ", round " + round;
            assertThat(ErrorWords.message(error)).as(what).hasSizeLessThanOrEqualTo(MAX_LENGTH);
            assertThat(ErrorWords.sentence(error)).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(3 * MAX_LENGTH);
            assertThat(ErrorWords.stackTrace(error)).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(120_000);
        }
    }
}
