package io.github.poolscope.cli;

import io.github.poolscope.words.UnreadableText;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a path on the command line. */
final class PathConverter implements ITypeConverter<Path> {
    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    UnreadableText.is(text)
                            ? "'" + text + "' has characters that this program's locale does not know:"
                                    + " start it with LC_ALL=C.UTF-8"
                            : "'" + text + "' is not a path: " + e.getReason());
        }
    }
}
