package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.words.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Finds lessons by their texts, in every language, and by the names of the API that their plans use. */
final class LessonSearch {
    private final Map<String, String> saidOf = new HashMap<>();

    LessonSearch() {
        Lessons.all().forEach(lesson -> saidOf.put(lesson.name(), said(lesson)));
    }

    /** Returns the lessons that contain each of the words, in their order; all lessons if there is no word. */
    List<Lesson> find(String line) {
        List<String> words = Stream.of(folded(line).strip().split("\\s+")).toList();
        return Lessons.all().stream()
                .filter(lesson -> words.stream().allMatch(saidOf.getOrDefault(lesson.name(), "")::contains))
                .toList();
    }

    private static String said(Lesson lesson) {
        List<String> parts = new ArrayList<>(List.of(lesson.name()));
        for (Language language : Language.values()) {
            LessonTexts texts = LessonTexts.of(language.locale());
            parts.add(texts.family(lesson.family()));
            parts.add(texts.title(lesson));
            parts.add(texts.text(lesson, 1));
            parts.add(texts.watch(lesson, 1));
            lesson.stages(1).forEach(stage -> parts.add(texts.caption(lesson, stage, 1)));
        }
        lesson.stages(1).forEach(stage -> parts.addAll(names(stage)));
        return folded(String.join("\n", parts));
    }

    private static List<String> names(Stage stage) {
        Plan plan = stage.plan();
        return List.of(
                plan.mode().key(),
                plan.work().text(),
                plan.effectiveEngine().key(),
                plan.startMethod().key());
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace("`", "");
    }
}
