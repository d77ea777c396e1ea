package io.github.poolscope.report;

import io.github.poolscope.plan.Program;
import io.github.poolscope.syntax.Syntax;
import io.github.poolscope.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/** The lines of a program as HTML, its words coloured by classes of the style sheet. */
final class CodeHtml {
    private CodeHtml() {}

    /** Returns each line of a program as HTML. */
    static List<String> lines(Program program) {
        return lines(
                program.language(),
                program.lines().stream().map(Program.Line::text).toList());
    }

    /** Returns each line of a text in a language as HTML. */
    static List<String> lines(String language, List<String> lines) {
        List<List<Token>> tokens = Syntax.of(language).tokens(lines);
        List<String> html = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            html.add(line(lines.get(i), tokens.get(i)));
        }
        return html;
    }

    private static String line(String text, List<Token> tokens) {
        StringBuilder html = new StringBuilder();
        int next = 0;
        for (Token token : tokens) {
            html.append(Html.escape(text.substring(next, token.from())))
                    .append("<span class=\"")
                    .append(token.kind().styleClass())
                    .append("\">")
                    .append(Html.escape(text.substring(token.from(), token.to())))
                    .append("</span>");
            next = token.to();
        }
        return html.append(Html.escape(text.substring(next))).toString();
    }
}
