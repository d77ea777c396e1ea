package io.github.poolscope.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.PlanException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The columns of CSV files, also of damaged and hostile ones. */
class CsvPreviewTest {
    @TempDir
    Path folder;

    private CsvPreview preview(String text) throws IOException {
        return CsvPreview.of(Files.writeString(folder.resolve("a.csv"), text));
    }

    private void refuses(Path file, String words) {
        assertThatThrownBy(() -> CsvPreview.of(file))
                .isInstanceOf(PlanException.class)
                .hasMessageContaining(words)
                .message()
                .endsWith(".")
                .doesNotContain("\n");
    }

    @Test
    void a_column_has_its_name_and_its_first_three_cells() throws Exception {
        CsvPreview preview = preview("id,\"a, b\",näme\n1,x,ä\n2,\"y\nz\",\n3\n4,never,read\n");
        assertThat(preview.complete()).isTrue();
        assertThat(preview.columns()).extracting(CsvPreview.Column::name).containsExactly("id", "a, b", "näme");
        assertThat(preview.columns().get(0).cells()).containsExactly("1", "2", "3");
        assertThat(preview.columns().get(1).cells()).hasSize(3).noneMatch(cell -> cell.contains("\n"));
        assertThat(preview.columns().get(2).cells()).as("a short row").containsExactly("ä", "", "");
    }

    @Test
    void a_file_of_names_alone_has_columns_without_cells() throws Exception {
        assertThat(preview("a,b").columns())
                .containsExactly(new CsvPreview.Column("a", List.of()), new CsvPreview.Column("b", List.of()));
    }

    @Test
    void what_is_damaged_further_on_hides_no_column() throws Exception {
        CsvPreview preview = preview("a,b\n1,2\n\"never closed,3\n4,5\n");
        assertThat(preview.columns()).extracting(CsvPreview.Column::name).containsExactly("a", "b");
        assertThat(preview.columns().get(0).cells()).containsExactly("1");
    }

    @Test
    void what_can_not_be_read_is_told_in_one_sentence() throws Exception {
        refuses(folder.resolve("none.csv"), "There is no file");
        refuses(folder, "is a folder");
        refuses(Files.writeString(folder.resolve("empty.csv"), ""), "is empty");
        refuses(Files.write(folder.resolve("bytes.csv"), new byte[] {'a', ',', (byte) 0xFF, (byte) 0xFE}), "bytes.csv");
        refuses(Files.writeString(folder.resolve("open.csv"), "\"a,b\n1,2\n"), "can't be read as CSV");
        if (Files.exists(Path.of("/dev/zero"))) {
            refuses(Path.of("/dev/zero"), "is not a regular file");
        }
    }

    @Test
    void only_the_beginning_of_a_large_file_is_read() throws Exception {
        Path endless = folder.resolve("endless.csv");
        try (Writer out = Files.newBufferedWriter(endless)) {
            String part = "x".repeat(1 << 16);
            for (int i = 0; i < 64; i++) {
                out.write(part);
            }
        }
        refuses(endless, "The first line of");
        Path longRow = folder.resolve("row.csv");
        try (Writer out = Files.newBufferedWriter(longRow)) {
            out.write("a,b\n1,2\n");
            String part = "x".repeat(1 << 16);
            for (int i = 0; i < 64; i++) {
                out.write(part);
            }
        }
        assertThat(CsvPreview.of(longRow).columns().get(1).cells()).containsExactly("2");
        String many = "c,".repeat(2_000) + "last\n" + "1,".repeat(2_000) + "1\n";
        assertThat(preview(many).columns()).hasSize(CsvPreview.MAX_COLUMNS);
        assertThat(preview(many).complete()).isFalse();
        assertThat(preview("a\n" + "y".repeat(10_000)).columns().get(0).cells().get(0))
                .hasSizeLessThan(100);
    }
}
