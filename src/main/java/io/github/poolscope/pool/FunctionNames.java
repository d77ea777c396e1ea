package io.github.poolscope.pool;

import io.github.poolscope.task.TaskFunction;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicReference;

/** The names of functions in a program's source: methods by reference, and classes; lambdas have no names. */
final class FunctionNames {
    /** By class: the name, once it was looked up. Each reference to a method in the source has its own class. */
    private static final ClassValue<AtomicReference<String>> NAMES = new ClassValue<>() {
        @Override
        protected AtomicReference<String> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };

    private FunctionNames() {}

    /** Returns the name of a function, such as {@code Program.f} or {@code Squares}; empty if it has none. */
    static String of(TaskFunction<?, ?> function) {
        AtomicReference<String> known = NAMES.get(function.getClass());
        String name = known.get();
        if (name == null) {
            name = find(function);
            known.set(name);
        }
        return name;
    }

    private static String find(TaskFunction<?, ?> function) {
        Class<?> type = function.getClass();
        if (!type.isHidden() && !type.isSynthetic()) {
            return type.getSimpleName();
        }
        try {
            Method replace = type.getDeclaredMethod("writeReplace");
            replace.setAccessible(true);
            return replace.invoke(function) instanceof SerializedLambda lambda ? name(lambda) : "";
        } catch (ReflectiveOperationException | RuntimeException e) {
            return ""; // It is in a module that is not open, or is not a reference to a method.
        }
    }

    private static String name(SerializedLambda lambda) {
        String method = lambda.getImplMethodName();
        String type = lambda.getImplClass();
        String in = type.substring(lastOf(type) + 1);
        return method.startsWith("lambda$") ? "" : method.equals("<init>") ? in : in + "." + method;
    }

    private static int lastOf(String type) {
        return Math.max(type.lastIndexOf('/'), type.lastIndexOf('$'));
    }
}
