package io.github.poolscope.ui.lesson;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.AccessibleRole;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Text in which code is marked by backticks. FX thread only. */
final class TextWithCode extends TextFlow {
    private static final String MARK = "`";

    /** The end of a sentence; the next one may begin with code in lower case, which a BreakIterator does not expect. */
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?](?=\\s+[`\\p{Lu}])|[。！？]");

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
    static String first(String sentences) {
        Matcher end = SENTENCE_END.matcher(sentences);
        return plain(end.find() ? sentences.substring(0, end.end()) : sentences).strip();
    }

    private void add(String words, String styleClass) {
        Text text = new Text(words);
        text.getStyleClass().add(styleClass);
        getChildren().add(text);
    }
}
