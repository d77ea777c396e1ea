package io.github.poolscope.lesson;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All lessons. */
public final class Lessons {
    private static final List<Lesson> ALL = Stream.of(
                    CallLessons.all(),
                    OrderLessons.all(),
                    ChunkLessons.all(),
                    LifetimeLessons.all(),
                    FailureLessons.all(),
                    CostLessons.all(),
                    ProcessLessons.all(),
                    ExitLessons.all(),
                    TalkLessons.all(),
                    LockLessons.all(),
                    MeetingLessons.all(),
                    CallbackLessons.all(),
                    ReadingLessons.all(),
                    StreamLessons.all(),
                    BatchLessons.all(),
                    EndingLessons.all(),
                    StateLessons.all(),
                    StartLessons.all(),
                    ModeLessons.all(),
                    LoadLessons.all())
            .flatMap(List::stream)
            .sorted(Comparator.comparing(Lesson::family))
            .toList();

    private Lessons() {}

    /** Returns all lessons in the order of the gallery: by family, simple ones first. */
    public static List<Lesson> all() {
        return ALL;
    }

    public static Optional<Lesson> find(String name) {
        return ALL.stream().filter(lesson -> lesson.name().equals(name)).findFirst();
    }

    /** Returns the lesson name with the smallest edit distance to {@code name}; empty if most letters would change. */
    public static Optional<String> nearest(String name) {
        return ALL.stream()
                .map(Lesson::name)
                .min(Comparator.comparingInt(known -> distance(name, known)))
                .filter(known -> 2 * distance(name, known) <= name.length());
    }

    /** Returns the Levenshtein distance: the number of letters to insert, remove or replace. */
    private static int distance(String one, String other) {
        int[] row = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
