package io.github.poolscope.workload;

import io.github.poolscope.wire.TaskFunction;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Calls a static method of the user's, which is looked up in the worker, where the user's jar is on the class path. */
final class UserMethod implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    private final String className;
    private final String methodName;
    private final String parameterType;
    private transient @Nullable Method method;

    UserMethod(String className, String methodName, String parameterType) {
        this.className = className;
        this.methodName = methodName;
        this.parameterType = parameterType;
    }

    @Override
    @SuppressWarnings("NullAway") // A method that returns nothing gives null, which is shown as such.
    public Object call(Object item) throws Exception {
        Method target = method;
        if (target == null) {
            target = find();
            method = target;
        }
        try {
            return target.invoke(null, convert(item));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception exception ? exception : e;
        }
    }

    private Method find() throws ReflectiveOperationException {
        Class<?> owner = Class.forName(className);
        for (Method candidate : owner.getMethods()) {
            if (candidate.getName().equals(methodName)
                    && candidate.getParameterCount() == 1
                    && candidate.getParameterTypes()[0].getName().equals(parameterType)) {
                return candidate;
            }
        }
        throw new NoSuchMethodException(className + "::" + methodName + "(" + parameterType + ")");
    }

    private Object convert(Object item) {
        return switch (parameterType) {
            case "long", "java.lang.Long" -> ((Number) item).longValue();
            case "double", "java.lang.Double" -> ((Number) item).doubleValue();
            case "java.nio.file.Path" -> Path.of((String) item);
            case "java.io.File" -> new File((String) item);
            case "java.lang.String" -> String.valueOf(item);
            default -> item;
        };
    }
}
