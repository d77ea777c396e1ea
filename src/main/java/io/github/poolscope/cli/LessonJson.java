package io.github.poolscope.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.poolscope.analysis.Units;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import java.io.PrintWriter;
import java.util.List;

/** Writes lessons as one JSON object when all are finished. */
final class LessonJson implements LessonReport {
    private final LessonTexts texts;
    private final PrintWriter out;
    private final ObjectNode tree = JsonNodeFactory.instance.objectNode();
    private final ArrayNode lessons = tree.putArray("lessons");

    LessonJson(LessonTexts texts, PrintWriter out) {
        this.texts = texts;
        this.out = out;
    }

    @Override
    public void begin(Lesson lesson) {}

    @Override
    public void ran(Lesson lesson, Stage stage, Recording run) {}

    @Override
    public Verdict end(Lesson lesson, List<? extends Recording> runs) {
        Verdict verdict = lesson.check(runs);
        ObjectNode told = lessons.addObject()
                .put("name", lesson.name())
                .put("title", texts.title(lesson))
                .put("holds", verdict.holds())
                .put("why", texts.say(verdict.why()));
        if (lesson.differs()) {
            told.put("differs", texts.differs(lesson));
        }
        ArrayNode files = told.put(
                        "seconds",
                        Units.toSeconds(runs.stream()
                                .mapToLong(run -> run.trace().now())
                                .sum()))
                .putArray("files");
        runs.stream()
                .filter(run -> run.saveProblem().isEmpty())
                .forEach(run -> files.add(run.file().toString()));
        return verdict;
    }

    @Override
    public void finish() {
        out.println(tree.toPrettyString());
    }
}
