package io.github.poolscope.ui.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.files.Destination;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Stores the window's size, position and other registered values in a small file between two starts. Values that can't
 * be read or written are treated as absent. FX thread only.
 */
final class WindowMemory {
    private static final double WIDTH = 1480;
    private static final double HEIGHT = 920;
    private static final double MIN = 200;
    /** The height, in pixels, of the window's upper edge that must be on a screen, so that the window can be moved. */
    private static final double HANDLE = 8;

    /** The maximum size in bytes; a larger file was not written by this program. */
    private static final long MAX_LENGTH = 1 << 20;

    private final Path file;
    private final ObjectNode memory;
    private final Map<String, Supplier<String>> habits = new LinkedHashMap<>();

    WindowMemory(Path home) {
        file = home.resolve("window.json");
        memory = read(file);
    }

    /** Restores the window's position if it is still on a screen; otherwise the default applies. */
    void restore(Stage stage) {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        double width = memory.path("width").asDouble();
        double height = memory.path("height").asDouble();
        double x = memory.path("x").asDouble();
        double y = memory.path("y").asDouble();
        if (width >= MIN && height >= MIN && isReachable(x, y, width, height)) {
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(width);
            stage.setHeight(height);
        }
        stage.setMaximized(memory.path("maximised").asBoolean());
    }

    private static boolean isReachable(double x, double y, double width, double height) {
        return Screen.getScreensForRectangle(x, y, width, height).stream()
                .anyMatch(screen -> screen.getVisualBounds().contains(x + width / 2, y + HANDLE));
    }

    /**
     * Stores a value under a name.
     *
     * @param now returns the value as a text when the window closes
     * @param restore is called at once with the stored value, if there is one
     */
    void remember(String name, Supplier<String> now, Consumer<String> restore) {
        habits.put(name, now);
        recalled(name).ifPresent(restore);
    }

    /** Returns the stored value of a name, if there is one. */
    Optional<String> recalled(String name) {
        return memory.hasNonNull(name) ? Optional.of(memory.path(name).asText()) : Optional.empty();
    }

    /** Writes the file. */
    void save(Stage stage) {
        // A maximised window's size is not the one to restore.
        if (!stage.isMaximized()) {
            memory.put("x", stage.getX());
            memory.put("y", stage.getY());
            memory.put("width", stage.getWidth());
            memory.put("height", stage.getHeight());
        }
        memory.put("maximised", stage.isMaximized());
        habits.forEach((name, now) -> memory.put(name, now.get()));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Destination.of(file).write(memory.toPrettyString());
        } catch (IOException e) {
            // The next start uses the defaults.
        }
    }

    private static ObjectNode read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_LENGTH) {
                JsonNode all = new ObjectMapper().readTree(Files.readString(file));
                if (all instanceof ObjectNode object) {
                    return object;
                }
            }
        } catch (IOException e) {
            // Treated as an empty file.
        }
        return new ObjectMapper().createObjectNode();
    }
}
