package io.github.poolscope.eventlog;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;

/** The segments in a folder, each a file. */
final class FolderListing implements Listing {
    /** More files than a program could leave unread with a hundred processes; the folder may have more of them. */
    private static final int MOST_FILES = 50_000;

    private final Path folder;
    private Set<String> known = new HashSet<>();

    FolderListing(Path folder) {
        this.folder = folder;
    }

    @Override
    public void list(BiConsumer<SegmentName, SegmentFile> found) {
        if (Files.isSymbolicLink(folder)) {
            return;
        }
        Set<String> listed = new HashSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                SegmentName parts = SegmentName.of(name);
                if (parts == null) {
                    continue;
                }
                if (listed.size() == MOST_FILES) {
                    break;
                }
                listed.add(name);
                if (!known.contains(name)) {
                    found.accept(parts, new SegmentFile(file));
                }
            }
        } catch (IOException | DirectoryIteratorException | SecurityException e) {
            listed.addAll(known); // The folder is not there, yet or any more.
        }
        known = listed;
    }
}
