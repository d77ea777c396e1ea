package io.github.poolscope.workload;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The functions of a user's jar that a plan can call on its items. Classes are loaded but not initialised, so none of
 * the user's code runs; classes that can't be loaded are skipped.
 *
 * @param functions the functions, by class and name
 * @param complete whether all classes were looked at; a large jar is not read to its end
 */
public record JarFunctions(List<Function> functions, boolean complete) {
    /** The maximum number of classes that are loaded: enough for a project's own, in about a second. */
    static final int MAX_CLASSES = 3_000;

    /**
     * A function.
     *
     * @param name its name in a plan, {@code pkg.Class::method}
     * @param signature its parameters and result, such as {@code (int) → long}
     */
    public record Function(String name, String signature) {}

    public JarFunctions {
        functions = List.copyOf(functions);
    }

    /**
     * Reads a jar. Not for the FX thread.
     *
     * @param unpacks whether the mapping mode makes several arguments of an item
     * @throws PlanException if the jar can't be read or has no such function
     */
    public static JarFunctions of(Path jar, Items items, boolean unpacks) {
        List<String> classes = UserJar.classes(jar);
        int width = UserJar.width(items, unpacks);
        List<Function> found = new ArrayList<>();
        int unloadable = 0;
        boolean complete = classes.size() <= MAX_CLASSES;
        List<String> looked = classes.subList(0, Math.min(MAX_CLASSES, classes.size()));
        try (URLClassLoader loader = new UserLoader(List.of(jar))) {
            for (String name : looked) {
                try {
                    found.addAll(functions(Class.forName(name, false, loader), items, width));
                } catch (ClassNotFoundException | LinkageError | RuntimeException | StackOverflowError e) {
                    // Damaged, made for a later Java, in a forbidden package, or what it needs is not in the jar.
                    unloadable++;
                }
            }
        } catch (IOException e) {
            throw new PlanException(
                    Setting.JAR, Phrase.of("workload.problem.jar-unreadable", jar, String.valueOf(e.getMessage())));
        }
        if (found.isEmpty()) {
            throw new PlanException(
                    Setting.FUNCTION,
                    unloadable == 0
                            ? Phrase.of("workload.problem.no-function", jar, width, UserJar.acceptedTypes(items, width))
                            : Phrase.of("workload.problem.no-function-loadable", jar, unloadable, looked.size()));
        }
        return new JarFunctions(found, complete);
    }

    private static List<Function> functions(Class<?> owner, Items items, int width) {
        if (!Modifier.isPublic(owner.getModifiers())) {
            return List.of();
        }
        List<Method> fitting = Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> UserJar.fits(method, items, width))
                .toList();
        return fitting.stream()
                .filter(method -> isAlone(method, fitting))
                .map(method -> new Function(owner.getName() + "::" + method.getName(), signature(method)))
                .filter(function -> UserJar.isName(function.name()))
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    /** Returns whether no other method has the same name: a plan could not tell them apart. */
    private static boolean isAlone(Method method, List<Method> among) {
        return among.stream()
                        .filter(other -> other.getName().equals(method.getName()))
                        .count()
                == 1;
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(
                        ", ", "(", ") → " + method.getReturnType().getSimpleName()));
    }
}
