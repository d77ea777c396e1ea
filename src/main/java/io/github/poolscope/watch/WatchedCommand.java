package io.github.poolscope.watch;

import io.github.poolscope.watch.source.PlanProgram;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command to watch.
 *
 * @param command the program and its arguments
 * @param folder the working folder; empty for that of this process
 * @param environment variables that are set in addition to, or instead of, those of this process
 * @param python the Python that runs the program if the command names a {@code .py} file or some {@code python}
 * @param withValues whether the texts of items and results are recorded
 * @param unset the variables of this process's environment that the command does not get
 * @param planProgram the program of the run's plan, if the command runs it
 */
public record WatchedCommand(
        List<String> command,
        Optional<Path> folder,
        Map<String, String> environment,
        Optional<String> python,
        boolean withValues,
        Set<String> unset,
        PlanProgram planProgram) {
    public WatchedCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        unset = Set.copyOf(unset);
    }
}
