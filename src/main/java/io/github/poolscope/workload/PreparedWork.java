package io.github.poolscope.workload;

import io.github.poolscope.plan.Program;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.task.TaskFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan's work, checked and ready for a pool.
 *
 * @param function the function to call on each item
 * @param items all items: numbers are {@link Integer}, everything else is {@link String}; if the mode unpacks them,
 *     lists of those
 * @param namesItems whether the items' texts say more than their index, so that a trace should store them
 * @param classPath what the workers need on their class path besides the main program's
 * @param initializer what each worker runs first; empty for nothing
 * @param program the program that corresponds to the plan
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

    /** Returns a class loader for the classes that the work needs, including the user's, in this program. */
    public ClassLoader loader() {
        if (classPath.isEmpty()) {
            return PreparedWork.class.getClassLoader();
        }
        return new UserLoader(classPath);
    }
}
