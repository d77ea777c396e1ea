package io.github.poolscope.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Random;

/** Damages a file: its bytes, or its database. The same seed causes the same damage. */
final class Mutation {
    private static final int PAGE = 4096;
    private static final byte[] TELLING = {0, 1, -1, 127, -128, 2, 13, 5, 10};

    private final Random random;

    Mutation(long seed) {
        random = new Random(seed);
    }

    /** Damages the file; returns a description. */
    String spoil(Path file) throws IOException {
        if (random.nextInt(5) < 2) {
            try {
                return new SqlMutation(random).spoil(file);
            } catch (SQLException e) {
                return "SQL refused (" + e.getMessage() + "), then " + spoilBytes(file);
            }
        }
        return spoilBytes(file);
    }

    private String spoilBytes(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String what;
        switch (random.nextInt(7)) {
            case 0 -> what = flip(bytes, 0, Math.min(100, bytes.length), 1 + random.nextInt(4)) + " of the header";
            case 1, 2 -> what = flip(bytes, 0, bytes.length, 1 + random.nextInt(64));
            case 3 -> {
                // Most of a page is empty: its header and cell list are at its beginning.
                int page = random.nextInt(Math.max(1, bytes.length / PAGE)) * PAGE;
                what = flip(bytes, page, Math.min(bytes.length, page + 64), 1 + random.nextInt(8))
                        + " of a page's head";
            }
            case 4 -> what = overwrite(bytes);
            case 5 -> {
                int length = random.nextInt(bytes.length);
                bytes = Arrays.copyOf(bytes, length);
                what = "cut to " + length + " bytes";
            }
            default -> {
                int from = bytes.length;
                bytes = Arrays.copyOf(bytes, from + random.nextInt(3 * PAGE));
                for (int at = from; at < bytes.length; at++) {
                    bytes[at] = (byte) random.nextInt();
                }
                what = (bytes.length - from) + " bytes added";
            }
        }
        Files.write(file, bytes);
        return what;
    }

    private String flip(byte[] bytes, int from, int to, int count) {
        for (int i = 0; i < count && from < to; i++) {
            int at = from + random.nextInt(to - from);
            bytes[at] = random.nextBoolean()
                    ? (byte) (bytes[at] ^ 1 << random.nextInt(8))
                    : TELLING[random.nextInt(TELLING.length)];
        }
        return count + " bytes changed";
    }

    /** Overwrites a page with another one, so that the tree of pages becomes cyclic; or with noise, or zeros. */
    private String overwrite(byte[] bytes) {
        int pages = Math.max(1, bytes.length / PAGE);
        int to = random.nextInt(pages) * PAGE;
        int from = random.nextInt(pages) * PAGE;
        int length = Math.min(PAGE, bytes.length - Math.max(from, to));
        int how = random.nextInt(3);
        for (int i = 0; i < length; i++) {
            bytes[to + i] = how == 0 ? bytes[from + i] : how == 1 ? (byte) random.nextInt() : 0;
        }
        return "page " + to / PAGE + (how == 0 ? " is page " + from / PAGE : how == 1 ? " is noise" : " is empty");
    }
}
