package io.github.poolscope.ui.program;

import io.github.poolscope.plan.Program;
import io.github.poolscope.syntax.Syntax;
import java.util.List;

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

    /** Returns the whole text, with a line feed behind each line. */
    String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }
}
