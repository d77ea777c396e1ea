package io.github.poolscope.ui.program;

import io.github.poolscope.trace.Sources;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which source file of a watched program is shown: that in which the main program is blocked, or was last, unless the user
 * has chosen another; choosing the former follows it again. Has no JavaFX controls.
 */
final class FileChoice {
    private @Nullable String chosen;
    private @Nullable String shown;
    private @Nullable String lit;

    /** Begins anew, for another run. */
    void reset() {
        chosen = null;
        shown = null;
        lit = null;
    }

    /** Called when the user has chosen a file. */
    void choose(String path) {
        chosen = path.equals(lit) ? null : path;
        shown = path;
    }

    /**
     * Returns the file to show; empty if there is none.
     *
     * @param place the place at which the main program is blocked now: path, colon, and line
     */
    Optional<Sources.Source> next(List<Sources.Source> files, Optional<String> place) {
        lit = place.map(FileChoice::path).orElse(null);
        if (lit != null && lit.equals(chosen)) {
            chosen = null;
        }
        Optional<Sources.Source> next = of(files, chosen)
                .or(() -> of(files, lit))
                .or(() -> of(files, shown))
                .or(() -> files.stream().findFirst());
        shown = next.map(Sources.Source::path).orElse(null);
        return next;
    }

    private static Optional<Sources.Source> of(List<Sources.Source> files, @Nullable String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /** Returns the path of a place. */
    static String path(String place) {
        return place.substring(0, Math.max(0, place.lastIndexOf(':')));
    }

    /** Returns a file's name; with its folder if another file has the same name. */
    static String name(Sources.Source file, List<Sources.Source> files) {
        String name = name(file.path());
        boolean isUnique = files.stream()
                        .filter(other -> name(other.path()).equals(name))
                        .limit(2)
                        .count()
                < 2;
        int end = file.path().length() - name.length() - 1;
        return isUnique || end <= 0 ? name : name(file.path().substring(0, end)) + "/" + name;
    }

    private static String name(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
