package io.github.poolscope.workload;

import io.github.poolscope.plan.Program;
import io.github.poolscope.wire.TaskAction;
import io.github.poolscope.wire.TaskFunction;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
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
 * @param userClass the class of the user's own function
 * @param program the program that the plan amounts to
 */
public record PreparedWork(
        TaskFunction<Object, Object> function,
        List<Object> items,
        boolean namesItems,
        List<Path> classPath,
        Optional<TaskAction> initializer,
        Optional<String> userClass,
        Program program) {
    public PreparedWork {
        classPath = List.copyOf(classPath);
    }

    /** Finds the classes that the work needs, the user's too, in this program. */
    public ClassLoader loader() {
        ClassLoader own = PreparedWork.class.getClassLoader();
        if (classPath.isEmpty()) {
            return own;
        }
        URL[] urls = new URL[classPath.size()];
        try {
            for (int i = 0; i < urls.length; i++) {
                urls[i] = classPath.get(i).toUri().toURL();
            }
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
        return new URLClassLoader(urls, own);
    }

    /** The classes whose state a forked worker begins with: the user's, as Python's main module would be. */
    public List<Class<?>> inherited() {
        if (userClass.isEmpty()) {
            return List.of();
        }
        try {
            return List.of(Class.forName(userClass.get(), true, loader()));
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException("The class " + userClass.get() + " can't be initialised: " + e, e);
        }
    }
}
