package io.github.poolscope.ui.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * Remembers the window's size, place and theme from one start to the next, in a small file. What can't be read or
 * written is as if it had never been remembered.
 */
final class WindowMemory {
    private static final double WIDTH = 1480;
    private static final double HEIGHT = 920;
    private static final double LEAST = 200;

    private final Path file;

    WindowMemory(Path home) {
        file = home.resolve("window.json");
    }

    /** Puts the window where it was, if that is still on a screen; answers the theme it wore. */
    Theme restore(Stage stage) {
        stage.setWidth(WIDTH);
        stage.setHeight(HEIGHT);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        stage.setWidth(Math.min(WIDTH, screen.getWidth()));
        stage.setHeight(Math.min(HEIGHT, screen.getHeight()));
        JsonNode memory = read();
        double width = memory.path("width").asDouble();
        double height = memory.path("height").asDouble();
        double x = memory.path("x").asDouble();
        double y = memory.path("y").asDouble();
        if (width >= LEAST
                && height >= LEAST
                && Screen.getScreensForRectangle(x, y, width, height).stream()
                        .anyMatch(other -> other.getVisualBounds().contains(x + width / 2, y + 8))) {
            stage.setX(x);
            stage.setY(y);
            stage.setWidth(width);
            stage.setHeight(height);
            stage.setMaximized(memory.path("maximised").asBoolean());
        }
        return "dark".equals(memory.path("theme").asText()) ? Theme.DARK : Theme.LIGHT;
    }

    void save(Stage stage, Theme theme) {
        ObjectNode memory = new ObjectMapper().createObjectNode();
        memory.put("x", stage.getX());
        memory.put("y", stage.getY());
        memory.put("width", stage.getWidth());
        memory.put("height", stage.getHeight());
        memory.put("maximised", stage.isMaximized());
        memory.put("theme", theme == Theme.DARK ? "dark" : "light");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, memory.toPrettyString());
        } catch (IOException e) {
            // The next start looks like the first.
        }
    }

    private JsonNode read() {
        try {
            return Files.exists(file)
                    ? new ObjectMapper().readTree(Files.readString(file))
                    : new ObjectMapper().createObjectNode();
        } catch (IOException e) {
            return new ObjectMapper().createObjectNode();
        }
    }
}
