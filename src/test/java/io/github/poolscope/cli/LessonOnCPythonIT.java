package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import io.github.poolscope.testing.Pythons;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All lessons of the packaged jar on CPython: each holds, or differs and holds as CPython does it. */
@Timeout(value = 400, unit = TimeUnit.SECONDS)
class LessonOnCPythonIT {
    /** What a busy machine hides at a quick pace can be seen at a slower one. */
    private static final List<String> PACES = List.of("0.1", "0.3", "1");

    private static final int SIDE_BY_SIDE = 4;

    /** Lessons that compare CPU times or makespans: nothing else runs beside them. */
    private static final Set<String> ALONE = Set.of(
            "busy-but-low-cpu",
            "chunksize-on-short-taskels",
            "chunksize-on-uneven-taskels",
            "cpu-work-on-threads-and-processes",
            "fixed-parts-or-chunks",
            "pool-size-on-cpu-work",
            "preload-for-forkserver",
            "start-methods");

    @TempDir
    Path home;

    private int homes;

    @Test
    void every_lesson_holds_or_tells_what_cpython_does_instead() throws Exception {
        String python = Pythons.representative().executable().toString();
        List<String> left =
                new ArrayList<>(Lessons.all().stream().map(Lesson::name).toList());
        Map<String, JsonNode> told = new LinkedHashMap<>();
        for (String pace : PACES) {
            List<String> alone = left.stream().filter(ALONE::contains).toList();
            List<String> together =
                    left.stream().filter(name -> !ALONE.contains(name)).toList();
            told.putAll(run(together, pace, python, SIDE_BY_SIDE));
            told.putAll(run(alone, pace, python, 1));
            left.removeIf(name -> of(told, name).get("holds").asBoolean());
        }
        assertThat(left)
                .as(() -> String.join(
                        "\n",
                        left.stream()
                                .map(name -> name + ": " + of(told, name).get("why"))
                                .toList()))
                .isEmpty();
        Lessons.all().forEach(lesson -> assertThat(of(told, lesson.name()).has("differs"))
                .as(lesson.name())
                .isEqualTo(lesson.onCPython().differs()));
        assertThat(of(told, "worker-dies").get("why").asText()).contains("2 results", "until the run was stopped");
        assertThat(of(told, "killed-with-a-lock").get("why").asText()).contains("stayed taken", "gave up");
    }

    private static JsonNode of(Map<String, JsonNode> told, String lesson) {
        return Objects.requireNonNull(told.get(lesson), lesson);
    }

    /** Runs lessons in programs side by side; returns what each lesson told. */
    private Map<String, JsonNode> run(List<String> names, String pace, String python, int sideBySide) throws Exception {
        List<Callable<Ended>> programs = new ArrayList<>();
        for (int i = 0; i < sideBySide; i++) {
            List<String> own = new ArrayList<>();
            for (int j = i; j < names.size(); j += sideBySide) {
                own.add(names.get(j));
            }
            if (!own.isEmpty()) {
                Jar jar = new Jar(Files.createDirectory(home.resolve("home" + homes++)));
                programs.add(() -> jar.run(Stream.of(
                                Stream.of("lesson", "run"),
                                own.stream(),
                                Stream.of("--engine", "cpython", "--python", python, "--pace", pace),
                                Stream.of("--json", "--language", "en"))
                        .flatMap(each -> each)
                        .toArray(String[]::new)));
            }
        }
        Map<String, JsonNode> told = new LinkedHashMap<>();
        ExecutorService executor = Executors.newFixedThreadPool(sideBySide);
        try {
            for (Future<Ended> program : executor.invokeAll(programs)) {
                Ended ended = program.get();
                assertThat(ended.err()).isEmpty();
                boolean holds = true;
                for (JsonNode lesson : ended.json().get("lessons")) {
                    told.put(lesson.get("name").asText(), lesson);
                    holds &= lesson.get("holds").asBoolean();
                }
                assertThat(ended.code()).isEqualTo(holds ? 0 : 1);
            }
        } finally {
            executor.shutdownNow();
        }
        return told;
    }

    @Test
    void without_a_python_it_says_so_in_one_sentence() throws IOException, InterruptedException {
        Jar jar = new Jar(home);
        List<Ended> ended = jar.runInTurn(
                builder -> builder.environment().put("PATH", home + File.pathSeparator + home.resolve("none")),
                List.of(
                        List.of("lesson", "run", "worker-dies", "--engine", "cpython"),
                        List.of("lesson", "run", "worker-dies", "--python", "python3"),
                        List.of("lesson", "run", "worker-dies", "--engine", "jython")));
        assertThat(ended).allSatisfy(each -> {
            assertThat(each.code()).isEqualTo(2);
            assertThat(each.out()).isEmpty();
            assertThat(each.err()).hasLineCount(1);
        });
        assertThat(ended.get(0).err()).contains("There is no python3 here");
        assertThat(ended.get(1).err()).contains("--python needs --engine cpython");
        assertThat(ended.get(2).err()).contains("give poolscope or cpython");
    }
}
