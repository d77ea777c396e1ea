package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds lessons by words of both languages: first those whose title has them, then those that {@link Synonyms} name,
 * then those that use a call of that name, then those whose text has them. A word that is not complete yet finds the
 * words that begin with it. Only if nothing is found, a word may differ by a letter or two.
 */
final class LessonSearch {
    private static final int SYNONYM = 70;
    private static final int BEGUN_SYNONYM = 45;
    private static final int MISSPELT_SYNONYM = 6;
    /** Terms of one letter or two are found only if they are complete. */
    private static final int MIN_BEGUN = 3;

    private final Synonyms synonyms = Synonyms.read();
    private final List<LessonWords> lessons =
            Lessons.all().stream().map(LessonWords::of).toList();

    /**
     * Returns the lessons in which each of the words is found, the best match first; all lessons, in their order, if
     * there is no word.
     */
    List<Lesson> find(String line) {
        String query = LessonWords.folded(line).strip();
        List<String> words = LessonWords.ofQuery(query);
        if (words.isEmpty()) {
            return Lessons.all();
        }
        List<Lesson> exact = find(query, words, false);
        return exact.isEmpty() ? find(query, words, true) : exact;
    }

    private List<Lesson> find(String query, List<String> words, boolean misspelt) {
        List<Map<String, Integer>> named =
                words.stream().map(word -> named(word, misspelt)).toList();
        Map<String, Integer> asWhole = words.size() > 1 ? named(query, misspelt) : Map.of();
        Map<Lesson, Integer> scores = new LinkedHashMap<>();
        for (LessonWords lesson : lessons) {
            String name = lesson.lesson().name();
            int score = asWhole.getOrDefault(name, 0);
            int sum = 0;
            for (int i = 0; i < words.size() && sum >= 0; i++) {
                int found = Math.max(
                        lesson.score(words.get(i), misspelt), named.get(i).getOrDefault(name, 0));
                sum = found == 0 ? -1 : sum + found;
            }
            score = Math.max(score, sum / words.size());
            if (score > 0) {
                scores.put(lesson.lesson(), score + (lesson.titleHas(query) ? LessonWords.IN_TITLE : 0));
            }
        }
        return scores.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Lesson, Integer> entry) -> entry.getValue())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the scores of the lessons that explain a term, by their names. */
    private Map<String, Integer> named(String word, boolean misspelt) {
        Map<String, Integer> scores = new HashMap<>();
        for (Synonyms.Group group : synonyms.groups()) {
            int score = group.terms().stream()
                    .mapToInt(term -> score(term, word, misspelt))
                    .max()
                    .orElse(0);
            for (int place = 0; score > 0 && place < group.lessons().size(); place++) {
                scores.merge(group.lessons().get(place), Math.max(1, score - place), Math::max);
            }
        }
        return scores;
    }

    private static int score(String term, String word, boolean misspelt) {
        if (term.equals(word)) {
            return SYNONYM;
        }
        if (term.startsWith(word) && (word.length() >= MIN_BEGUN || LessonWords.isIdeographic(word))) {
            return BEGUN_SYNONYM;
        }
        return misspelt && Misspelling.isOf(term, word) ? MISSPELT_SYNONYM : 0;
    }
}
