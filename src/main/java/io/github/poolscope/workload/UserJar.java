package io.github.poolscope.workload;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Setting;
import io.github.poolscope.plan.Work;
import io.github.poolscope.task.TaskAction;
import io.github.poolscope.words.Phrase;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the user's function in the user's jar before any worker is started, without running any of the user's code, not
 * even a static initialiser.
 */
final class UserJar {
    private static final Pattern FUNCTION =
            Pattern.compile("(\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}.]*)"
                    + "::(\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)");
    private static final Set<String> FOR_NUMBERS = Set.of(
            "int",
            "java.lang.Integer",
            "long",
            "java.lang.Long",
            "double",
            "java.lang.Double",
            "java.lang.Number",
            "java.lang.Object",
            "java.lang.String");
    private static final Set<String> FOR_TEXTS =
            Set.of("java.lang.String", "java.lang.CharSequence", "java.lang.Object");
    private static final Set<String> FOR_FILES = Set.of(
            "java.lang.String", "java.lang.CharSequence", "java.lang.Object", "java.nio.file.Path", "java.io.File");
    private static final int MAX_NAMES = 8;

    private UserJar() {}

    /**
     * Returns the function that a plan names.
     *
     * @throws PlanException if it can't be called on the plan's items
     */
    static UserMethod find(Work.UserFunction work, Items items, boolean unpacks) {
        Found found = find(work.jar(), work.function());
        return found.inClass(owner -> choose(owner, found.method(), items, unpacks, width(items, unpacks)));
    }

    /**
     * Returns an initializer: a public static method without parameters.
     *
     * @throws PlanException if there is none
     */
    static TaskAction findInitializer(Path jar, String function) {
        Found found = find(jar, function);
        return found.inClass(owner -> {
            boolean fits = Arrays.stream(owner.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(found.method())
                            && isPublicStatic(method)
                            && method.getParameterCount() == 0);
            if (!fits || !Modifier.isPublic(owner.getModifiers())) {
                throw new PlanException(
                        Setting.INITIALIZER, Phrase.of("workload.problem.not-an-initializer", function));
            }
            UserMethod method = new UserMethod(owner.getName(), found.method(), List.of(), true, true);
            return () -> {
                method.call(List.of());
            };
        });
    }

    /** A class of a jar, and the name of a method that it may have. */
    private record Found(Path jar, String entry, String className, String method) {
        private interface Look<R> {
            R at(Class<?> owner);
        }

        <R> R inClass(Look<R> look) {
            try (URLClassLoader loader = new UserLoader(List.of(jar))) {
                return look.at(Class.forName(entry, false, loader));
            } catch (ClassNotFoundException | LinkageError | SecurityException e) {
                throw new PlanException(
                        Setting.FUNCTION, Phrase.of("workload.problem.class-unloadable", className, jar, e));
            } catch (IOException e) {
                throw new PlanException(
                        Setting.JAR, Phrase.of("workload.problem.jar-unreadable", jar, String.valueOf(e.getMessage())));
            }
        }
    }

    private static Found find(Path jar, String function) {
        Matcher name = FUNCTION.matcher(function);
        if (!name.matches()) {
            throw new PlanException(Setting.FUNCTION, Phrase.of("workload.problem.function-form", function));
        }
        List<String> classes = classes(jar);
        String className = name.group(1);
        String entry = classes.stream()
                .filter(candidate -> candidate.equals(className)
                        || candidate.replace('$', '.').equals(className))
                .findFirst()
                .orElseThrow(() -> new PlanException(
                        Setting.FUNCTION, Phrase.of("workload.problem.no-class", jar, className, some(classes))));
        return new Found(jar, entry, className, name.group(2));
    }

    /**
     * Returns the names of the classes in a jar, sorted.
     *
     * @throws PlanException if it can't be read
     */
    static List<String> classes(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new PlanException(Setting.JAR, Phrase.of("workload.problem.no-jar", jar));
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.endsWith(".class") && !entry.startsWith("META-INF/"))
                    .map(entry -> entry.substring(0, entry.length() - ".class".length())
                            .replace('/', '.'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PlanException(
                    Setting.JAR, Phrase.of("workload.problem.not-a-jar", jar, String.valueOf(e.getMessage())));
        }
    }

    private static UserMethod choose(Class<?> owner, String methodName, Items items, boolean unpacks, int width) {
        List<Method> named = Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getName().equals(methodName) && !method.isSynthetic())
                .toList();
        String place = owner.getName() + "::" + methodName;
        if (named.isEmpty()) {
            List<String> others = Arrays.stream(owner.getDeclaredMethods())
                    .filter(method -> isPublicStatic(method) && !method.isSynthetic())
                    .map(Method::getName)
                    .distinct()
                    .sorted()
                    .toList();
            throw wrong(
                    others.isEmpty()
                            ? Phrase.of("workload.problem.no-static-method", owner.getName(), methodName)
                            : Phrase.of("workload.problem.no-method", owner.getName(), methodName, some(others)));
        }
        if (!Modifier.isPublic(owner.getModifiers())) {
            throw wrong(Phrase.of("workload.problem.class-not-public", owner.getName(), methodName));
        }
        List<Method> callable = named.stream().filter(UserJar::isPublicStatic).toList();
        if (callable.isEmpty()) {
            throw wrong(Phrase.of("workload.problem.not-static", place));
        }
        Set<String> accepted = accepted(items, width);
        List<Method> fitting =
                callable.stream().filter(method -> fits(method, items, width)).toList();
        if (fitting.isEmpty()) {
            throw wrong(
                    width > 1
                            ? Phrase.of("workload.problem.many-columns", place, width, simple(accepted))
                            : Phrase.of(
                                    items instanceof Items.Range
                                            ? "workload.problem.one-number"
                                            : "workload.problem.one-text",
                                    place,
                                    simple(accepted)));
        }
        if (fitting.size() > 1) {
            throw wrong(Phrase.of("workload.problem.many-methods", fitting.size(), place));
        }
        Method chosen = fitting.get(0);
        return new UserMethod(
                owner.getName(), methodName, UserMethod.names(chosen), unpacks, chosen.getReturnType() == void.class);
    }

    /** Returns the number of arguments that a function is called with. */
    static int width(Items items, boolean unpacks) {
        return unpacks && items instanceof Items.CsvColumn csv ? csv.columns().size() : 1;
    }

    /** Returns whether a method can be called with {@code width} arguments made of an item. */
    static boolean fits(Method method, Items items, int width) {
        return isPublicStatic(method)
                && !method.isSynthetic()
                && method.getParameterCount() == width
                && accepted(items, width).containsAll(UserMethod.names(method));
    }

    /** Returns the types of parameters that an item can be passed to, for a sentence. */
    static String acceptedTypes(Items items, int width) {
        return simple(accepted(items, width));
    }

    /** Returns whether a plan can name a function so. */
    static boolean isName(String function) {
        return FUNCTION.matcher(function).matches();
    }

    private static boolean isPublicStatic(Method method) {
        return Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers());
    }

    private static Set<String> accepted(Items items, int width) {
        if (items instanceof Items.Range || width > 1) {
            return FOR_NUMBERS;
        }
        return items instanceof Items.Files ? FOR_FILES : FOR_TEXTS;
    }

    private static String simple(Set<String> types) {
        return types.stream()
                .map(type -> type.substring(type.lastIndexOf('.') + 1))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String some(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(MAX_NAMES, names.size())));
        return names.isEmpty() ? "none" : names.size() > MAX_NAMES ? shown + ", …" : shown;
    }

    private static PlanException wrong(Phrase sentence) {
        return new PlanException(Setting.FUNCTION, sentence);
    }
}
