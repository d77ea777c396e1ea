package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;
import static io.github.poolscope.lesson.ProcessLessons.script;

import io.github.poolscope.lesson.ScriptFacts.BlockedInterval;
import io.github.poolscope.lesson.ScriptFacts.PrimitiveEvent;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lessons about queues and pipes. */
final class TalkLessons {
    private TalkLessons() {}

    static List<Lesson> all() {
        return List.of(
                lesson(Family.TALK, "queue-producer-consumer")
                        .views(View.TALK, View.OUTPUT)
                        .script("queue", 7.5, script("queue-producer-consumer", 2))
                        .check(TalkLessons::eachWaitsForTheOther),
                lesson(Family.TALK, "queue-full-and-empty")
                        .views(View.TALK)
                        .script("queue", 3, script("queue-full-and-empty", 1))
                        .check(TalkLessons::givesUpInTime),
                lesson(Family.TALK, "joinable-queue")
                        .views(View.TALK, View.OUTPUT)
                        .script("queue", 4, script("joinable-queue", 2))
                        .check(TalkLessons::joinWaitsForWhatIsDone),
                lesson(Family.TALK, "pipe-end-of-file")
                        .views(View.TALK, View.OUTPUT)
                        .script("pipe", 3, script("pipe-end-of-file", 1))
                        .check(TalkLessons::endsWhenTheOtherCloses),
                lesson(Family.TALK, "pipe-both-ways")
                        .views(View.TALK, View.OUTPUT)
                        .script("pipe", 3.5, script("pipe-both-ways", 1))
                        .check(TalkLessons::goesBothWays));
    }

    private static Finding eachWaitsForTheOther(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> primitiveEvents = facts.primitiveEvents(SyncKind.QUEUE);
        List<PrimitiveEvent> puts = facts.primitiveEvents(SyncKind.QUEUE, SyncAction.PUT);
        List<PrimitiveEvent> gots = facts.primitiveEvents(SyncKind.QUEUE, SyncAction.GOT);
        if (puts.isEmpty() || gots.isEmpty()) {
            return Finding.fails("no-queue");
        }
        int maxsize = facts.capacity(SyncKind.QUEUE);
        long depth = puts.stream().mapToLong(PrimitiveEvent::amount).max().orElse(0);
        long begun = puts.get(0).time();
        long full = waits(primitiveEvents, puts.get(0).pid(), begun);
        long empty = waits(primitiveEvents, gots.get(0).pid(), begun);
        Finding finding;
        if (depth > maxsize) {
            finding = Finding.fails("over-full");
        } else if (full == 0) {
            finding = Finding.fails("never-full");
        } else if (empty == 0) {
            finding = Finding.fails("never-empty");
        } else {
            finding = Finding.holds();
        }
        return finding.with("maxsize", maxsize)
                .with("depth", depth)
                .with("full", full)
                .with("empty", empty)
                .with("puts", puts.size());
    }

    /**
     * Counts the waits of a process after {@code since}. Earlier ones don't count: the first process at a new queue
     * waits in any case.
     */
    private static long waits(List<PrimitiveEvent> primitiveEvents, long pid, long since) {
        return primitiveEvents.stream()
                .filter(event -> event.action() == SyncAction.WAITS && event.pid() == pid && event.time() > since)
                .count();
    }

    private static Finding givesUpInTime(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<BlockedInterval> gets = facts.blockedAt("get");
        List<BlockedInterval> puts = facts.blockedAt("put");
        List<BlockedInterval> patient = facts.blockedAt("put-waits");
        if (gets.size() != 1 || puts.size() != 1 || patient.size() != 1) {
            return Finding.fails("no-time-outs").with("gets", gets.size()).with("puts", puts.size());
        }
        if (facts.told("get_nowait: empty").isEmpty()
                || facts.told("put_nowait: full").isEmpty()) {
            return Finding.fails("not-at-once");
        }
        long gaveUp = facts.primitiveEvents(SyncKind.QUEUE, SyncAction.GAVE_UP).stream()
                .filter(event -> event.pid() == facts.mainPid())
                .count();
        if (gaveUp != 2) {
            return Finding.fails("not-given-up").with("gaveUp", gaveUp);
        }
        if (facts.lines().stream().noneMatch(line -> line.text().equals("consumer: got three"))) {
            return Finding.fails("not-put");
        }
        return Finding.holds()
                .with("get", Finding.time(gets.get(0).length()))
                .with("put", Finding.time(puts.get(0).length()))
                .with("patient", Finding.time(patient.get(0).length()));
    }

    private static Finding joinWaitsForWhatIsDone(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> done = facts.primitiveEvents(SyncKind.QUEUE, SyncAction.TASK_DONE);
        List<BlockedInterval> joins = facts.blockedAt("join-queue");
        if (done.isEmpty() || joins.size() != 1) {
            return Finding.fails("no-task-done").with("joins", joins.size());
        }
        BlockedInterval join = joins.get(0);
        Optional<PrimitiveEvent> last = lastThatLeftNone(done.stream().filter(event -> event.time() <= join.to()));
        if (last.isEmpty()) {
            return Finding.fails("left-early").with("done", doneBy(done, join.to()));
        }
        long end = last.get().time();
        Optional<PrimitiveEvent> emptied = lastThatLeftNone(
                facts.primitiveEvents(SyncKind.QUEUE, SyncAction.GOT).stream().filter(event -> event.time() < end));
        if (emptied.isEmpty()) {
            return Finding.fails("never-empty").with("done", doneBy(done, join.to()));
        }
        return Finding.holds()
                .with("done", doneBy(done, end))
                .with("blocked", Finding.time(join.length()))
                .with("later", Finding.time(end - emptied.get().time()));
    }

    private static Optional<PrimitiveEvent> lastThatLeftNone(Stream<PrimitiveEvent> primitiveEvents) {
        return primitiveEvents.filter(event -> event.amount() == 0).reduce((earlier, later) -> later);
    }

    private static long doneBy(List<PrimitiveEvent> done, long time) {
        return done.stream().filter(event -> event.time() <= time).count();
    }

    private static Finding endsWhenTheOtherCloses(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> sent = facts.primitiveEvents(SyncKind.CONNECTION, SyncAction.SENT);
        List<PrimitiveEvent> received = facts.primitiveEvents(SyncKind.CONNECTION, SyncAction.RECEIVED);
        if (sent.isEmpty()) {
            return Finding.fails("no-pipe");
        }
        if (received.size() != sent.size()) {
            return Finding.fails("lost").with("sent", sent.size()).with("received", received.size());
        }
        List<BlockedInterval> calls = facts.blockedAt("recv");
        List<PrimitiveEvent> closed = facts.primitiveEvents(SyncKind.CONNECTION, SyncAction.CLOSED);
        if (facts.told("end of file").isEmpty() || closed.isEmpty() || calls.size() < received.size()) {
            return Finding.fails("no-end").with("calls", calls.size()).with("received", received.size());
        }
        return Finding.holds()
                .with("received", received.size())
                .with("calls", calls.size())
                .with(
                        "blocked",
                        Finding.time(calls.stream()
                                .mapToLong(BlockedInterval::length)
                                .sum()));
    }

    private static Finding goesBothWays(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<PrimitiveEvent> sent = facts.primitiveEvents(SyncKind.CONNECTION, SyncAction.SENT);
        long here =
                sent.stream().filter(event -> event.pid() == facts.mainPid()).count();
        long there = sent.size() - here;
        if (here == 0 || there == 0) {
            return Finding.fails("one-way").with("here", here).with("there", there);
        }
        long nothing = facts.lines().stream()
                .filter(line -> line.text().equals("nothing yet"))
                .count();
        int polls = facts.blockedAt("poll").size();
        Finding finding = nothing == 0 || polls <= nothing ? Finding.fails("no-time-out") : Finding.holds();
        return finding.with("here", here)
                .with("there", there)
                .with("polls", polls)
                .with("nothing", nothing);
    }
}
