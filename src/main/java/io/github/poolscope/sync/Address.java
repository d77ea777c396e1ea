package io.github.poolscope.sync;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a primitive is reached from any process of this user.
 *
 * @param socket of the process that made it, its owner
 * @param token by which one is admitted there
 * @param pid the owner's
 * @param id the primitive's number there
 * @param name the primitive's
 */
record Address(String socket, String token, long pid, long id, String name) implements Serializable {
    private static final long serialVersionUID = 1L;

    /** An owner that was killed could not remove its private folder: whoever notices does. */
    void sweep() {
        if (ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)) {
            return;
        }
        try {
            Path left = Path.of(socket);
            Files.deleteIfExists(left);
            Path folder = left.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // Somebody else is sweeping.
        }
    }
}
