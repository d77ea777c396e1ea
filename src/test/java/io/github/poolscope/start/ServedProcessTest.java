package io.github.poolscope.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a fork server reports about its children. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ServedProcessTest {
    private static final int CHUNKS = 1_000;

    private final ServedProcess process = new ServedProcess(Integer.MAX_VALUE);

    @Test
    void output_that_nobody_reads_holds_up_nothing_and_its_beginning_is_kept() throws Exception {
        for (int i = 0; i < CHUNKS; i++) {
            process.printed(false, "line\n".getBytes(UTF_8));
        }
        process.exited(7);
        assertThat(process.waitFor()).isEqualTo(7);
        String read = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(read.lines().toList()).hasSizeBetween(200, CHUNKS - 1).containsOnly("line");
    }

    @Test
    void output_that_nobody_reads_any_more_holds_up_nothing() throws Exception {
        InputStream output = process.getInputStream();
        process.printed(false, new byte[] {'a'});
        assertThat(output.read()).isEqualTo('a');
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < CHUNKS; i++) {
                process.printed(false, new byte[] {'b'});
            }
        });
        output.close();
        flood.join();
        process.exited(0);
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void of_output_that_is_read_slowly_nothing_is_lost() throws Exception {
        byte[] chunk = new byte[10];
        Arrays.fill(chunk, (byte) 'x');
        InputStream output = process.getErrorStream();
        process.printed(true, chunk);
        assertThat(output.read()).isEqualTo('x');
        CompletableFuture<Integer> read = CompletableFuture.supplyAsync(() -> countSlowly(output));
        for (int i = 0; i < CHUNKS; i++) {
            process.printed(true, chunk);
        }
        process.exited(0);
        assertThat(1 + read.join()).isEqualTo((CHUNKS + 1) * chunk.length);
    }

    private static int countSlowly(InputStream output) {
        try {
            int count = 0;
            while (output.read() >= 0) {
                count++;
                if (count % 500 == 0) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
            return count;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
