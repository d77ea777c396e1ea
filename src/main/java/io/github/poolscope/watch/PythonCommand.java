package io.github.poolscope.watch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A command line that starts a Python interpreter, divided as the interpreter divides it.
 *
 * @param interpreter the interpreter
 * @param options its own options
 * @param program what it runs: a file, or {@code -m} and a module, or {@code -c} and a text, and its arguments; empty or
 *     {@code -} for standard input
 */
record PythonCommand(String interpreter, List<String> options, List<String> program) {
    private static final Pattern PYTHON = Pattern.compile("python(3(\\.\\d+)?t?)?(\\.exe)?");
    private static final String USUAL = "python3";
    /** The options that take the rest of their word, or the next one, as their argument. */
    private static final String WITH_ARGUMENT = "WXQ";
    /** The options that name the program, which has the rest of the command line. */
    private static final String OF_PROGRAM = "cm";
    /** The options that make the interpreter ignore {@code PYTHONPATH} or {@code sitecustomize}. */
    private static final String ISOLATING = "IES";

    PythonCommand {
        options = List.copyOf(options);
        program = List.copyOf(program);
    }

    /** Returns the parts of a command; empty if it starts something else than a Python interpreter. */
    static Optional<PythonCommand> of(List<String> command) {
        if (command.isEmpty() || !isPython(command.get(0))) {
            return Optional.empty();
        }
        List<String> options = new ArrayList<>();
        int next = 1;
        while (next < command.size()) {
            String word = command.get(next);
            if (!word.startsWith("-") || word.equals("-")) {
                break;
            }
            int last = word.startsWith("--") ? -1 : lastLetter(word);
            if (last > 0 && OF_PROGRAM.indexOf(word.charAt(last)) >= 0) {
                return Optional.of(new PythonCommand(command.get(0), options, named(command, next, last, options)));
            }
            options.add(word);
            next++;
            if (takesNext(word, last) && next < command.size()) {
                options.add(command.get(next));
                next++;
            }
        }
        return Optional.of(new PythonCommand(command.get(0), options, command.subList(next, command.size())));
    }

    /** Returns the program that an option such as {@code -m}, {@code -um} or {@code -mmodule} names. */
    private static List<String> named(List<String> command, int at, int letter, List<String> options) {
        String word = command.get(at);
        if (letter > 1) {
            options.add(word.substring(0, letter));
        }
        List<String> program = new ArrayList<>(List.of("-" + word.charAt(letter)));
        if (letter + 1 < word.length()) {
            program.add(word.substring(letter + 1));
        }
        program.addAll(command.subList(at + 1, command.size()));
        return program;
    }

    /**
     * Returns the command with {@code python} as its interpreter: instead of the one that it names, or in front of the
     * {@code .py} file that it begins with. A file that can be executed keeps its own interpreter if {@code python} is
     * empty.
     */
    static List<String> with(Optional<String> python, List<String> command) {
        if (command.isEmpty()) {
            return command;
        }
        String first = command.get(0);
        List<String> whole = new ArrayList<>(command);
        if (isPython(first)) {
            python.ifPresent(other -> whole.set(0, other));
        } else if (first.endsWith(".py") && (python.isPresent() || !Files.isExecutable(Path.of(first)))) {
            whole.add(0, python.orElse(USUAL));
        }
        return whole;
    }

    /** Returns the option by which the interpreter ignores its environment, such as {@code -I}; empty if none does. */
    Optional<String> isolation() {
        return options.stream()
                .filter(option -> option.startsWith("-") && !option.startsWith("--"))
                .map(option -> option.substring(0, lastLetter(option) + 1))
                .flatMap(letters -> letters.chars().skip(1).mapToObj(letter -> "-" + (char) letter))
                .filter(option -> ISOLATING.contains(option.substring(1)))
                .findFirst();
    }

    /**
     * Returns the command that runs the same program through {@code launcher}, for an interpreter that ignores its
     * environment.
     */
    List<String> through(Path launcher) {
        List<String> command = new ArrayList<>(List.of(interpreter));
        command.addAll(options);
        command.add(launcher.toString());
        command.addAll(program);
        return command;
    }

    /** Returns whether it runs a file, a module or a text, and not standard input. */
    boolean hasProgram() {
        return !program.isEmpty() && !program.get(0).equals("-");
    }

    private static boolean isPython(String word) {
        int slash = Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\'));
        return PYTHON.matcher(word.substring(slash + 1)).matches();
    }

    /** Returns the index of the last option in a word of joined ones: of the first that takes an argument, if any. */
    private static int lastLetter(String word) {
        for (int i = 1; i < word.length(); i++) {
            if (WITH_ARGUMENT.indexOf(word.charAt(i)) >= 0 || OF_PROGRAM.indexOf(word.charAt(i)) >= 0) {
                return i;
            }
        }
        return word.length() - 1;
    }

    private static boolean takesNext(String word, int lastLetter) {
        return lastLetter < 0
                ? word.equals("--check-hash-based-pycs")
                : WITH_ARGUMENT.indexOf(word.charAt(lastLetter)) >= 0 && lastLetter == word.length() - 1;
    }
}
