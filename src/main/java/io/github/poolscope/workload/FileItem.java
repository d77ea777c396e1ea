package io.github.poolscope.workload;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file whose path is changed by a conversion to text and back, because its name is in another encoding than the
 * locale's. It is stored as its URI, which preserves every byte.
 *
 * @param uri absolute
 */
record FileItem(String uri) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Returns the item for a file: its path as text if that preserves the name, otherwise a {@link FileItem}. */
    static Object of(Path file) {
        String text = file.toString();
        return names(text, file) ? text : new FileItem(file.toUri().toString());
    }

    /** Returns the file of an item. */
    static Path path(Object item) {
        return item instanceof FileItem file ? Path.of(URI.create(file.uri)) : Path.of((String) item);
    }

    /**
     * Returns the path of a file as text that names it in this process.
     *
     * @throws IllegalArgumentException if there is no such text
     */
    static String text(Object item) {
        String text = item.toString();
        if (item instanceof FileItem && !names(text, path(item))) {
            throw new IllegalArgumentException("The name of the file " + text
                    + " can't be said as text here: a parameter of the type java.nio.file.Path can take it.");
        }
        return text;
    }

    private static boolean names(String text, Path file) {
        try {
            return Path.of(text).equals(file);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns a readable text: the name's bytes decoded as UTF-8. */
    @Override
    public String toString() {
        return URI.create(uri).getPath();
    }
}
