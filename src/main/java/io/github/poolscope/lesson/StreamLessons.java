package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lessons about results one by one: of rows, of two parallel streams, and of futures. */
final class StreamLessons {
    private static final Pattern PRODUCT = Pattern.compile("^(\\d+) times (\\d+) is (\\d+)$");

    private StreamLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.CALLS, "istarmap")
                        .views(View.OUTPUT)
                        .script("istarmap", 3, """
                                {"script": "istarmap", "mode": "imap", "processes": 2, "items": 6}""")
                        .check(StreamLessons::rowsOneByOne),
                lesson(Family.ORDER, "two-streams-side-by-side")
                        .views(View.OUTPUT)
                        .script("two-streams", 4.5, """
                                {"script": "two-streams", "mode": "imap_unordered", "processes": 3, "items": 12}""")
                        .check(StreamLessons::oneKeepsOrder),
                lesson(Family.CALLS, "executor-as-completed")
                        .views(View.ORDER)
                        .script("executor", 11, """
                                {"script": "executor", "mode": "apply_async", "processes": 3, "items": 8}""")
                        .check(StreamLessons::asCompletedThenMap));
    }

    private static boolean isProduct(String text) {
        Matcher found = PRODUCT.matcher(text);
        return found.matches()
                && Long.parseLong(found.group(1)) * Long.parseLong(found.group(2)) == Long.parseLong(found.group(3));
    }

    private static Finding rowsOneByOne(Runs runs) {
        RunFacts run = runs.first();
        Printed printed = Printed.byMain(run).only(line -> isProduct(line.text()));
        int early = printed.before(run.lastEnded());
        Finding finding;
        if (printed.count() != run.items()) {
            finding = Finding.fails("no-rows");
        } else if (!printed.texts().equals(run.results())) {
            finding = Finding.fails("order");
        } else {
            finding = early == 0 ? Finding.fails("together") : Finding.holds();
        }
        return finding.with("rows", printed.count())
                .with("taskels", run.items())
                .with("early", early)
                .with("printed", String.join("; ", printed.texts()));
    }

    private static List<String> inOrder(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static Finding oneKeepsOrder(Runs runs) {
        RunFacts run = runs.first();
        List<String> ordered = Printed.byMain(run).after("in order: ").texts();
        List<String> unordered = Printed.byMain(run).after("as they come: ").texts();
        List<String> all = inOrder(run.items() / 2);
        Finding finding;
        if (!ordered.equals(all) || !unordered.stream().sorted().toList().equals(all)) {
            finding = Finding.fails("order");
        } else {
            finding = unordered.equals(all) ? Finding.fails("same") : Finding.holds();
        }
        return finding.with("ordered", told(ordered)).with("unordered", told(unordered));
    }

    private static Finding asCompletedThenMap(Runs runs) {
        RunFacts run = runs.first();
        List<String> completed = Printed.byMain(run).after("as completed: ").texts();
        List<String> mapped = Printed.byMain(run).after("map: ").texts();
        int refused = Printed.byMain(run)
                .only(line -> line.text().equals("submit after shutdown is refused"))
                .count();
        List<String> all = inOrder(run.items() / 2);
        Finding finding;
        if (!mapped.equals(all) || !completed.stream().sorted().toList().equals(all) || refused != 1) {
            finding = Finding.fails("other-results");
        } else {
            finding = completed.equals(all) ? Finding.fails("in-order") : Finding.holds();
        }
        return finding.with("completed", told(completed))
                .with("mapped", told(mapped))
                .with("refused", refused)
                .with("workers", run.workersUsed().size());
    }

    private static String told(List<String> results) {
        return results.isEmpty() ? "–" : String.join(", ", results);
    }
}
