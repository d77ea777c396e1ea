package io.github.poolscope.ui.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lesson;
import io.github.poolscope.lesson.LessonTexts;
import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.words.Language;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries, and the lessons that must come first. */
class LessonSearchTest {
    private static final LessonSearch SEARCH = new LessonSearch();

    private static List<String> found(String query) {
        return SEARCH.find(query).stream().map(Lesson::name).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "deadlock, killed-with-a-lock",
        "DEADLOCK, killed-with-a-lock",
        "死锁, killed-with-a-lock",
        "GIL, cpu-work-on-threads-and-processes",
        "gil, cpu-work-on-threads-and-processes",
        "全局解释器锁, cpu-work-on-threads-and-processes",
        "pickle, what-a-worker-inherits",
        "序列化, what-a-worker-inherits",
        "race, counter-with-and-without-lock",
        "race condition, counter-with-and-without-lock",
        "竞态, counter-with-and-without-lock",
        "mutex, counter-with-and-without-lock",
        "hang, killed-with-a-lock",
        "zombie, daemon-ends-with-the-program",
        "僵尸, daemon-ends-with-the-program",
        "OOM, memory-given-back",
        "memory leak, memory-given-back",
        "内存, memory-given-back",
        "batch, fixed-parts-or-chunks",
        "straggler, chunksize-on-uneven-taskels",
        "负载均衡, chunksize-on-uneven-taskels",
        "starvation, chunksize-on-uneven-taskels",
        "tqdm, progress-bar-that-moves",
        "进度条, progress-bar-that-moves",
        "segfault, worker-dies",
        "崩溃, worker-dies",
        "future, executor-as-completed",
        "timeout, queue-full-and-empty",
        "backpressure, imap-reads-ahead",
        "poison pill, queue-producer-consumer",
        "generator, imap-reads-ahead",
        "freeze_support, why-the-main-guard",
        "kwargs, starmap-unpacks-rows",
        "exit code, process-raises",
        "overhead, chunksize-on-short-taskels",
        "speedup, pool-size-on-cpu-work",
        "asyncio, waiting-on-threads-and-processes"
    })
    void a_term_that_no_title_has_finds_the_lesson_that_explains_it(String query, String first) {
        assertThat(found(query)).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({
        "barrier, barrier-meets-all",
        "imap, imap-keeps-order",
        "imap_unordered, imap-unordered-as-they-finish",
        "unordered, imap-unordered-as-they-finish",
        "starmap, starmap-unpacks-rows",
        "apply, apply-one-after-another",
        "terminate, terminate-drops-the-rest",
        "chunksize, automatic-chunksize",
        "daemon, daemon-ends-with-the-program",
        "semaphore, semaphore-two-at-a-time",
        "forkserver, start-methods",
        "initializer arguments, initializer-arguments",
        "maxtasksperchild, new-process-for-each-task",
        "close then join, close-then-join",
        "worker dies, worker-dies",
        "屏障, barrier-meets-all",
        "信号量, semaphore-two-at-a-time"
    })
    void a_word_of_a_title_finds_its_lesson_first(String query, String first) {
        assertThat(found(query)).startsWith(first);
    }

    @Test
    void titles_come_before_texts() {
        List<String> found = found("lock");
        LessonTexts english = LessonTexts.of(Locale.ENGLISH);
        List<Boolean> inTitle = found.stream()
                .map(name -> english.title(Lessons.find(name).orElseThrow()).matches("(?i).*\\b(lock).*"))
                .toList();
        assertThat(inTitle.indexOf(false)).isPositive();
        assertThat(inTitle.subList(inTitle.indexOf(false), inTitle.size()))
                .as(found.toString())
                .containsOnly(false);
    }

    @ParameterizedTest
    @CsvSource({
        "dead, killed-with-a-lock",
        "deadl, killed-with-a-lock",
        "pick, what-a-worker-inherits",
        "barr, barrier-meets-all",
        "sema, semaphore-two-at-a-time",
        "imap_un, imap-unordered-as-they-finish",
        "strag, chunksize-on-uneven-taskels",
        "progre, progress-bar-that-moves"
    })
    void a_word_that_is_still_being_typed_finds_what_it_begins(String query, String first) {
        assertThat(found(query)).startsWith(first);
    }

    @ParameterizedTest
    @CsvSource({
        "daedlock, killed-with-a-lock",
        "deadlok, killed-with-a-lock",
        "semaphor, semaphore-two-at-a-time",
        "semaphroe, semaphore-two-at-a-time",
        "barier, barrier-meets-all",
        "callbakc, callback-in-the-main-program",
        "picle, what-a-worker-inherits",
        "imap_unorderd, imap-unordered-as-they-finish"
    })
    void a_typing_error_is_forgiven_if_nothing_else_is_found(String query, String first) {
        assertThat(found(query)).startsWith(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xyzzy", "no lesson says this", "lock xyzzy", "abc", "量子"})
    void what_no_lesson_has_is_not_found(String query) {
        assertThat(found(query)).isEmpty();
    }

    @Test
    void each_further_word_narrows_the_result() {
        assertThat(found("imap order"))
                .isNotEmpty()
                .hasSizeLessThan(found("imap").size());
        assertThat(found("imap").containsAll(found("imap order"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\t"})
    void without_a_word_all_lessons_are_there_in_their_order(String query) {
        assertThat(SEARCH.find(query)).isEqualTo(Lessons.all());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_title_finds_its_own_lesson_first(Language language) {
        LessonTexts texts = LessonTexts.of(language.locale());
        assertThat(Lessons.all()).allSatisfy(lesson -> assertThat(SEARCH.find(texts.title(lesson)))
                .as(texts.title(lesson))
                .startsWith(lesson));
    }

    @Test
    void a_name_with_hyphens_is_one_word_and_its_parts_are_words_only_if_it_is_found_nowhere() {
        assertThat(found("imap keeps-order")).containsExactly("imap-keeps-order");
        assertThat(found("barrier-lesson-meets")).isEmpty();
        assertThat(found("barrier-semaphore")).isEmpty();
        assertThat(found("order-keeps")).contains("imap-keeps-order");
        assertThat(found("- imap -")).startsWith("imap-keeps-order");
    }

    @Test
    void the_name_of_a_lesson_finds_it() {
        assertThat(Lessons.all())
                .allSatisfy(lesson ->
                        assertThat(SEARCH.find(lesson.name())).as(lesson.name()).contains(lesson));
    }

    @Test
    void each_synonym_names_lessons_that_exist_and_finds_the_first_of_them_among_its_first_ones() {
        for (Synonyms.Group group : Synonyms.read().groups()) {
            assertThat(group.lessons())
                    .as(group.terms().toString())
                    .isNotEmpty()
                    .doesNotHaveDuplicates()
                    .allSatisfy(name -> assertThat(Lessons.find(name)).as(name).isPresent());
            for (String term : group.terms()) {
                assertThat(found(term)).as(term).containsAll(group.lessons());
                assertThat(found(term).indexOf(group.lessons().get(0))).as(term).isLessThan(8);
            }
        }
    }

    @Test
    void no_term_is_in_two_groups() {
        List<String> all = Synonyms.read().groups().stream()
                .flatMap(group -> group.terms().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates().allSatisfy(term -> assertThat(term)
                .isNotBlank());
    }
}
