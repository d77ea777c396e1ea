package io.github.poolscope.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.poolscope.lesson.Lessons;
import io.github.poolscope.plan.Mode;
import io.github.poolscope.plan.Plan;
import io.github.poolscope.plan.PlanJson;
import io.github.poolscope.plan.Program;
import io.github.poolscope.workload.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of programs: those that are printed, hard cases of both languages, and texts that are no programs. */
class SyntaxTest {
    /** Returns the coloured parts of a text, each as {@code kind:text}, a string of several lines in parts. */
    private static List<String> parts(Syntax syntax, String text) {
        List<String> lines = Arrays.asList(text.split("\n", -1));
        List<List<Token>> tokens = syntax.tokens(lines);
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            for (Token token : tokens.get(i)) {
                parts.add(token.kind().name().toLowerCase(Locale.ROOT) + ":" + token.in(lines.get(i)));
            }
        }
        return parts;
    }

    private static List<String> python(String text) {
        return parts(Syntax.PYTHON, text);
    }

    private static List<String> java(String text) {
        return parts(Syntax.JAVA, text);
    }

    private static List<String> calls(Syntax syntax, String text) {
        return parts(syntax, text).stream()
                .filter(part -> part.startsWith("call:"))
                .map(part -> part.substring("call:".length()))
                .toList();
    }

    /** Fails unless tokens are in order, do not overlap, and lie within their lines. */
    private static void checkRanges(Syntax syntax, List<String> lines) {
        List<List<Token>> tokens = syntax.tokens(lines);
        assertThat(tokens).hasSameSizeAs(lines);
        for (int i = 0; i < lines.size(); i++) {
            int end = 0;
            for (Token token : tokens.get(i)) {
                assertThat(token.from()).as(lines.get(i)).isGreaterThanOrEqualTo(end);
                assertThat(token.to())
                        .isGreaterThan(token.from())
                        .isLessThanOrEqualTo(lines.get(i).length());
                end = token.to();
            }
        }
    }

    static Stream<Plan> plans() {
        Stream<Plan> byMode = Arrays.stream(Mode.values())
                .map(mode ->
                        PlanJson.read("{\"workload\": \"sleep\", \"items\": 4}").withMode(mode));
        Stream<Plan> ofLessons = Lessons.all().stream()
                .flatMap(lesson -> lesson.stages(1).stream())
                .map(stage -> stage.plan());
        return Stream.concat(byMode, ofLessons);
    }

    @ParameterizedTest
    @MethodSource("plans")
    void each_printed_program_has_its_words_and_calls_coloured(Plan plan) {
        for (Program program : List.of(Preparation.program(plan), Preparation.javaProgram(plan))) {
            List<String> lines =
                    program.lines().stream().map(Program.Line::text).toList();
            Syntax syntax = Syntax.of(program.language());
            checkRanges(syntax, lines);
            List<String> parts = parts(syntax, program.text());
            assertThat(parts)
                    .anyMatch(part -> part.startsWith("keyword:"))
                    .anyMatch(part -> part.startsWith("string:"));
            String closed = program.text();
            if (closed.contains("pool.join()")) {
                assertThat(calls(syntax, closed)).contains("join").containsAnyOf("Pool", "ThreadPool");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void the_call_of_each_mode_is_found_and_the_stream_beside_it_is_not(Mode mode) {
        Plan plan = PlanJson.read("{\"workload\": \"sleep\", \"items\": 4, \"processes\": 2}")
                .withMode(mode);
        assertThat(calls(Syntax.PYTHON, Preparation.program(plan).text()))
                .contains("Pool", mode.key(), "close", "join");
        String java = Preparation.javaProgram(plan).text();
        String name = Arrays.stream(mode.key().split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        assertThat(calls(Syntax.JAVA, java))
                .contains(
                        "Pool",
                        "of",
                        name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1),
                        "close",
                        "join");
        if (mode == Mode.APPLY_ASYNC) {
            assertThat(java).contains(".map(x -> pool.applyAsync");
            assertThat(calls(Syntax.JAVA, java)).doesNotContain("map");
        }
    }

    @Test
    void strings_of_python_end_where_python_ends_them() {
        assertThat(python("x = 'it''s' + \"a\\\"b\" # c 'd'"))
                .containsExactly("string:'it'", "string:'s'", "string:\"a\\\"b\"", "comment:# c 'd'");
        assertThat(python("a = r'\\'\nb = 1")).containsExactly("string:r'\\'", "number:1");
        assertThat(python("a = rb'\\'' + Rb\"x\"")).containsExactly("string:rb'\\''", "string:Rb\"x\"");
        assertThat(python("'''one\n# two\n''' + 3"))
                .containsExactly("string:'''one", "string:# two", "string:'''", "number:3");
        assertThat(python("\"\"\"a \" b\\\"\"\"\" + c")).containsExactly("string:\"\"\"a \" b\\\"\"\"\"");
        assertThat(python("not_closed = 'abc\nreturn")).containsExactly("string:'abc", "keyword:return");
        assertThat(python("goes_on = 'abc\\\ndef'\nreturn"))
                .containsExactly("string:'abc\\", "string:def'", "keyword:return");
        assertThat(python("x.format('')")).containsExactly("string:''");
    }

    @Test
    void fields_of_f_strings_are_code() {
        assertThat(python("f\"res: {x if y else 3!r:>{width}} {{no}}\""))
                .containsExactly(
                        "string:f\"res: ", "keyword:if", "keyword:else", "number:3", "string:>", "string: {{no}}\"");
        assertThat(python("f'{d[\"k\"]}' in s")).containsExactly("string:f'", "string:\"k\"", "string:'", "keyword:in");
        assertThat(python("f'{a['k']}' or b")) // From Python 3.12 on.
                .containsExactly("string:f'", "string:'k'", "string:'", "keyword:or");
        assertThat(python("f'{f\"{1}\"}'"))
                .containsExactly("string:f'", "string:f\"", "number:1", "string:\"", "string:'");
        assertThat(python("f'''{\n  x  # why\n}''' is y"))
                .containsExactly("string:f'''", "comment:# why", "string:'''", "keyword:is");
        assertThat(python("f'\\N{BULLET} {2}'")).containsExactly("string:f'\\N{BULLET} ", "number:2", "string:'");
        assertThat(python("f'{x\nreturn")).containsExactly("string:f'", "keyword:return");
        assertThat(python("f'{a != b} {(lambda: 1)()}'"))
                .containsExactly("string:f'", "string: ", "keyword:lambda", "number:1", "string:'");
    }

    @Test
    void keywords_of_python_that_are_names_elsewhere_are_told_apart() {
        assertThat(python("match command:\n    case [1, *_]:\n        pass"))
                .containsExactly("keyword:match", "keyword:case", "number:1", "keyword:pass");
        assertThat(python("match = re.match(x)\ncase.upper()\ntype(x)\nmatch: int = y"))
                .isEmpty();
        assertThat(python("type Row = list[int]")).containsExactly("keyword:type");
        assertThat(python("x = ...\ndef f(): pass")).containsExactly("keyword:def", "keyword:pass");
        assertThat(python("@functools.cache\ndef f(a): return a @ b"))
                .containsExactly("annotation:@functools.cache", "keyword:def", "keyword:return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1_000", "0xFF_ff", "0b1_0", "0o17", "1.", "1.5e-3", ".5", "1e5", "3j", "10.0J"})
    void numbers_of_python(String number) {
        assertThat(python("x = " + number + " + y")).containsExactly("number:" + number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1_000L", "0xFFL", "0b10", "1.5f", "1e-3d", ".5", "0x1.8p3", "0x1p-3", "017"})
    void numbers_of_java(String number) {
        assertThat(java("x = " + number + " + y;").stream().collect(Collectors.joining()))
                .startsWith("number:");
        assertThat(java("x=" + number.replace("0x1.8p3", "0x1p3") + ";"))
                .containsExactly("number:" + number.replace("0x1.8p3", "0x1p3"));
    }

    @Test
    void strings_and_comments_of_java_end_where_java_ends_them() {
        assertThat(java("var c = '\"'; var d = '\\''; // 'e'"))
                .containsExactly("keyword:var", "string:'\"'", "keyword:var", "string:'\\''", "comment:// 'e'");
        assertThat(java("s = \"\"\"\n  one \"two\" \\\"\"\"\n  \"\"\";\nint x;"))
                .containsExactly("string:\"\"\"", "string:  one \"two\" \\\"\"\"", "string:  \"\"\"", "keyword:int");
        assertThat(java("/* a // \n \" */ int b /**/ = 1;"))
                .containsExactly("comment:/* a // ", "comment: \" */", "keyword:int", "comment:/**/", "number:1");
        assertThat(java("s = \"http://x\" + 'a' / 2;"))
                .containsExactly("string:\"http://x\"", "string:'a'", "number:2");
        assertThat(java("s = \"open\nint x;")).containsExactly("string:\"open", "keyword:int");
        assertThat(java("/* never closed\nint x;")).containsExactly("comment:/* never closed", "comment:int x;");
    }

    @Test
    void words_of_java_that_are_names_elsewhere_are_told_apart() {
        assertThat(java("@java.lang.Override public @interface A {}"))
                .containsExactly("annotation:@java.lang.Override", "keyword:public", "keyword:@interface");
        assertThat(java("record P(int x) {} Object record = record.of(var);"))
                .containsExactly("keyword:record", "keyword:int");
        assertThat(java("sealed interface S permits A {} non-sealed class A {}"))
                .containsExactly(
                        "keyword:sealed",
                        "keyword:interface",
                        "keyword:permits",
                        "keyword:non-sealed",
                        "keyword:class");
        assertThat(java("case A a when a.ok() -> { yield 3; } default -> yield.x();"))
                .containsExactly("keyword:case", "keyword:when", "keyword:yield", "number:3", "keyword:default");
        assertThat(java("when(x).thenReturn(y); var var = when;")).containsExactly("keyword:var");
    }

    @Test
    void a_method_is_a_call_only_on_what_came_from_a_pool() {
        assertThat(calls(Syntax.PYTHON, """
                names = ", ".join(map(str, rows))
                cache.get(1); fh.close(); d.clear()
                with mp.Pool(4) as pool, open(p) as file:
                    waits = [r.get() for r in [pool.apply_async(f, (x,)) for x in xs]]
                    for line in pool.imap(f, file):
                        line.close(); line.get(0)
                    squares = pool.map(f, range(3))
                    squares.clear()
                    it = pool.imap(f, xs)
                    first = next(it)
                    first.wait()
                """))
                .containsExactly("Pool", "get", "apply_async", "imap", "map", "imap", "next");
        assertThat(calls(Syntax.PYTHON, """
                class Greeter(multiprocessing.Process):
                    def run(self): self.done.set()
                children = []
                for name in names:
                    children.append(Greeter(name))
                for child in children: child.start()
                results: AsyncResult = pool.map_async(f, xs)
                """)).containsExactly("Greeter", "start");
        assertThat(calls(Syntax.JAVA, """
                static void take(Queue<Map<String, List<Integer>>> queue, Map<String, Integer> counts) {
                    queue.get(); counts.get("x"); Process.current().name();
                }
                var pages = pool.with(CallOptions.DEFAULT).map(A::f, items);
                try (Pool pool = Pool.of(4); var rows = pool.imap(A::f, items)) {
                    List<Integer> squares = pool.map(x -> x * x, items);
                    squares.get(0);
                    items.stream().map(A::g).forEach(B::h);
                    for (var row : rows) { row.close(); }
                }
                """)).containsExactly("get", "with", "map", "Pool", "of", "imap", "map");
    }

    @ParameterizedTest
    @EnumSource(Syntax.class)
    void any_text_is_accepted(Syntax syntax) {
        Random random = new Random(15);
        String alphabet = "\"'{}()[]#/*\\:!@fFrRbn=.,x1 \t_e\u4e2d\ud83d\udc0dé\u0000\u2028\uffff\ud800$";
        List<String> words = List.of(
                "f'", "'''", "\"\"\"", "{", "}", "/*", "//", "\\", "for x in", "Pool(", " as ", "= ", "Queue<", "\n");
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(60); length > 0; length--) {
                text.append(
                        random.nextInt(3) == 0
                                ? words.get(random.nextInt(words.size()))
                                : String.valueOf(alphabet.charAt(random.nextInt(alphabet.length()))));
            }
            checkRanges(syntax, Arrays.asList(text.toString().split("\n", -1)));
        }
        checkRanges(syntax, List.of());
        checkRanges(syntax, List.of("", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PYTHON | f'{
            PYTHON | f'{f"{
            PYTHON | (
            PYTHON | '''
            PYTHON | Pool().with
            PYTHON | for x in y
            JAVA   | Queue<
            JAVA   | Pool.of().with().
            JAVA   | /*
            JAVA   | \"""
            JAVA   | {
            """)
    void what_is_nested_a_hundred_thousand_times_is_neither_deep_nor_slow(Syntax syntax, String piece) {
        checkRanges(syntax, List.of(piece.repeat(100_000)));
        checkRanges(syntax, List.of((piece + " ").repeat(20_000), "end"));
    }

    @Test
    void a_text_in_no_known_language_has_no_colours() {
        assertThat(Syntax.of("python")).isEqualTo(Syntax.PYTHON);
        assertThat(Syntax.of("Java")).isEqualTo(Syntax.JAVA);
        assertThat(Syntax.of("COBOL")).isEqualTo(Syntax.PLAIN);
        assertThat(parts(Syntax.PLAIN, "if x: return 'y' # z")).isEmpty();
        assertThat(Set.of(TokenKind.values()))
                .allMatch(kind -> kind.isColoured()
                        == !Set.of(TokenKind.NAME, TokenKind.OTHER).contains(kind));
    }
}
