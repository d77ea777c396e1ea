package io.github.poolscope.ui.lesson;

import java.text.BreakIterator;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text in which code is marked by backticks. FX thread only. */
final class TextWithCode extends TextFlow {
    private static final String MARK = "`";

    /** Creates the text; {@code opening}, if not empty, is emphasised before it. */
    TextWithCode(String opening, String sentences) {
        getStyleClass().add("prose");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText((opening + " " + plain(sentences)).strip());
        if (!opening.isEmpty()) {
            add(opening + " ", "prose-opening");
        }
        boolean code = false;
        for (String part : sentences.split(MARK, -1)) {
            if (!part.isEmpty()) {
                add(part, code ? "prose-code" : "prose-text");
            }
            code = !code;
        }
    }

    /** Returns the text without backticks. */
    static String plain(String sentences) {
        return sentences.replace(MARK, "");
    }

    /** Returns the first sentence, without backticks. */
    static String first(String sentences, Locale locale) {
        BreakIterator sentence = BreakIterator.getSentenceInstance(locale);
        String plain = plain(sentences);
        sentence.setText(plain);
        int end = sentence.next();
        return end == BreakIterator.DONE ? plain : plain.substring(0, end).strip();
    }

    private void add(String words, String styleClass) {
        Text text = new Text(words);
        text.getStyleClass().add(styleClass);
        getChildren().add(text);
    }
}
