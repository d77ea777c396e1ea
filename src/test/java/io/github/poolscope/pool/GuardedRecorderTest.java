package io.github.poolscope.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.trace.Completions;
import io.github.poolscope.trace.ForwardingRecorder;
import io.github.poolscope.trace.Recorder;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrappers between a pool and its recorder pass on every event. */
class GuardedRecorderTest {
    private static List<Method> events() {
        return Arrays.stream(Recorder.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .sorted(Comparator.comparing(Method::toString))
                .toList();
    }

    private static @Nullable Object argument(Class<?> type) {
        if (type == Completions.class) {
            return new Completions();
        }
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static void tell(Recorder recorder, Method event) throws ReflectiveOperationException {
        Class<?>[] types = event.getParameterTypes();
        @Nullable Object[] arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = argument(types[i]);
        }
        event.invoke(recorder, arguments);
    }

    private static Recorder listening(List<Method> told) {
        return (Recorder) Proxy.newProxyInstance(
                Recorder.class.getClassLoader(), new Class<?>[] {Recorder.class}, (proxy, method, arguments) -> {
                    told.add(method);
                    Class<?> returned = method.getReturnType();
                    return returned.isPrimitive() && returned != void.class
                            ? Array.get(Array.newInstance(returned, 1), 0)
                            : null;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"guarded", "forwarding"})
    void each_event_of_a_pool_reaches_the_recorder(String kind) throws Exception {
        List<Method> told = new ArrayList<>();
        Recorder listening = listening(told);
        Recorder between = kind.equals("guarded")
                ? GuardedRecorder.of(listening)
                : new ForwardingRecorder() {
                    @Override
                    protected Recorder to() {
                        return listening;
                    }
                };
        for (Method event : events()) {
            tell(between, event);
        }
        assertThat(told).isEqualTo(events());
        assertThat(told).extracting(Method::getName).contains("callbackBegan", "callbackEnded", "arrived");
    }
}
