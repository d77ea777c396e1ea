package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.words.Language;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The words of a lesson in all languages, and how well a word that is searched for fits them. Immutable. */
final class LessonWords {
    /** Added if the title contains the whole query. */
    static final int IN_TITLE = 200;

    private static final int TITLE = 100;
    private static final int BEGUN_TITLE = 85;
    private static final int CALL = 60;
    private static final int BEGUN_CALL = 42;
    private static final int TEXT = 40;
    private static final int BEGUN_TEXT = 25;
    private static final int MISSPELT_TITLE = 8;
    private static final int MISSPELT_TEXT = 3;
    private static final int LETTER = 10;
    /** Subtracted for a part of a compound: {@code imap} in {@code imap_unordered}. */
    private static final int PART = 15;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}_]+");

    private static final Pattern BETWEEN_OF_QUERY = Pattern.compile("[^\\p{L}\\p{N}_-]+");

    private final Lesson lesson;
    /** The titles in all languages, in lower case. */
    private final String titles;
    /** The texts in all languages, in lower case. */
    private final String texts;
    /** The words of the titles; whether each is a whole one. */
    private final Map<String, Boolean> titleWords;

    private final Set<String> calls;
    private final Set<String> textWords;

    private LessonWords(Lesson lesson, String titles, String texts, Set<String> calls) {
        this.lesson = lesson;
        this.titles = titles;
        this.texts = texts;
        this.calls = calls;
        titleWords = words(titles);
        textWords = words(texts).keySet();
    }

    static LessonWords of(Lesson lesson) {
        List<String> titles = new ArrayList<>();
        List<String> said = new ArrayList<>(List.of(lesson.name()));
        for (Language language : Language.values()) {
            LessonTexts texts = LessonTexts.of(language.locale());
            titles.add(texts.title(lesson));
            said.add(texts.family(lesson.family()));
            said.add(texts.text(lesson, 1));
            said.add(texts.watch(lesson, 1));
            lesson.stages(1).forEach(stage -> said.add(texts.caption(lesson, stage, 1)));
            lesson.question().ifPresent(question -> said.add(texts.question(lesson, 1)));
        }
        Set<String> calls = new HashSet<>();
        lesson.stages(1).forEach(stage -> calls.addAll(names(stage)));
        return new LessonWords(lesson, folded(String.join("\n", titles)), folded(String.join("\n", said)), calls);
    }

    /** Returns the names of the API and of the workload that a stage uses. */
    private static List<String> names(Stage stage) {
        Plan plan = stage.plan();
        return List.of(
                folded(plan.mode().key()),
                folded(plan.work().text()),
                folded(plan.effectiveEngine().key()),
                folded(plan.startMethod().key()));
    }

    /** Returns the form in which texts are compared. */
    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("`", "");
    }

    /** Returns the words of a text in their order, each once. */
    static List<String> split(String text) {
        return BETWEEN.splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns the words of a query in their order, each once; names with hyphens are one word. */
    static List<String> ofQuery(String query) {
        return BETWEEN_OF_QUERY
                .splitAsStream(query)
                .map(word -> word.replaceAll("^-+|-+$", ""))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Returns whether a word is in a script without spaces between words, so that it may begin anywhere. */
    static boolean isIdeographic(String word) {
        return word.codePoints().anyMatch(Character::isIdeographic);
    }

    private static Map<String, Boolean> words(String text) {
        Map<String, Boolean> words = new LinkedHashMap<>();
        for (String word : split(text)) {
            for (String part : word.split("_", -1)) {
                words.putIfAbsent(part, false);
            }
        }
        split(text).forEach(word -> words.put(word, true));
        words.remove("");
        return words;
    }

    Lesson lesson() {
        return lesson;
    }

    boolean titleHas(String query) {
        return titles.contains(query) && (isIdeographic(query) || query.indexOf(' ') > 0);
    }

    /** Returns how well a word in lower case fits; 0 if it does not. */
    int score(String word, boolean misspelt) {
        if (isIdeographic(word)) {
            return titles.contains(word) ? BEGUN_TITLE : texts.contains(word) ? TEXT : 0;
        }
        if (word.indexOf('-') > 0) {
            return withHyphens(word, misspelt);
        }
        int score = Math.max(inTitle(word), inText(word));
        if (word.length() == 1 && score < TITLE) {
            return Math.min(score, LETTER); // Nearly every lesson has a word that begins with it.
        }
        if (score == 0 && misspelt) {
            score = titleWords.keySet().stream().anyMatch(known -> Misspelling.isOf(known, word))
                    ? MISSPELT_TITLE
                    : textWords.stream().anyMatch(known -> Misspelling.isOf(known, word)) ? MISSPELT_TEXT : 0;
        }
        return score;
    }

    /** A name with hyphens is found as it is, and by its parts only if it is found nowhere. */
    private int withHyphens(String word, boolean partsToo) {
        if (titles.contains(word) || texts.contains(word)) {
            return titles.contains(word) ? BEGUN_TITLE : TEXT;
        }
        return partsToo
                ? split(word).stream().mapToInt(part -> score(part, true)).min().orElse(0)
                : 0;
    }

    private int inTitle(String word) {
        int best = 0;
        for (Map.Entry<String, Boolean> known : titleWords.entrySet()) {
            if (known.getKey().startsWith(word)) {
                int score = known.getKey().equals(word) ? TITLE : BEGUN_TITLE;
                best = Math.max(best, known.getValue() ? score : score - PART);
            }
        }
        return best;
    }

    private int inText(String word) {
        if (calls.contains(word)) {
            return CALL;
        }
        if (calls.stream().anyMatch(call -> call.startsWith(word))) {
            return BEGUN_CALL;
        }
        if (textWords.contains(word)) {
            return TEXT;
        }
        return textWords.stream().anyMatch(known -> known.startsWith(word)) ? BEGUN_TEXT : 0;
    }
}
