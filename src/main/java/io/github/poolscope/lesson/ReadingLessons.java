package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;

import io.github.poolscope.trace.Taskels;
import io.github.poolscope.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;

/** Lessons about when and how far a call reads its iterable. */
final class ReadingLessons {
    private static final String MAP = "map";
    private static final String IMAP = "imap";
    private static final String FREE = "free";
    private static final String BOUNDED = "bounded";

    private ReadingLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.CALLS, "map-reads-everything-first")
                        .views(View.OUTPUT)
                        .script(MAP, 5.5, reading("map-reads-all", "map"))
                        .script(IMAP, 4, reading("imap-reads-along", "imap"))
                        .question(ReadingLessons::whichReadAll, MAP, IMAP)
                        .check(ReadingLessons::mapReadsFirst),
                lesson(Family.ORDER, "imap-reads-ahead")
                        .views(View.OUTPUT)
                        .script(FREE, 4.5, """
                                {"script": "imap-reads-ahead", "mode": "imap", "processes": 2, "items": 8}""")
                        .script(BOUNDED, 4.5, """
                                {"script": "imap-bounded", "mode": "imap", "processes": 2, "items": 8,
                                 "bufferSize": 3}""")
                        .differs()
                        .check(ReadingLessons::boundHolds));
    }

    private static String reading(String script, String mode) {
        return """
                {"script": "%s", "mode": "%s", "processes": 2, "items": 7, "chunksize": 1}""".formatted(script, mode);
    }

    private static Printed reads(RunFacts run) {
        return Printed.byMain(run).after("read ");
    }

    /**
     * Returns how many items had been read when the first taskel but number 0 started. Taskel 0 only makes sure that a
     * worker is there.
     */
    private static int readBefore(RunFacts run) {
        Taskels taskels = run.trace().taskels();
        long began = IntStream.range(1, run.items())
                .mapToLong(taskels::started)
                .filter(time -> time != Trace.NEVER)
                .min()
                .orElse(Trace.NEVER);
        return reads(run).before(began);
    }

    private static boolean readAllFirst(RunFacts run) {
        return readBefore(run) == reads(run).count();
    }

    private static String whichReadAll(Runs runs) {
        boolean map = readAllFirst(runs.of(MAP));
        return map == readAllFirst(runs.of(IMAP)) ? "" : map ? MAP : IMAP;
    }

    private static Finding mapReadsFirst(Runs runs) {
        RunFacts map = runs.of(MAP);
        RunFacts imap = runs.of(IMAP);
        Finding finding = !readAllFirst(map)
                ? Finding.fails("map-began")
                : readAllFirst(imap) ? Finding.fails("imap-waited") : Finding.holds();
        return finding.with("mapRead", readBefore(map))
                .with("imapRead", readBefore(imap))
                .with("items", reads(map).count());
    }

    /** Returns the maximum number of items read beyond the results taken. */
    private static int ahead(RunFacts run) {
        Taskels taskels = run.trace().taskels();
        List<Printed.Line> reads = reads(run).lines();
        return IntStream.range(0, reads.size())
                .map(read -> read + 1 - takenBy(taskels, reads.get(read).time()))
                .max()
                .orElse(0);
    }

    private static int takenBy(Taskels taskels, long time) {
        return (int) IntStream.range(0, taskels.deliveredCount())
                .filter(rank -> taskels.delivered(taskels.deliveredAt(rank)) <= time)
                .count();
    }

    private static Finding boundHolds(Runs runs) {
        RunFacts free = runs.of(FREE);
        RunFacts bounded = runs.of(BOUNDED);
        int most = bounded.plan().safeguards().bufferSize().orElse(0);
        Finding finding;
        if (2 * ahead(free) < free.items()) {
            finding = Finding.fails("not-ahead");
        } else {
            finding = ahead(bounded) > most ? Finding.fails("too-far") : Finding.holds();
        }
        return finding.with("free", ahead(free))
                .with("bounded", ahead(bounded))
                .with("bound", most)
                .with("items", free.items());
    }
}
