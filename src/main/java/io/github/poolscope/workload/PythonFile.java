package io.github.poolscope.workload;

import io.github.poolscope.files.TextFile;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the functions of a Python file in its text, without running it. */
public final class PythonFile {
    private static final int MAX_LENGTH = 4 << 20;
    private static final Pattern DEFINITION = Pattern.compile(
            "^(?:async )?def +([^\\W\\d_]\\w*) *(\\([^)]*\\))", Pattern.MULTILINE | Pattern.UNICODE_CHARACTER_CLASS);

    private PythonFile() {}

    /**
     * Returns the functions that the file defines at its top level and whose names do not begin with an underscore, in
     * order, each with its parameters.
     *
     * @throws PlanException if the file can't be read
     */
    public static Map<String, String> functions(Path file) {
        String text;
        try {
            text = TextFile.read(file, MAX_LENGTH);
        } catch (IOException e) {
            throw new PlanException(Setting.PYTHON_FILE, Phrase.of("workload.problem.no-python-file", file));
        }
        Map<String, String> functions = new LinkedHashMap<>();
        Matcher definitions = DEFINITION.matcher(text);
        while (definitions.find()) {
            functions.put(definitions.group(1), definitions.group(2).replaceAll("\\s+", " "));
        }
        return functions;
    }
}
