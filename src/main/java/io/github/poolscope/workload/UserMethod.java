package io.github.poolscope.workload;

import io.github.poolscope.task.TaskFunction;
import io.github.poolscope.wire.AnyThrowable;
import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls a static method of the user's. The method is looked up where it is called: in a worker, whose class path
 * contains the user's jar, or in a thread whose context class loader knows it.
 */
final class UserMethod implements TaskFunction<Object, Object> {
    private static final long serialVersionUID = 1L;

    private final String className;
    private final String methodName;
    private final List<String> parameterTypes;
    /** Whether an item is a row whose elements are the arguments. */
    private final boolean unpacks;

    private final boolean givesNothing;

    private transient @Nullable Method method;

    UserMethod(
            String className, String methodName, List<String> parameterTypes, boolean unpacks, boolean givesNothing) {
        this.className = className;
        this.methodName = methodName;
        this.parameterTypes = parameterTypes;
        this.unpacks = unpacks;
        this.givesNothing = givesNothing;
    }

    String methodName() {
        return methodName;
    }

    List<String> parameterTypes() {
        return parameterTypes;
    }

    /** Returns whether the method returns no value. */
    boolean givesNothing() {
        return givesNothing;
    }

    String className() {
        return className;
    }

    @Override
    @SuppressWarnings("NullAway") // A method without a return value results in null.
    public Object call(Object item) throws Exception {
        Method target = method;
        if (target == null) {
            target = find();
            method = target;
        }
        List<?> arguments = unpacks ? (List<?>) item : List.of(item);
        Object[] converted = new Object[parameterTypes.size()];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = convert(parameterTypes.get(i), arguments.get(i));
        }
        try {
            return target.invoke(null, converted);
        } catch (ExceptionInInitializerError | NoClassDefFoundError e) {
            if (StaticInitializerException.told(e) instanceof StaticInitializerException told) {
                throw told;
            }
            throw e;
        } catch (InvocationTargetException e) {
            Throwable cause = e.getTargetException() instanceof LinkageError error
                    ? StaticInitializerException.told(error)
                    : e.getTargetException();
            throw AnyThrowable.<Exception>rethrown(cause);
        }
    }

    private Method find() throws ReflectiveOperationException {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        Class<?> owner = Class.forName(className, false, context == null ? UserMethod.class.getClassLoader() : context);
        for (Method candidate : owner.getMethods()) {
            if (candidate.getName().equals(methodName) && names(candidate).equals(parameterTypes)) {
                return candidate;
            }
        }
        throw new NoSuchMethodException(className + "::" + methodName + "(" + String.join(", ", parameterTypes) + ")");
    }

    static List<String> names(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getName).toList();
    }

    private static Object convert(String type, Object item) {
        return switch (type) {
            case "int", "java.lang.Integer" ->
                item instanceof String text ? (Object) Integer.valueOf(text.strip()) : item;
            case "long", "java.lang.Long" ->
                item instanceof String text ? Long.parseLong(text.strip()) : ((Number) item).longValue();
            case "double", "java.lang.Double" ->
                item instanceof String text ? Double.parseDouble(text.strip()) : ((Number) item).doubleValue();
            case "java.nio.file.Path" -> FileItem.path(item);
            case "java.io.File" -> new File(FileItem.text(item));
            case "java.lang.String" -> FileItem.text(item);
            default -> item instanceof FileItem ? FileItem.text(item) : item;
        };
    }
}
