package io.github.poolscope.workload;

import java.io.Serializable;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A file whose path is not the same after it was text: its name is in another encoding than the locale's. By its URI,
 * which tells every byte of it.
 *
 * @param uri absolute
 */
record FileItem(String uri) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** What stands for a file among a plan's items: its path as text where that is enough. */
    static Object of(Path file) {
        String text = file.toString();
        return names(text, file) ? text : new FileItem(file.toUri().toString());
    }

    /** The file that an item stands for. */
    static Path path(Object item) {
        return item instanceof FileItem file ? Path.of(URI.create(file.uri)) : Path.of((String) item);
    }

    /**
     * The path of a file as text that names it in this process.
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

    /** To be read: its bytes are taken for UTF-8. */
    @Override
    public String toString() {
        return URI.create(uri).getPath();
    }
}
