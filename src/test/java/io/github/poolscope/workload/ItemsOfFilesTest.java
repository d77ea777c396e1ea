package io.github.poolscope.workload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.poolscope.plan.ColumnName;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanException;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.testing.SystemCommand;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Items from files of users. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ItemsOfFilesTest {
    @TempDir
    Path folder;

    private static Plan plan(String items) {
        return PlanJson.read("{\"workload\": \"identity\", \"items\": \""
                + items.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + "\"}");
    }

    private List<Object> column(String csv, String column) throws IOException {
        Path file = Files.writeString(folder.resolve("a:b.csv"), csv);
        return new ArrayList<>(
                ItemReader.read(plan("csv:" + file + ":" + column).items()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id, path;1,x;|path|x",
                "id, path;1,x;|\" path\"|x",
                "path, path;1,x;|path|1",
                "id,a+b;1,x;|\"a+b\"|x",
                "C++,id;x,1;|C++|x",
                "id,a:b;1,x;|\"a:b\"|x",
                "id,\"5\"\" pipe: a+b\";1,x;|\"5\"\" pipe: a+b\"|x",
                ",id;x,1;|\"\"|x",
                ",a,,b;0,x,0,0;|a|x",
                "a,a,b;0,0,x;|b|x",
                "a,b;x,1,;|a|x",
                "b,a;1;|a|``",
                "a;;;x;|a|x",
            })
    void a_column_is_found_by_its_name(String csv, String column, String cell) throws Exception {
        assertThat(column(csv.replace(';', '\n'), column)).containsExactly(cell);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,b,a;1,2,3;|a|has several columns 'a' (columns 1, 3)",
                "x, a,a ;1,2,3;|a|has several columns 'a' (columns 2, 3)",
                "a,b;1,2;|\" a\"|has no column ' a': it has a, b.",
                "x,a+b;1,2;|a|has no column 'a': it has x, \"a+b\". Write a name that has + or :",
                "a,b;1,2;3,4,5;|a|has 3 cells in line 3, and its first line names 2 columns",
                "a,b;1,\"2;3,4;|a|EOF",
                "``|a|is empty: its first line must name the columns",
            })
    void what_is_ambiguous_or_torn_is_told(String csv, String column, String words) {
        assertThatThrownBy(() -> column(csv.replace(';', '\n'), column))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(words);
    }

    @Test
    void several_columns_are_rows() throws Exception {
        assertThat(column("a, b+c,d\n1,2,3\n", "\" b+c\"+a")).containsExactly(List.of("2", "1"));
    }

    @Test
    void whatever_a_column_is_called_it_can_be_named() throws Exception {
        long seed = 1700;
        Random random = new Random(seed);
        String letters = "ab+:\", \t'é漢\\";
        for (int round = 0; round < 80; round++) {
            List<String> header = new ArrayList<>();
            for (int columns = 1 + random.nextInt(5); columns > 0; columns--) {
                String name = header.size()
                        + random.ints(random.nextInt(6), 0, letters.length())
                                .mapToObj(at -> letters.substring(at, at + 1))
                                .collect(Collectors.joining());
                header.add(random.nextBoolean() ? name : " " + name);
            }
            StringBuilder csv = new StringBuilder();
            try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.DEFAULT)) {
                printer.printRecord(header);
                printer.printRecord(header);
            }
            int asked = random.nextInt(header.size());
            String column = new ColumnName(header.get(asked), true).text();
            assertThat(column(csv.toString(), column))
                    .as("seed %d, round %d, %s of %s", seed, round, column, csv)
                    .containsExactly(header.get(asked));
            String text = plan("csv:" + folder.resolve("a:b.csv") + ":" + column)
                    .items()
                    .text();
            assertThat(plan(text).items().text()).isEqualTo(text);
        }
    }

    @Test
    void lines_are_read_right_or_refused() throws Exception {
        Path file = folder.resolve("lines");
        Files.write(file, "\uFEFFé\r\n漢\n".getBytes(UTF_16LE));
        assertThat(ItemReader.read(plan("lines:" + file).items())).containsExactly("é", "漢");
        Files.write(file, "a\né\n".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> ItemReader.read(plan("lines:" + file).items()))
                .hasMessageContaining("is not text in UTF-8 (line 2");
        Path csv = Files.write(folder.resolve("c.csv"), "\uFEFFa,b\n1,2\n".getBytes(UTF_16LE));
        assertThat(ItemReader.read(plan("csv:" + csv + ":a").items())).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE"})
    void words_are_those_of_the_text_in_whatever_encoding(String charset) throws Exception {
        // Ġ, ȍ and ഊ contain a byte that would be white space in ASCII.
        Path file = Files.write(folder.resolve("words"), "\uFEFFa bĠb\tcȍഊc\r\n".getBytes(Charset.forName(charset)));
        assertThat(new FileWords().call(file.toString())).isEqualTo(3L);
    }

    @Test
    void words_of_what_is_no_text_are_counted_as_wc_does() throws Exception {
        Path file = Files.write(folder.resolve("bytes"), new byte[] {0, 1, ' ', (byte) 0xE9, '\n', (byte) 0xFF});
        assertThat(new FileWords().call(file.toString())).isEqualTo(3L);
        assertThat(new FileWords().call(Files.createFile(folder.resolve("none")).toString()))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @CsvSource({"lines:, ''", "csv:, :a"})
    void a_pipe_is_read_once_and_only_when_the_run_begins(String before, String behind) throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(SystemCommand.succeeds("mkfifo", pipe.toString()), "no mkfifo here");
        Plan plan = plan(before + pipe + behind);
        assertThat(Preparation.problems(plan))
                .as("nothing is read to look at it")
                .isEmpty();
        CompletableFuture<Void> written = CompletableFuture.runAsync(() -> {
            try {
                Files.writeString(pipe, "a\n1\n2\n");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(Preparation.prepare(plan).items()).endsWith("1", "2");
        written.get();
    }
}
