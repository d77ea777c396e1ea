package io.github.poolscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Items;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.Work;
import io.github.poolscope.testing.UserJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The functions that a jar offers for a plan, also of damaged and hostile jars. */
class JarFunctionsTest {
    private static final Items NUMBERS = new Items.Range(3);
    private static final String OTHER =
            "package acme; public class Other { public static int once(int x) { return x; } }";

    @TempDir
    Path folder;

    private static List<String> names(Path jar, Items items, boolean unpacks) {
        return JarFunctions.of(jar, items, unpacks).functions().stream()
                .map(JarFunctions.Function::name)
                .toList();
    }

    @Test
    void those_that_can_be_called_on_the_items_are_listed_and_the_plan_accepts_each() throws Exception {
        Path jar = UserJars.make(folder);
        Path file = Files.writeString(folder.resolve("f.csv"), "a,b\n1,2\n");
        assertThat(names(jar, NUMBERS, false))
                .containsExactly("acme.Work::fail", "acme.Work::nothing", "acme.Work::shout", "acme.Work::twice");
        assertThat(names(jar, new Items.Lines(file), false))
                .containsExactly("acme.Work::fail", "acme.Work::nothing", "acme.Work::shout");
        assertThat(names(jar, new Items.Files(folder), false)).contains("acme.Work::size");
        assertThat(names(jar, new Items.CsvColumn(file, "a+b"), true)).containsExactly("acme.Work::two");
        for (String name : names(jar, NUMBERS, false)) {
            Plan plan = Plan.DEFAULT.withWork(new Work.UserFunction(jar, name));
            assertThat(Preparation.problems(plan)).as(name).isEmpty();
        }
        assertThat(JarFunctions.of(jar, NUMBERS, false).functions())
                .contains(new JarFunctions.Function("acme.Work::twice", "(int) → int"));
    }

    @Test
    void no_class_is_initialised() throws Exception {
        Path jar = UserJars.jarOf(folder, "acme.Trap", """
                package acme;
                public class Trap {
                    static { System.setProperty("acme.sprung", "yes"); }
                    public static int f(int x) { return x; }
                }
                """);
        assertThat(names(jar, NUMBERS, false)).containsExactly("acme.Trap::f");
        assertThat(System.getProperty("acme.sprung")).isNull();
    }

    @Test
    void classes_that_can_not_be_loaded_hide_no_others() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        UserJars.compile(folder, Map.of("acme.Other", OTHER));
        byte[] good = Files.readAllBytes(folder.resolve("acme/Other.class"));
        entries.put("acme/Damaged.class", new byte[] {1, 2, 3});
        entries.put("acme/Empty.class", new byte[0]);
        entries.put("acme/Renamed.class", good);
        byte[] later = good.clone();
        later[6] = 0x7F;
        entries.put("acme/Later.class", later);
        entries.put("java/util/Own.class", good);
        entries.put("../../evil.class", good);
        Path jar = jar("mixed.jar", entries);
        assertThatThrownBy(() -> JarFunctions.of(jar, NUMBERS, false))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("classes can't be loaded")
                .message()
                .endsWith("?")
                .doesNotContain("\n");
        entries.put("acme/Other.class", good);
        assertThat(names(jar("mixed.jar", entries), NUMBERS, false)).containsExactly("acme.Other::once");
    }

    @Test
    void a_jar_that_is_none_or_has_no_such_function_is_told_in_one_sentence() throws Exception {
        for (Path jar : List.of(
                folder.resolve("no.jar"),
                folder,
                Files.writeString(folder.resolve("text.jar"), "not a jar"),
                Files.write(folder.resolve("empty.jar"), new byte[0]),
                jar("classless.jar", Map.of("readme.txt", new byte[9])),
                UserJars.jarOf(folder, "acme.None", "package acme; public class None { public static void f() {} }"))) {
            assertThatThrownBy(() -> JarFunctions.of(jar, NUMBERS, false))
                    .as(jar.toString())
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining(jar.toString())
                    .message()
                    .endsWith(".")
                    .doesNotContain("\n");
        }
    }

    @Test
    void of_a_large_jar_the_first_classes_are_looked_at() throws Exception {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        UserJars.compile(folder, Map.of("acme.Other", OTHER));
        entries.put("acme/Other.class", Files.readAllBytes(folder.resolve("acme/Other.class")));
        for (int i = 0; i < JarFunctions.MAX_CLASSES; i++) {
            entries.put("more/C" + i + ".class", new byte[] {0});
        }
        JarFunctions found = JarFunctions.of(jar("large.jar", entries), NUMBERS, false);
        assertThat(found.functions()).hasSize(1);
        assertThat(found.complete()).isFalse();
    }

    private Path jar(String name, Map<String, byte[]> entries) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                out.putNextEntry(new JarEntry(entry.getKey()));
                out.write(entry.getValue());
                out.closeEntry();
            }
        }
        return jar;
    }
}
