package io.github.poolscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;

/** The design's table of packages: imports point one way, and only {@code ui} uses JavaFX. */
@AnalyzeClasses(packages = "io.github.poolscope", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.github.poolscope";

    @ArchTest
    static final ArchRule task_stands_on_the_jdk_alone = standsOnTheJdkAnd("task");

    @ArchTest
    static final ArchRule wire_stands_on_task_and_the_jdk = standsOnTheJdkAnd("wire", "task");

    @ArchTest
    static final ArchRule concurrent_stands_on_the_jdk_alone = standsOnTheJdkAnd("concurrent");

    @ArchTest
    static final ArchRule syntax_stands_on_the_jdk_alone = standsOnTheJdkAnd("syntax");

    @ArchTest
    static final ArchRule eventlog_stands_on_the_jdk_alone = standsOnTheJdkAnd("eventlog");

    @ArchTest
    static final ArchRule trace_imports_nothing = room("trace");

    @ArchTest
    static final ArchRule words_imports_nothing = room("words");

    @ArchTest
    static final ArchRule files = room("files", "words");

    @ArchTest
    static final ArchRule plan = room("plan", "words", "task");

    @ArchTest
    static final ArchRule a_worker_loads_only_the_ground_floor_wire_and_the_jdk =
            standsOnTheJdkAnd("worker", "wire", "task", "concurrent");

    @ArchTest
    static final ArchRule start = room("start", "wire", "task", "concurrent");

    @ArchTest
    static final ArchRule record = room("record", "eventlog", "trace");

    @ArchTest
    static final ArchRule pool = room("pool", "record", "start", "wire", "trace", "task", "concurrent");

    @ArchTest
    static final ArchRule sync = room("sync", "record", "start", "wire", "trace", "task", "concurrent");

    @ArchTest
    static final ArchRule workload = room("workload", "files", "plan", "wire", "task", "words");

    @ArchTest
    static final ArchRule engine = room(
            "engine",
            "scripting",
            "start",
            "watch",
            "pool",
            "sync",
            "plan",
            "workload",
            "trace",
            "task",
            "wire",
            "words",
            "concurrent");

    @ArchTest
    static final ArchRule script = room("script", "scripting", "pool", "sync", "task");

    @ArchTest
    static final ArchRule scripting = room("scripting", "record", "trace");

    @ArchTest
    static final ArchRule watch = room("watch", "eventlog", "start", "trace", "files", "task", "words", "concurrent");

    @ArchTest
    static final ArchRule run = room("run", "start", "trace", "plan", "words", "concurrent");

    @ArchTest
    static final ArchRule history = room("history", "analysis", "run", "trace", "plan", "words", "concurrent");

    @ArchTest
    static final ArchRule session =
            room("session", "files", "engine", "watch", "run", "workload", "plan", "trace", "words", "concurrent");

    @ArchTest
    static final ArchRule analysis = room("analysis", "trace", "plan", "words");

    @ArchTest
    static final ArchRule predict = room("predict", "analysis", "trace", "plan", "task", "words");

    @ArchTest
    static final ArchRule compare = room("compare", "analysis", "run", "trace", "plan", "words");

    @ArchTest
    static final ArchRule sweep = room("sweep", "predict", "analysis", "run", "trace", "plan", "task", "words");

    @ArchTest
    static final ArchRule report =
            room("report", "files", "lesson", "compare", "analysis", "run", "trace", "plan", "task", "words", "syntax");

    @ArchTest
    static final ArchRule lesson = room("lesson", "analysis", "run", "trace", "plan", "words");

    @ArchTest
    static final ArchRule matrix = room("matrix", "lesson", "run", "trace", "plan", "words");

    @ArchTest
    static final ArchRule bench = room("bench", "pool", "start", "trace", "task");

    @ArchTest
    static final ArchRule cli = room(
            "cli",
            "bench",
            "files",
            "session",
            "report",
            "compare",
            "lesson",
            "matrix",
            "history",
            "predict",
            "sweep",
            "analysis",
            "run",
            "trace",
            "plan",
            "task",
            "workload",
            "words");

    @ArchTest
    static final ArchRule ui = room(
            "ui",
            "files",
            "session",
            "report",
            "compare",
            "lesson",
            "matrix",
            "history",
            "analysis",
            "run",
            "trace",
            "plan",
            "task",
            "workload",
            "words",
            "concurrent",
            "syntax");

    @ArchTest
    static final ArchRule only_the_window_knows_javafx = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".ui..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javafx..", "org.controlsfx..", "atlantafx..", "org.kordamp..");

    @ArchTest
    static final ArchRule only_one_place_posts_to_the_screen = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".ui.fx.FxThread")
            .should()
            .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable");

    /** So that each copy is confirmed, and alike. */
    @ArchTest
    static final ArchRule only_one_place_writes_to_the_clipboard = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ROOT + ".ui.fx.Copying")
            .should()
            .callMethod("javafx.scene.input.Clipboard", "setContent", "java.util.Map")
            .orShould()
            .callMethod("javafx.scene.control.TextInputControl", "copy");

    @ArchTest
    static final ArchRule the_pool_needs_no_library = classes()
            .that()
            .resideInAnyPackage(
                    ROOT + ".pool..",
                    ROOT + ".sync..",
                    ROOT + ".record..",
                    ROOT + ".start..",
                    ROOT + ".trace..",
                    ROOT + ".task..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT + "..", "java..", "org.jspecify..", "com.google.errorprone.annotations..");

    @ArchTest
    static final ArchRule no_ring_of_packages =
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

    /** What a program that uses the library may import, and all that it meets there. */
    @ArchTest
    static final ArchRule the_face_of_the_library_names_only_itself_and_the_jdk = classes()
            .that()
            .resideInAnyPackage(ROOT + ".pool..", ROOT + ".sync..", ROOT + ".record..", ROOT + ".task..")
            .and(PublicSignatures.SEEN_FROM_OUTSIDE)
            .should(PublicSignatures.nameOnlyTypesOf(
                    ROOT + ".pool..",
                    ROOT + ".sync..",
                    ROOT + ".record..",
                    ROOT + ".task..",
                    ROOT + ".trace..",
                    "java.."));

    /** Classes of a package use, of this program, only their own package and the named ones. */
    private static ArchRule room(String name, String... mayImport) {
        String[] allowed = Stream.concat(Stream.of(name), Arrays.stream(mayImport))
                .map(other -> ROOT + "." + other + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(ROOT + "." + name + "..")
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed).or(resideOutsideOfPackage(ROOT + ".."))))
                .allowEmptyShould(true);
    }

    private static ArchRule standsOnTheJdkAnd(String name, String... mayImport) {
        String[] allowed = Stream.concat(
                        Stream.of(
                                "java..",
                                "org.jspecify..",
                                "com.google.errorprone.annotations..",
                                ROOT + "." + name + ".."),
                        Arrays.stream(mayImport).map(other -> ROOT + "." + other + ".."))
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage(ROOT + "." + name + ".."))
                .should(onlyDependOnClassesThat(resideInAnyPackage(allowed)));
    }
}
