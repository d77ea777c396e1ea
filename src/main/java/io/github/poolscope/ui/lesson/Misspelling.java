package io.github.poolscope.ui.lesson;

/** Typing errors: a letter that is missing, wrong or too many, or two letters that changed places. */
final class Misspelling {
    /** In shorter words, one letter makes another word. */
    private static final int MIN = 4;
    /** From this length on, there may be two errors. */
    private static final int LONG = 8;

    private Misspelling() {}

    /** Returns whether {@code typed} is a known word with typing errors. */
    static boolean isOf(String known, String typed) {
        int most = typed.length() < MIN ? 0 : typed.length() < LONG ? 1 : 2;
        return most > 0 && Math.abs(known.length() - typed.length()) <= most && distance(known, typed) <= most;
    }

    /** Returns the optimal string alignment distance: Levenshtein's, in which a transposition is one step. */
    private static int distance(String one, String other) {
        int[][] steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    steps[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int least = Math.min(steps[i - 1][j], steps[i][j - 1]) + 1;
                least = Math.min(least, steps[i - 1][j - 1] + (same ? 0 : 1));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, steps[i - 2][j - 2] + 1);
                }
                steps[i][j] = least;
            }
        }
        return steps[one.length()][other.length()];
    }
}
