package io.github.poolscope.ui.timeline;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.analysis.picture.Span;
import io.github.poolscope.analysis.picture.TalkLane;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.ui.fx.Words;

/** Describes the state of a primitive in few words. */
final class TalkLabel {
    private TalkLabel() {}

    /** Returns its kind, its state, and how many wait for it. */
    static String detail(TalkLane lane, WorkerNames names) {
        String kind = lane.made().kind().word();
        String state = state(lane, names);
        String known = state.isEmpty() ? kind : Words.text("talk.detail", kind, state);
        long waiting = lane.waiting().now();
        return waiting == 0 ? known : Words.text("talk.detail", known, Words.text("talk.waiting", waiting));
    }

    private static String state(TalkLane lane, WorkerNames names) {
        return switch (lane.made().kind()) {
            case QUEUE, SEMAPHORE, BOUNDED_SEMAPHORE, BARRIER ->
                lane.made().capacity() > 0
                        ? Words.text("talk.of", lane.level().now(), lane.made().capacity())
                        : Long.toString(lane.level().now());
            case LOCK, RLOCK ->
                lane.level().now() == 0
                        ? Words.text("talk.free")
                        : lane.holder() == Span.SEVERAL
                                ? Words.text("talk.held")
                                : Words.text("talk.held-by", actor(lane.holder(), names));
            case EVENT -> Words.text(lane.level().now() > 0 ? "talk.set" : "talk.not-set");
            case CONNECTION ->
                lane.marks().stream().anyMatch(mark -> mark.action() == SyncAction.CLOSED)
                        ? Words.text("talk.closed")
                        : "";
            case CONDITION, PROCESS -> "";
        };
    }

    /** Returns the name of an actor. */
    static String actor(int actor, WorkerNames names) {
        return actor == Span.SEVERAL ? Words.text("talk.many") : Words.say(names.name(actor));
    }
}
