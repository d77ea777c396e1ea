package io.github.poolscope.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each row of the reference has a test, or a written reason why it has none. */
class ReferenceRowsTest {
    private final Map<String, ReferenceRows.Entry> rows = ReferenceRows.all();

    private static final Set<String> TESTED = tested();

    private static Set<String> tested() {
        return new ClassFileImporter()
                .importPackagesOf(ReferenceRowsTest.class).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(ReferenceRow.class))
                        .map(JavaMethod::reflect)
                        .flatMap(method ->
                                Set.of(method.getAnnotation(ReferenceRow.class).value()).stream())
                        .collect(Collectors.toSet());
    }

    @Test
    void each_row_has_a_test_or_a_reason() {
        Set<String> forgotten = new TreeSet<>(rows.keySet());
        forgotten.removeAll(TESTED);
        forgotten.removeIf(row -> !rows.get(row).leftOut().isEmpty());
        assertThat(forgotten).isEmpty();
    }

    @Test
    void tests_name_only_rows_that_there_are() {
        assertThat(rows.keySet()).containsAll(TESTED);
    }

    @Test
    void there_are_130_behaviours_and_55_faults() {
        assertThat(rows.keySet().stream().filter(row -> row.startsWith("A"))).hasSize(130);
        assertThat(rows.keySet().stream().filter(row -> row.startsWith("F"))).hasSize(55);
    }
}
