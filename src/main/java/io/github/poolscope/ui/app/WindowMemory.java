package io.github.poolscope.ui.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.files.Destination;
import io.github.poolscope.ui.workbench.Memory;
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
final class WindowMemory implements Memory {
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

    /** Restores the window's size and position, so that no part of it is off its screen or larger than it. */
    void restore(Stage stage) {
        double width = memory.path("width").asDouble();
        double height = memory.path("height").asDouble();
        double x = memory.path("x").asDouble();
        double y = memory.path("y").asDouble();
        boolean known = width >= MIN && height >= MIN;
        Optional<Rectangle2D> screen = known ? screenOf(x, y, width, height) : Optional.empty();
        Rectangle2D room = screen.orElseGet(() -> Screen.getPrimary().getVisualBounds());
        Rectangle2D place = within(
                room,
                screen.isPresent()
                        ? new Rectangle2D(x, y, width, height)
                        : new Rectangle2D(room.getMinX(), room.getMinY(), WIDTH, HEIGHT));
        stage.setWidth(place.getWidth());
        stage.setHeight(place.getHeight());
        if (screen.isPresent()) {
            stage.setX(place.getMinX());
            stage.setY(place.getMinY());
        }
        stage.setMaximized(memory.path("maximised").asBoolean());
    }

    /** Returns the screen that has the window's upper edge, by which the window can be moved. */
    private static Optional<Rectangle2D> screenOf(double x, double y, double width, double height) {
        return Screen.getScreensForRectangle(x, y, width, height).stream()
                .map(Screen::getVisualBounds)
                .filter(bounds -> bounds.contains(x + width / 2, y + HANDLE))
                .findFirst();
    }

    /** Returns the rectangle made no larger than the room and moved into it. */
    static Rectangle2D within(Rectangle2D room, Rectangle2D wanted) {
        double width = Math.min(wanted.getWidth(), room.getWidth());
        double height = Math.min(wanted.getHeight(), room.getHeight());
        double x = Math.max(room.getMinX(), Math.min(wanted.getMinX(), room.getMaxX() - width));
        double y = Math.max(room.getMinY(), Math.min(wanted.getMinY(), room.getMaxY() - height));
        return new Rectangle2D(x, y, width, height);
    }

    @Override
    public void remember(String name, Supplier<String> now, Consumer<String> restore) {
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
