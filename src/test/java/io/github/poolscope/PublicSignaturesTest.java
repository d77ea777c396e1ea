package io.github.poolscope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.github.poolscope.start.Starter;
import io.github.poolscope.wire.AnyThrowable;
import io.github.poolscope.wire.Decoder;
import io.github.poolscope.wire.Encoder;
import io.github.poolscope.wire.TooLargeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule on the library's face finds each place where a public class can name a type of the machinery. */
public class PublicSignaturesTest {
    @SuppressWarnings("unused")
    public static final class InParameter {
        public void method(int first, Encoder second) {}
    }

    @SuppressWarnings("unused")
    public static final class InConstructor {
        public InConstructor(Encoder first) {}
    }

    @SuppressWarnings("unused")
    public static class InProtectedMethod {
        protected void method(Starter first) {}
    }

    public static final class InResult {
        public Encoder[][] method() {
            return new Encoder[0][];
        }
    }

    public static final class InTypeArgument {
        public Map<String, List<? extends Encoder>> method() {
            return Map.of();
        }
    }

    public static final class InBoundOfMethod {
        public <T extends Encoder> void method(List<T> first) {}
    }

    @SuppressWarnings("UnusedTypeParameter") // Only its bound matters.
    public static final class InBoundOfClass<T extends Encoder> {}

    public static final class InException {
        public void method() throws TooLargeException {}
    }

    public static final class InField {
        public final List<Encoder> field = List.of();
    }

    public abstract static class InInterface implements Starter {}

    public abstract static class InTypeArgumentOfInterface implements Supplier<Encoder> {}

    @SuppressWarnings("unused")
    static class Hidden {
        public void method(Encoder first) {}
    }

    public static final class Inherited extends Hidden {}

    @SuppressWarnings("unused")
    public static final class Clean implements Comparable<Clean> {
        private final Encoder encoder = new Encoder(1);

        Clean(Decoder decoder) {}

        void method(Encoder first) {
            Runnable starter = () -> method(encoder, List.of());
            starter.run();
        }

        private void method(Encoder first, List<AnyThrowable> second) {}

        public <T extends Comparable<T>> List<T[]> method(Map<String, int[]> first, T second)
                throws InterruptedException {
            return List.of();
        }

        @Override
        public int compareTo(Clean other) {
            return 0;
        }
    }

    private static List<Class<?>> everyClassHere() {
        List<Class<?>> all = new ArrayList<>(List.of(PublicSignaturesTest.class.getDeclaredClasses()));
        all.add(PublicSignaturesTest.class);
        return all;
    }

    private static List<String> violations(Class<?> type) {
        JavaClasses all = new ClassFileImporter().importClasses(everyClassHere());
        return classes()
                .that(PublicSignatures.SEEN_FROM_OUTSIDE)
                .and()
                .areAssignableTo(type)
                .should(PublicSignatures.nameOnlyTypesOf("io.github.poolscope", "java.."))
                .allowEmptyShould(true)
                .evaluate(all)
                .getFailureReport()
                .getDetails();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                InParameter.class,
                InConstructor.class,
                InProtectedMethod.class,
                InResult.class,
                InTypeArgument.class,
                InBoundOfMethod.class,
                InBoundOfClass.class,
                InException.class,
                InField.class,
                InInterface.class,
                InTypeArgumentOfInterface.class,
                Inherited.class
            })
    void a_type_of_the_machinery_is_found(Class<?> type) {
        assertThat(violations(type)).isNotEmpty().allSatisfy(detail -> assertThat(detail)
                .contains(type.getSimpleName())
                .containsPattern("names io\\.github\\.poolscope\\.(wire|start)\\."));
    }

    @Test
    void what_is_hidden_may_name_it() {
        assertThat(violations(Clean.class)).isEmpty();
    }
}
