package io.github.poolscope.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text files of users: each is read correctly or refused. */
class TextFileTest {
    @TempDir
    Path folder;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("f"), bytes);
    }

    private static String read(Path file) throws IOException {
        return TextFile.read(file, 1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void a_byte_order_mark_tells_the_encoding_and_is_no_text(String name) throws Exception {
        String text = "näme,漢字😀\r\n1,2\n";
        assertThat(read(file(("\uFEFF" + text).getBytes(Charset.forName(name)))))
                .isEqualTo(text);
        assertThat(read(file("\uFEFF".getBytes(Charset.forName(name))))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "latin-1, 'a\nb\né\nc', ISO-8859-1, is not text in UTF-8 (line 3",
        "chinese, '漢字\n', GBK, is not text in UTF-8 (line 1",
        "utf-16 without a mark, 'ab\n', UTF-16LE, has a zero byte in line 1",
        "zeros behind the end, 'a\nb\n\u0000\u0000', UTF-8, has a zero byte in line 3",
        "a whole file behind the end, 'a\n\u001Ab\n', UTF-8, goes on behind its end-of-file mark (Ctrl+Z in line 2)",
    })
    void what_is_not_text_is_refused_with_its_line(String what, String text, String charset, String words)
            throws Exception {
        Path file = file(text.getBytes(Charset.forName(charset)));
        assertThatThrownBy(() -> read(file))
                .as(what)
                .isInstanceOf(TextFileException.class)
                .hasMessageContaining(words);
    }

    @Test
    void the_end_of_a_file_from_dos_is_its_end() throws Exception {
        assertThat(read(file("a\nb\u001A".getBytes(UTF_8)))).isEqualTo("a\nb");
        assertThat(read(file("a\nb\n\u001A\u0000\u0000\u001A".getBytes(UTF_8)))).isEqualTo("a\nb\n");
        assertThat(read(file("\u001A".getBytes(UTF_8)))).isEmpty();
    }

    @Test
    void half_a_character_at_the_end_is_refused() throws Exception {
        Path file = file(new byte[] {'a', '\n', (byte) 0xC3});
        assertThatThrownBy(() -> read(file)).hasMessageContaining("is not text in UTF-8 (line 2");
    }

    @Test
    void a_line_without_an_end_is_refused_before_memory_is_full() throws Exception {
        Path file = folder.resolve("long");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("first\n");
            for (int i = 0; i <= TextReader.MAX_LINE_LENGTH >> 20; i++) {
                out.write("x".repeat(1 << 20));
            }
        }
        assertThatThrownBy(() -> {
                    try (BufferedReader reader = TextFile.open(file)) {
                        reader.skip(Long.MAX_VALUE);
                    }
                })
                .hasMessageContaining("The line 2 of");
        assertThatThrownBy(() -> TextFile.read(file, 1000)).hasMessageContaining("more than 1000 characters");
    }

    @Test
    void whatever_text_in_whatever_encoding_comes_back_whole() throws Exception {
        long seed = 17;
        Random random = new Random(seed);
        List<Charset> charsets = List.of(UTF_8, UTF_16LE, UTF_16BE);
        for (int round = 0; round < 25; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(30_000); length > 0; length--) {
                int c = random.nextInt(10) == 0 ? '\n' : random.nextInt(0x20, random.nextBoolean() ? 0x7F : 0x11000);
                text.appendCodePoint((c >= 0xD800 && c < 0xE000) || c == 0xFEFF ? 'x' : c);
            }
            Charset charset = charsets.get(random.nextInt(charsets.size()));
            Path file = file(("\uFEFF" + text).getBytes(charset));
            assertThat(read(file))
                    .as("seed %d, round %d, %s", seed, round, charset)
                    .isEqualTo(text.toString());
            try (BufferedReader reader = TextFile.open(file)) {
                List<String> lines = new ArrayList<>();
                reader.lines().forEach(lines::add);
                assertThat(lines).isEqualTo(text.toString().lines().toList());
            }
        }
    }
}
