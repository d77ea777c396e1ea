package io.github.poolscope.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.words.Phrase;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Named plans, each in a file that may be damaged. */
class PresetsTest {
    @TempDir
    Path home;

    @Test
    void a_spoilt_file_is_listed_with_what_is_wrong_beside_all_others() throws Exception {
        Presets presets = new Presets(home);
        presets.keep("good", Plan.DEFAULT);
        Path folder = home.resolve("presets");
        Files.writeString(folder.resolve("a.json"), "{");
        Files.writeString(folder.resolve("b.json"), "{\"mode\": \"sideways\"}");
        Files.write(folder.resolve("c.json"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        Files.writeString(folder.resolve("%zz.json"), PlanJson.write(Plan.DEFAULT));
        Files.writeString(folder.resolve("d.json"), "[".repeat(100_000));
        Files.createDirectory(folder.resolve("folder.json"));
        Presets.Own own = presets.own();
        assertThat(own.presets()).extracting(Presets.Preset::name).containsExactly("good");
        assertThat(own.broken())
                .extracting(Presets.Broken::name)
                .containsExactly("%zz.json", "a.json", "b.json", "c.json", "d.json");
        presets.forget(own.broken().get(0));
        presets.forget(own.broken().get(0));
        assertThat(presets.own().broken()).hasSize(4);
    }

    @Test
    void names_of_any_script_are_kept_up_to_their_longest_and_files_of_before_are_still_theirs() throws Exception {
        Presets presets = new Presets(home);
        Plan other = PlanJson.read("{\"items\": 7}");
        Path before = Files.createDirectories(home.resolve("presets"))
                .resolve(URLEncoder.encode("早先：一", StandardCharsets.UTF_8) + ".json");
        Files.writeString(before, PlanJson.write(Plan.DEFAULT));
        List<String> names = new ArrayList<>(List.of("早先：一", "a/b\\c*?:\u202e\u3000d", "..", "café", "👩‍💻 %41+"));
        if (knowsChinese()) {
            names.addAll(List.of("进程池".repeat(20), "हिन्दी".repeat(10)));
        }
        for (String name : names) {
            presets.keep(name, other);
            presets.keep(name, other);
        }
        assertThat(presets.own().presets()).extracting(Presets.Preset::name).containsExactlyInAnyOrderElementsOf(names);
        assertThat(presets.own().presets()).extracting(Presets.Preset::plan).containsOnly(other);
        assertThat(before).exists();
        for (Presets.Preset preset : presets.own().presets()) {
            presets.forget(preset);
        }
        assertThat(home.resolve("presets")).isEmptyDirectory();
    }

    private static boolean knowsChinese() {
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        return Charset.isSupported(encoding)
                && Charset.forName(encoding).newEncoder().canEncode("进程池");
    }

    @Test
    void a_name_that_no_file_can_have_is_refused_with_what_is_the_longest() {
        String hidden = "\u202e".repeat(40) + "x";
        assertThatThrownBy(() -> new Presets(home).keep(hidden, Plan.DEFAULT))
                .isInstanceOf(PresetNameException.class)
                .hasMessageContaining("366 bytes, more than 255");
    }

    @Test
    void a_file_that_was_copied_there_by_hand_is_replaced_and_forgotten_as_any_other() throws Exception {
        Presets presets = new Presets(home);
        Path copied = Files.createDirectories(home.resolve("presets")).resolve("My plan.json");
        Files.writeString(copied, PlanJson.write(Plan.DEFAULT));
        Plan other = PlanJson.read("{\"items\": 7}");
        presets.keep("My plan", other);
        assertThat(presets.own().presets())
                .containsExactly(new Presets.Preset(Phrase.asItIs("My plan"), other, Optional.of(copied)));
        Presets.Preset preset = presets.own().presets().get(0);
        presets.forget(preset);
        presets.forget(preset);
        assertThat(home.resolve("presets")).isEmptyDirectory();
    }

    @Test
    void of_files_spoilt_at_random_each_is_a_preset_or_says_why_it_is_none() throws Exception {
        long seed = 13;
        Random random = new Random(seed);
        Presets presets = new Presets(home);
        String json = PlanJson.write(Plan.DEFAULT);
        Path folder = Files.createDirectories(home.resolve("presets"));
        int count = 300;
        for (int i = 0; i < count; i++) {
            StringBuilder spoilt = new StringBuilder(json);
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(spoilt.length());
                switch (random.nextInt(4)) {
                    case 0 -> spoilt.setCharAt(at, (char) random.nextInt(0x3000));
                    case 1 -> spoilt.setCharAt(at, "{}[]\":,-9e\\\u0000".charAt(random.nextInt(12)));
                    case 2 -> spoilt.setLength(at + 1);
                    default -> spoilt.insert(at, Long.toString(random.nextLong()));
                }
            }
            Files.writeString(folder.resolve("p" + i + ".json"), spoilt);
        }
        Presets.Own own = presets.own();
        assertThat(own.presets().size() + own.broken().size())
                .as("seed %d", seed)
                .isEqualTo(count);
        assertThat(own.broken()).hasSizeGreaterThan(count / 4).allSatisfy(broken -> assertThat(
                        broken.why().getMessage())
                .as("seed %d, %s", seed, broken.name())
                .isNotBlank()
                .doesNotContain("Exception"));
    }
}
