package io.github.poolscope.cli;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Question;
import io.github.poolscope.lesson.Stage;
import io.github.poolscope.lesson.Verdict;
import io.github.poolscope.run.Recording;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints lessons as text: a lesson's introduction is printed before its runs. */
final class LessonPrint implements LessonReport {
    private final LessonTexts texts;
    private final double scale;
    private final PrintWriter out;

    LessonPrint(LessonTexts texts, double scale, PrintWriter out) {
        this.texts = texts;
        this.scale = scale;
        this.out = out;
    }

    @Override
    public void begin(Lesson lesson) {
        out.println(texts.title(lesson) + " (" + lesson.name() + ")");
        Optional<Question> question = lesson.question();
        if (question.isPresent()) {
            String choices = question.get().choices().stream()
                    .map(choice -> texts.choice(lesson, choice, scale))
                    .collect(Collectors.joining(" / "));
            out.println("  " + texts.word("question") + " " + texts.question(lesson, scale) + " " + choices);
        }
        out.println("  " + texts.text(lesson, scale));
        if (lesson.differs()) {
            out.println("  " + texts.word("differs") + " " + texts.differs(lesson));
        }
        out.println("  " + texts.word("watch") + " " + texts.watch(lesson, scale));
        out.flush();
    }

    @Override
    public void ran(Lesson lesson, Stage stage, Recording run) {
        out.println("  " + texts.caption(lesson, stage, scale) + ": " + Summary.line(run));
        if (run.saveProblem().isEmpty()) {
            out.println("    " + run.file());
        }
        out.flush();
    }

    @Override
    public Verdict end(Lesson lesson, List<? extends Recording> runs) {
        Verdict verdict = lesson.check(runs);
        lesson.answer(runs)
                .ifPresent(
                        answer -> out.println("  " + texts.word("answer") + " " + texts.choice(lesson, answer, scale)));
        out.println("  " + texts.word(verdict.holds() ? "holds" : "fails") + " " + texts.say(verdict.why()));
        out.println();
        out.flush();
        return verdict;
    }

    @Override
    public void finish() {}
}
