package io.github.poolscope.ui.workbench;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonEngine;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.plan.PlanTexts;
import io.github.poolscope.run.Recording;
import io.github.poolscope.run.RunFile;
import io.github.poolscope.ui.fx.Background;
import io.github.poolscope.ui.fx.FxThread;
import io.github.poolscope.ui.lesson.LessonModel;
import io.github.poolscope.ui.lesson.LessonPlay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Remembers, between two starts of the window, the run files of played lessons. They are read and judged again when the
 * lessons are shown; a lesson without its run files counts as not played. FX thread only.
 */
public final class LessonMemory {
    private static final String BETWEEN = "\t";
    private static final String ON_CPYTHON = "@cpython";

    private final LessonModel model;
    /** Pace and run files, by the lesson's name, with {@link #ON_CPYTHON} behind it for its runs there. */
    private final Map<String, String> remembered = new LinkedHashMap<>();

    private boolean recalled;

    /** Creates a memory of what a model has played. */
    public LessonMemory(LessonModel model) {
        this.model = model;
    }

    /** Returns one line for each lesson and engine: its name, its pace and its run files. */
    public String text() {
        for (Lesson lesson : Lessons.all()) {
            for (Lesson each : List.of(lesson, lesson.onCPython())) {
                model.playing(each)
                        .filter(playing -> playing.verdict().isPresent() && playing.isWhole())
                        .ifPresent(playing -> remembered.put(key(each), line(playing)));
            }
        }
        return remembered.entrySet().stream()
                .map(entry -> entry.getKey() + BETWEEN + entry.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String key(Lesson lesson) {
        return lesson.engine() == LessonEngine.CPYTHON ? lesson.name() + ON_CPYTHON : lesson.name();
    }

    /** Returns the lesson with such a key. */
    private static Optional<Lesson> find(String key) {
        return key.endsWith(ON_CPYTHON)
                ? Lessons.find(key.substring(0, key.length() - ON_CPYTHON.length()))
                        .map(Lesson::onCPython)
                : Lessons.find(key);
    }

    private static String line(LessonPlay playing) {
        return PlanTexts.plain(playing.pace())
                + playing.runs().stream()
                        .map(run -> BETWEEN + run.file().toAbsolutePath())
                        .collect(Collectors.joining());
    }

    /** Restores what {@link #text} returned; what can't be read is ignored. */
    public void restore(String text) {
        text.lines().forEach(line -> {
            int end = line.indexOf(BETWEEN);
            if (end > 0) {
                remembered.put(line.substring(0, end), line.substring(end + 1));
            }
        });
    }

    /** Reads the runs of the previous window, once, on its own thread. */
    public void recall() {
        if (recalled) {
            return;
        }
        recalled = true;
        Map<String, String> all = Map.copyOf(remembered);
        Background.apart(
                "lessons of before",
                () -> all.forEach((name, line) ->
                        find(name).ifPresent(lesson -> recall(lesson, List.of(line.split(BETWEEN, -1))))));
    }

    private void recall(Lesson lesson, List<String> line) {
        try {
            double pace = Double.parseDouble(line.get(0));
            List<Recording> runs = new ArrayList<>();
            for (String file : line.subList(1, line.size())) {
                runs.add(RunFile.open(Path.of(file)));
            }
            Verdict verdict = lesson.check(runs);
            Optional<String> answer = lesson.answer(runs);
            FxThread.later(() -> model.recall(lesson, pace, runs, verdict, answer));
        } catch (IOException | RuntimeException e) {
            // The run files are gone, or the lesson has changed.
        }
    }
}
