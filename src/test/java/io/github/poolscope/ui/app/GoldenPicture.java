package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.imageio.ImageIO;

/**
 * A picture that a person has looked at, against what is on the screen now.
 *
 * <p>Letters are not drawn alike on every system, so pictures are compared square by square, by their mean colours. Where
 * the window was changed on purpose, {@code -Dpoolscope.golden=write} writes the pictures anew: look at them.
 */
final class GoldenPicture {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int SQUARE = 10;
    /** By so much the mean of a colour may differ in a square, of 255. */
    private static final int TOLERANCE = 22;
    /** In so many squares of a thousand it may differ more: other fonts, another number of cores. */
    private static final int LEFT_OVER = 8;

    private GoldenPicture() {}

    /** Compares what {@code take} takes, as PNG, until it is as it should be. */
    static void compare(String name, Supplier<byte[]> take) {
        if (System.getProperty("poolscope.golden", "").equals("write")) {
            write(name, take);
            return;
        }
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(300))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(difference(read(take.get()), golden(name)))
                        .as("squares of a thousand that differ in " + name)
                        .isLessThanOrEqualTo(LEFT_OVER));
    }

    private static BufferedImage read(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static BufferedImage golden(String name) throws IOException {
        return ImageIO.read(GOLDEN.resolve(name).toFile());
    }

    private static void write(String name, Supplier<byte[]> take) {
        try {
            TimeUnit.SECONDS.sleep(1); // What is written is looked at by a person.
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), take.get());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int difference(BufferedImage one, BufferedImage other) {
        assertThat(one.getWidth()).isEqualTo(other.getWidth());
        assertThat(one.getHeight()).isEqualTo(other.getHeight());
        int squares = 0;
        int differing = 0;
        for (int y = 0; y + SQUARE <= one.getHeight(); y += SQUARE) {
            for (int x = 0; x + SQUARE <= one.getWidth(); x += SQUARE) {
                squares++;
                if (distance(mean(one, x, y), mean(other, x, y)) > TOLERANCE) {
                    differing++;
                }
            }
        }
        return differing * 1_000 / squares;
    }

    private static int[] mean(BufferedImage image, int left, int top) {
        int[] sum = new int[3];
        for (int y = top; y < top + SQUARE; y++) {
            for (int x = left; x < left + SQUARE; x++) {
                int colour = image.getRGB(x, y);
                sum[0] += (colour >> 16) & 0xFF;
                sum[1] += (colour >> 8) & 0xFF;
                sum[2] += colour & 0xFF;
            }
        }
        return new int[] {sum[0] / (SQUARE * SQUARE), sum[1] / (SQUARE * SQUARE), sum[2] / (SQUARE * SQUARE)};
    }

    private static int distance(int[] one, int[] other) {
        return Math.max(
                Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
    }
}
