package io.github.poolscope.ui.lesson;

import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Verdict;
import javafx.css.PseudoClass;
import javafx.scene.layout.VBox;

/** What the runs of a lesson showed, and why. FX thread only. */
final class VerdictBox extends VBox {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");

    private VerdictBox(boolean good, TextWithCode prose) {
        super(prose);
        setId("lessonVerdict");
        getStyleClass().add("verdict-box");
        pseudoClassStateChanged(GOOD, good);
    }

    static VerdictBox of(Verdict verdict) {
        LessonTexts texts = LessonModel.texts();
        return new VerdictBox(
                verdict.holds(),
                new TextWithCode(texts.word(verdict.holds() ? "holds" : "fails"), texts.say(verdict.why())));
    }

    /** Creates a box for an error that prevented a verdict. */
    static VerdictBox trouble(String sentence) {
        return new VerdictBox(false, new TextWithCode("", sentence));
    }
}
