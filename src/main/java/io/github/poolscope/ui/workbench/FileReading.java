package io.github.poolscope.ui.workbench;

import io.github.poolscope.analysis.Units;
import io.github.poolscope.concurrent.WorkProgress;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.fx.Words;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file on a thread of its own, as a pipe or a network folder may block indefinitely and a million taskels take
 * seconds. Says that it works, and can be cancelled; a file that is read later replaces one that is still being read.
 * FX thread only.
 */
final class FileReading {
    private final ReadOnlyObjectWrapper<@Nullable Supplier<String>> words = new ReadOnlyObjectWrapper<>();
    /** The reading whose result is wanted; null if none is. */
    private @Nullable WorkProgress current;

    /** Reads a file; on the thread of its own. */
    interface Reader<T> {
        /** Counts rows in {@code progress}, which may end it with a {@link CancellationException}. */
        T read(Path file, WorkProgress progress) throws IOException;
    }

    /** Returns what says in words what is being read and how far that is; null in between. */
    ReadOnlyObjectProperty<@Nullable Supplier<String>> wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /**
     * Begins to read a file.
     *
     * @param onRead receives what was read, unless that was cancelled
     * @param onBroken receives the error, unless the reading was cancelled
     */
    <T> void begin(Path file, Reader<T> reader, Consumer<T> onRead, Consumer<Throwable> onBroken) {
        cancel();
        WorkProgress progress = new WorkProgress();
        current = progress;
        words.set(() -> words(file, progress.done()));
        Background.apart("open", () -> read(file, reader, progress, onRead, onBroken));
    }

    /** Drops what is being read; returns false if that is nothing. */
    boolean cancel() {
        WorkProgress before = current;
        if (before == null) {
            return false;
        }
        before.cancel();
        current = null;
        words.set(null);
        return true;
    }

    private <T> void read(
            Path file, Reader<T> reader, WorkProgress progress, Consumer<T> onRead, Consumer<Throwable> onBroken) {
        try {
            T read = reader.read(file, progress);
            FxThread.later(() -> end(progress, () -> onRead.accept(read)));
        } catch (CancellationException e) {
            // What took its place is shown already.
        } catch (IOException | RuntimeException | Error e) {
            FxThread.later(() -> end(progress, () -> onBroken.accept(e)));
        }
    }

    @SuppressWarnings("ReferenceEquality") // Identity shows whether this is still the wanted reading.
    private void end(WorkProgress progress, Runnable show) {
        if (current == progress) {
            current = null;
            words.set(null);
            show.run();
        }
    }

    private static String words(Path file, long rows) {
        String name = String.valueOf(file.getFileName());
        return rows == 0 ? Words.text("reading.begins", name) : Words.text("reading.rows", name, Units.count(rows));
    }
}
