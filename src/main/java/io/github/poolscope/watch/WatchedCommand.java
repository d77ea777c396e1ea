package io.github.poolscope.watch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A command to watch.
 *
 * @param command the program and its arguments
 * @param folder the working folder; empty for that of this process
 * @param environment variables that are set in addition to, or instead of, those of this process
 * @param python the Python that runs the program if the command names a {@code .py} file or some {@code python}
 * @param withValues whether the texts of items and results are recorded
 * @param planProgram the file with the run's own program, whose lines are recorded as those of the plan; empty if the
 *     command runs something else
 */
public record WatchedCommand(
        List<String> command,
        Optional<Path> folder,
        Map<String, String> environment,
        Optional<String> python,
        boolean withValues,
        Optional<Path> planProgram) {
    public WatchedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
