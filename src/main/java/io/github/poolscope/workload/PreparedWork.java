package io.github.poolscope.workload;

import io.github.poolscope.plan.Program;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.TaskFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan's work, checked and ready to be handed to a pool.
 *
 * @param function what is called on each item
 * @param items the items, all at once: numbers are {@link Integer}, everything else is {@link String}; where the mode unpacks them, lists of
 *     those
 * @param namesItems whether the items' texts tell more than their index, so that a trace should keep them
 * @param classPath what the workers need on their class path beyond the main program's own
 * @param initializer what each worker does first
 * @param program the program that the plan amounts to
 */
public record PreparedWork(
        TaskFunction<Object, Object> function,
        List<Object> items,
        boolean namesItems,
        List<Path> classPath,
        Optional<TaskAction> initializer,
        Program program) {
    public PreparedWork {
        classPath = List.copyOf(classPath);
    }

    /** Finds the classes that the work needs, the user's too, in this program. */
    public ClassLoader loader() {
        if (classPath.isEmpty()) {
            return PreparedWork.class.getClassLoader();
        }
        return new UserLoader(classPath);
    }
}
