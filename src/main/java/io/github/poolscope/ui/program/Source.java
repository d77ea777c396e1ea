package io.github.poolscope.ui.program;

import io.github.poolscope.plan.Program;
import io.github.poolscope.syntax.Syntax;
import io.github.poolscope.trace.Sources;
import java.util.List;
import java.util.Locale;

/**
 * A program's text as it is shown: one that was printed from a plan, or a file of the user's.
 *
 * @param lines without line feeds; may contain any other character
 */
public record Source(Syntax syntax, List<String> lines) {
    static final Source EMPTY = new Source(Syntax.PLAIN, List.of());

    public Source {
        lines = List.copyOf(lines);
    }

    static Source of(Program program) {
        return new Source(
                Syntax.of(program.language()),
                program.lines().stream().map(Program.Line::text).toList());
    }

    /** Returns a source file of a watched program. */
    static Source of(Sources.Source file) {
        String name = file.path().toLowerCase(Locale.ROOT);
        Syntax syntax = name.endsWith(".py") ? Syntax.PYTHON : name.endsWith(".java") ? Syntax.JAVA : Syntax.PLAIN;
        return new Source(syntax, file.text().lines().toList());
    }

    /** Returns the whole text, with a line feed behind each line. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
