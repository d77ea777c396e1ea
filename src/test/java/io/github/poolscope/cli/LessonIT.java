package io.github.poolscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.poolscope.testing.Jar;
import io.github.poolscope.testing.Jar.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Lessons of the packaged jar, as a user runs them. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class LessonIT {
    @TempDir
    Path home;

    private Ended lesson(String... arguments) throws IOException, InterruptedException {
        return new Jar(home)
                .run(Stream.concat(Stream.of("lesson"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void the_list_names_every_lesson_in_the_language_that_was_asked_for() throws Exception {
        Ended ended = lesson("list", "--language", "en");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).contains("imap-keeps-order", "imap: one by one, in order");
    }

    @Test
    void a_lesson_that_holds_is_told_as_json_with_its_saved_runs() throws Exception {
        Ended ended = lesson("run", "imap-keeps-order", "--scale", "0.5", "--json", "--language", "en");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        JsonNode told = ended.json().at("/lessons/0");
        List<String> fields = new ArrayList<>();
        told.fieldNames().forEachRemaining(fields::add);
        assertThat(fields).containsExactly("name", "title", "holds", "why", "seconds", "files");
        assertThat(told.get("holds").asBoolean()).isTrue();
        assertThat(told.get("why").asText()).contains("delivered in the order 0, 1, 2");
        assertThat(told.get("seconds").asDouble()).isPositive();
        assertThat(told.get("files")).hasSize(1).allSatisfy(file -> assertThat(Path.of(file.asText()))
                .exists());
    }

    @Test
    void a_pace_is_a_decimal_number_and_nothing_else_that_java_reads() throws Exception {
        Ended ended = lesson("run", "imap-keeps-order", "--scale", "1d");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err()).hasLineCount(1).contains("'--scale'", "'1d' is not a decimal number");
    }

    @Test
    void a_hand_out_is_written_in_the_language_that_was_asked_for_and_where_it_can_not_be_nothing_runs()
            throws Exception {
        Path file = home.resolve("lesson.html");
        Path students = home.resolve("students.html");
        Ended ended = lesson(
                "run",
                "imap-keeps-order",
                "--pace",
                "fast",
                "--language",
                "zh",
                "--handout",
                file.toString(),
                "--student-handout",
                students.toString());
        assertThat(ended.err()).isEmpty();
        assertThat(Files.readString(students))
                .startsWith("<!doctype html>")
                .contains("imap", "主程序", "</html>")
                .doesNotContain("<svg", "pid ");
        assertThat(Files.readString(file)).startsWith("<!doctype html>").contains("imap", "主程序", "</html>");
        List<Ended> both = new Jar(home)
                .runInTurn(List.of(
                        List.of(
                                "lesson",
                                "run",
                                "imap-keeps-order",
                                "--handout",
                                home.resolve("none/lesson.html").toString()),
                        List.of("lesson", "run", "--all", "--handout", file.toString())));
        Ended refused = both.get(0);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err()).hasLineCount(1).contains("There is no folder");
        Ended all = both.get(1);
        assertThat(all.code()).isEqualTo(2);
        assertThat(all.err()).hasLineCount(1).contains("give its name in place of --all");
    }

    @Test
    void chinese_is_readable_where_the_locale_tells_no_encoding() throws Exception {
        Jar jar = new Jar(home);
        Ended ended = jar.end(jar.start(
                builder -> {
                    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
                    builder.environment().put("LC_ALL", "C");
                },
                "lesson",
                "list",
                "--language",
                "zh"));
        assertThat(ended.out()).contains("一个接一个");
    }

    @Test
    void an_unknown_name_gets_one_sentence_with_the_nearest() throws Exception {
        Ended ended = lesson("run", "imap-keep-order");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasLineCount(1).contains("'imap-keep-order'", "did you mean imap-keeps-order?");
    }
}
