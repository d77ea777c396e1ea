package io.github.poolscope.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a path of the command line. */
final class PathConverter implements ITypeConverter<Path> {
    /** What Java puts in place of a byte that the locale gives no meaning. */
    private static final char UNREADABLE = '\uFFFD';

    @Override
    public Path convert(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException(
                    text.indexOf(UNREADABLE) >= 0
                            ? "'" + text + "' has characters that this program's locale does not know:"
                                    + " start it with LC_ALL=C.UTF-8"
                            : "'" + text + "' is not a path: " + e.getReason());
        }
    }
}
