package io.github.poolscope.lesson;

import static io.github.poolscope.lesson.LessonBuilder.lesson;
import static io.github.poolscope.lesson.ProcessLessons.script;

import io.github.poolscope.lesson.ScriptFacts.Deed;
import io.github.poolscope.lesson.ScriptFacts.Stay;
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
                        .script("queue", 7.5, script("queue-producer-consumer", 2))
                        .check(TalkLessons::eachWaitsForTheOther),
                lesson(Family.TALK, "queue-full-and-empty")
                        .script("queue", 3, script("queue-full-and-empty", 1))
                        .check(TalkLessons::givesUpInTime),
                lesson(Family.TALK, "joinable-queue")
                        .script("queue", 4, script("joinable-queue", 2))
                        .check(TalkLessons::joinWaitsForWhatIsDone),
                lesson(Family.TALK, "pipe-end-of-file")
                        .script("pipe", 3, script("pipe-end-of-file", 1))
                        .check(TalkLessons::endsWhenTheOtherCloses),
                lesson(Family.TALK, "pipe-both-ways")
                        .script("pipe", 3.5, script("pipe-both-ways", 1))
                        .check(TalkLessons::goesBothWays));
    }

    private static Finding eachWaitsForTheOther(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Deed> deeds = facts.deeds(SyncKind.QUEUE);
        List<Deed> puts = facts.deeds(SyncKind.QUEUE, SyncAction.PUT);
        List<Deed> gots = facts.deeds(SyncKind.QUEUE, SyncAction.GOT);
        if (puts.isEmpty() || gots.isEmpty()) {
            return Finding.fails("no-queue");
        }
        int maxsize = facts.capacity(SyncKind.QUEUE);
        long depth = puts.stream().mapToLong(Deed::amount).max().orElse(0);
        long begun = puts.get(0).time();
        long full = waits(deeds, puts.get(0).pid(), begun);
        long empty = waits(deeds, gots.get(0).pid(), begun);
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
    private static long waits(List<Deed> deeds, long pid, long since) {
        return deeds.stream()
                .filter(deed -> deed.action() == SyncAction.WAITS && deed.pid() == pid && deed.time() > since)
                .count();
    }

    private static Finding givesUpInTime(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Stay> gets = facts.staysAt("get");
        List<Stay> puts = facts.staysAt("put");
        List<Stay> patient = facts.staysAt("put-waits");
        if (gets.size() != 1 || puts.size() != 1 || patient.size() != 1) {
            return Finding.fails("no-time-outs").with("gets", gets.size()).with("puts", puts.size());
        }
        if (facts.told("get_nowait: empty").isEmpty()
                || facts.told("put_nowait: full").isEmpty()) {
            return Finding.fails("not-at-once");
        }
        long gaveUp = facts.deeds(SyncKind.QUEUE, SyncAction.GAVE_UP).stream()
                .filter(deed -> deed.pid() == facts.mainPid())
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
        List<Deed> done = facts.deeds(SyncKind.QUEUE, SyncAction.TASK_DONE);
        List<Stay> joins = facts.staysAt("join-queue");
        if (done.isEmpty() || joins.size() != 1) {
            return Finding.fails("no-task-done").with("joins", joins.size());
        }
        Stay join = joins.get(0);
        Optional<Deed> last = lastThatLeftNone(done.stream().filter(deed -> deed.time() <= join.to()));
        if (last.isEmpty()) {
            return Finding.fails("left-early").with("done", doneBy(done, join.to()));
        }
        long end = last.get().time();
        Optional<Deed> emptied = lastThatLeftNone(
                facts.deeds(SyncKind.QUEUE, SyncAction.GOT).stream().filter(deed -> deed.time() < end));
        if (emptied.isEmpty()) {
            return Finding.fails("never-empty").with("done", doneBy(done, join.to()));
        }
        return Finding.holds()
                .with("done", doneBy(done, end))
                .with("blocked", Finding.time(join.length()))
                .with("later", Finding.time(end - emptied.get().time()));
    }

    private static Optional<Deed> lastThatLeftNone(Stream<Deed> deeds) {
        return deeds.filter(deed -> deed.amount() == 0).reduce((earlier, later) -> later);
    }

    private static long doneBy(List<Deed> done, long time) {
        return done.stream().filter(deed -> deed.time() <= time).count();
    }

    private static Finding endsWhenTheOtherCloses(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Deed> sent = facts.deeds(SyncKind.CONNECTION, SyncAction.SENT);
        List<Deed> received = facts.deeds(SyncKind.CONNECTION, SyncAction.RECEIVED);
        if (sent.isEmpty()) {
            return Finding.fails("no-pipe");
        }
        if (received.size() != sent.size()) {
            return Finding.fails("lost").with("sent", sent.size()).with("received", received.size());
        }
        List<Stay> calls = facts.staysAt("recv");
        List<Deed> closed = facts.deeds(SyncKind.CONNECTION, SyncAction.CLOSED);
        if (facts.told("end of file").isEmpty() || closed.isEmpty() || calls.size() != received.size() + 1) {
            return Finding.fails("no-end").with("calls", calls.size()).with("received", received.size());
        }
        return Finding.holds()
                .with("received", received.size())
                .with("calls", calls.size())
                .with(
                        "blocked",
                        Finding.time(calls.stream().mapToLong(Stay::length).sum()));
    }

    private static Finding goesBothWays(Runs runs) {
        ScriptFacts facts = ScriptFacts.of(runs);
        List<Deed> sent = facts.deeds(SyncKind.CONNECTION, SyncAction.SENT);
        long here = sent.stream().filter(deed -> deed.pid() == facts.mainPid()).count();
        long there = sent.size() - here;
        if (here == 0 || there == 0) {
            return Finding.fails("one-way").with("here", here).with("there", there);
        }
        long nothing = facts.lines().stream()
                .filter(line -> line.text().equals("nothing yet"))
                .count();
        int polls = facts.staysAt("poll").size();
        Finding finding = nothing == 0 || polls <= nothing ? Finding.fails("no-time-out") : Finding.holds();
        return finding.with("here", here)
                .with("there", there)
                .with("polls", polls)
                .with("nothing", nothing);
    }
}
