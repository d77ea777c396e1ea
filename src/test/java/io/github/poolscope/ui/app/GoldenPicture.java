package io.github.poolscope.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.poolscope.ui.fx.Picture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Compares the screen with a reference picture that a person has checked.
 *
 * <p>Letters are drawn differently on every system, so pictures are compared square by square, by their mean colours.
 * After an intended change of the window, {@code -Dpoolscope.golden=write} writes new pictures: check them.
 */
final class GoldenPicture {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");
    private static final int SQUARE = 10;
    /** The maximum difference of a square's mean colour, of 255. */
    private static final int TOLERANCE = 22;
    /** The maximum number of squares, per thousand, that may differ more: for other fonts, another number of cores. */
    private static final int LEFT_OVER = 8;

    private GoldenPicture() {}

    /** Repeats {@code take}, on any thread, until the picture matches. */
    static void compare(String name, Supplier<WritableImage> take) {
        if (System.getProperty("poolscope.golden", "").equals("write")) {
            write(name, take);
            return;
        }
        Squares golden = golden(name);
        await().atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(300))
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertThat(golden.difference(squares(take.get())))
                        .as("squares of a thousand that differ in " + name)
                        .isLessThanOrEqualTo(LEFT_OVER));
    }

    private static void write(String name, Supplier<WritableImage> take) {
        try {
            TimeUnit.SECONDS.sleep(1); // The written picture is for a person to check.
            Files.createDirectories(GOLDEN);
            Files.write(GOLDEN.resolve(name), Picture.png(take.get()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Squares golden(String name) {
        Image image = new Image(GOLDEN.resolve(name).toUri().toString());
        if (image.isError()) {
            throw new IllegalStateException(image.getException());
        }
        return squares(image);
    }

    private static Squares squares(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        return squares(width, height, pixels);
    }

    private static Squares squares(int width, int height, int[] pixels) {
        List<int[]> means = new ArrayList<>();
        for (int y = 0; y + SQUARE <= height; y += SQUARE) {
            for (int x = 0; x + SQUARE <= width; x += SQUARE) {
                means.add(mean(pixels, y * width + x, width));
            }
        }
        return new Squares(width, height, means);
    }

    private static int[] mean(int[] pixels, int from, int width) {
        int[] sum = new int[3];
        for (int row = 0; row < SQUARE; row++) {
            for (int column = 0; column < SQUARE; column++) {
                int colour = pixels[from + row * width + column];
                sum[0] += (colour >> 16) & 0xFF;
                sum[1] += (colour >> 8) & 0xFF;
                sum[2] += colour & 0xFF;
            }
        }
        return new int[] {sum[0] / (SQUARE * SQUARE), sum[1] / (SQUARE * SQUARE), sum[2] / (SQUARE * SQUARE)};
    }

    /** The mean colours of a picture's squares, row by row. */
    private record Squares(int width, int height, List<int[]> means) {
        /** Returns how many squares per thousand differ. */
        int difference(Squares other) {
            assertThat(other.width).isEqualTo(width);
            assertThat(other.height).isEqualTo(height);
            int differing = 0;
            for (int i = 0; i < means.size(); i++) {
                if (distance(means.get(i), other.means.get(i)) > TOLERANCE) {
                    differing++;
                }
            }
            return differing * 1_000 / means.size();
        }
    }

    private static int distance(int[] one, int[] other) {
        return Math.max(
                Math.abs(one[0] - other[0]), Math.max(Math.abs(one[1] - other[1]), Math.abs(one[2] - other[2])));
    }
}
