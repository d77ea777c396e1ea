package io.github.poolscope.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read or written, without its path: the sentence around it names the file. */
public final class Reason {
    private Reason() {}

    /** Returns a few words without a full stop. */
    public static String of(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (error instanceof NoSuchFileException) {
            return "no such file";
        }
        if (error instanceof FileSystemLoopException) {
            return "its symbolic links lead nowhere";
        }
        String message = error instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(error.getMessage() == null ? error : error.getMessage());
        return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
    }
}
