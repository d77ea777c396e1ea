package io.github.poolscope.run;

import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exclusive right to save a run to a file: a lock on a hidden file beside it. The run file itself is not locked,
 * because closing it would release SQLite's own locks on it.
 *
 * <p>The operating system releases the lock when a program is killed. The next program that saves a run in the folder
 * removes the remaining lock file. If files can't be locked, every run has the right.
 */
final class SavePlace implements AutoCloseable {
    private static final String PREFIX = ".poolscope-";
    private static final String ENDING = ".lock";

    /** Another program that cleans up holds a lock for a moment. */
    private static final int TRIES = 5;

    private static final long PAUSE_MILLIS = 20;

    /**
     * The lock files that this program holds, by their file keys. Opening and closing one of them again would release
     * its lock. Guarded by the class.
     */
    private static final Set<Object> HELD = new HashSet<>();

    private final Path lock;
    private final @Nullable FileChannel channel;
    private final Optional<Object> key;

    private SavePlace(Path lock, @Nullable FileChannel channel, Optional<Object> key) {
        this.lock = lock;
        this.channel = channel;
        this.key = key;
    }

    /**
     * Returns who is saving a run to a file. The lock of a program that was killed is no longer held, so its run is
     * written by none. Changes nothing, so it also works in a folder that can only be read.
     */
    static synchronized RunWriting writing(Path file) {
        Path lock = lock(file);
        try {
            if (key(lock).filter(HELD::contains).isPresent()) {
                return RunWriting.BY_THIS_PROGRAM;
            }
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
                    FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
                return free == null ? RunWriting.BY_ANOTHER_PROGRAM : RunWriting.NONE;
            }
        } catch (OverlappingFileLockException e) {
            return RunWriting.BY_THIS_PROGRAM; // A file system without file keys.
        } catch (IOException e) {
            return RunWriting.NONE; // Most runs are over and have no lock file.
        }
    }

    private static Path lock(Path file) {
        return file.toAbsolutePath().resolveSibling(PREFIX + file.getFileName() + ENDING);
    }

    /**
     * Takes the right for a file.
     *
     * @throws RunFileHeldException if another run is being saved there
     */
    static SavePlace take(Path file) throws RunFileHeldException {
        Path lock = lock(file);
        for (int i = 0; i < TRIES; i++) {
            Optional<SavePlace> taken = tryTake(lock);
            if (taken.isPresent()) {
                return taken.get();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new RunFileHeldException(Phrase.of("run.file.being-saved", file));
    }

    /** Returns the right, or empty if another run has it. */
    private static synchronized Optional<SavePlace> tryTake(Path lock) {
        boolean made = false;
        try {
            made = makeIfMissing(lock);
            Optional<SavePlace> taken = tryLock(lock);
            taken.ifPresent(place -> clear(lock));
            return taken;
        } catch (IOException e) {
            if (made) {
                remove(lock);
            }
            return Optional.of(new SavePlace(lock, null, Optional.empty()));
        }
    }

    private static boolean makeIfMissing(Path lock) throws IOException {
        try {
            Files.createFile(lock);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // It belongs to another run, or to a program that was killed.
        }
    }

    /** Locks an existing file; empty if another run has locked it, or has removed it meanwhile. */
    private static Optional<SavePlace> tryLock(Path lock) throws IOException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            Optional<Object> key = key(lock);
            if (key.filter(HELD::contains).isPresent()) {
                return Optional.empty();
            }
            channel = FileChannel.open(lock, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            locked = channel.tryLock() != null && key.equals(key(lock));
            if (!locked) {
                return Optional.empty();
            }
            key.ifPresent(HELD::add);
            return Optional.of(new SavePlace(lock, channel, key));
        } catch (OverlappingFileLockException | NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (channel != null && !locked) {
                channel.close();
            }
        }
    }

    /** Returns the file's key in the file system, if there is one. */
    private static Optional<Object> key(Path lock) throws IOException {
        BasicFileAttributes file = Files.readAttributes(lock, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!file.isRegularFile()) {
            throw new IOException("it is no file");
        }
        return Optional.ofNullable(file.fileKey());
    }

    /** Removes the unused lock files in the folder. */
    private static void clear(Path own) {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(own.resolveSibling(""), PREFIX + "*" + ENDING)) {
            for (Path other : all) {
                if (!other.equals(own)) {
                    tryLock(other).ifPresent(SavePlace::close);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It belongs to another user, or the folder can't be listed: neither prevents saving.
        }
    }

    private static void remove(Path lock) {
        try {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            // The next program that saves a run in the folder removes it.
        }
    }

    /** Releases the right. */
    @Override
    public void close() {
        synchronized (SavePlace.class) {
            if (channel == null) {
                return;
            }
            remove(lock); // While it is locked, so that a new one of another run is not removed.
            try {
                channel.close();
            } catch (IOException e) {
                // It is closed anyway.
            }
            key.ifPresent(HELD::remove);
        }
    }
}
