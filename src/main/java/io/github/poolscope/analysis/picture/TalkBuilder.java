package io.github.poolscope.analysis.picture;

import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.trace.Awaited;
import io.github.poolscope.trace.SyncAction;
import io.github.poolscope.trace.SyncEvents;
import io.github.poolscope.trace.SyncObjects;
import io.github.poolscope.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows the events of a run's primitives. */
final class TalkBuilder {
    private final Trace trace;
    private final TimeAxis axis;
    private final long now;
    private final WorkerNames names;
    private final List<PrimitiveBuilder> primitives = new ArrayList<>();
    private final Map<Integer, SpanBuilder> waitsOf = new HashMap<>();
    private final Map<Integer, SpanBuilder> holdsOf = new HashMap<>();
    private final OpenWaits waits = new OpenWaits(this::waited);
    private int soughtWait = Trace.NONE;
    private long endOfSought = Trace.NEVER;

    TalkBuilder(Trace trace, TimeAxis axis) {
        this.trace = trace;
        this.axis = axis;
        now = trace.now();
        names = WorkerNames.of(trace);
        SyncObjects objects = trace.syncObjects();
        int count = objects.count();
        for (int i = 0; i < count; i++) {
            int object = i;
            primitives.add(new PrimitiveBuilder(
                    i, objects.at(i), axis, waits, (pid, from, to) -> held(object, pid, from, to, false)));
        }
    }

    TalkPicture build() {
        followAll();
        endAll();
        return new TalkPicture(
                primitives.stream().map(each -> each.build(now)).toList(), built(waitsOf), built(holdsOf));
    }

    /** Returns when the wait ended that began with an event; {@link Trace#NEVER} if it continues. */
    long endOfWait(int event) {
        soughtWait = event;
        followAll();
        return endOfSought;
    }

    private void followAll() {
        SyncEvents events = trace.syncEvents();
        int count = events.count();
        for (int event = events.first(); event < count; event++) {
            if (events.object(event) < primitives.size()) {
                follow(events, event);
            }
        }
        waits.expire(now);
    }

    private void follow(SyncEvents events, int event) {
        SyncAction action = events.action(event);
        long time = events.time(event);
        long pid = events.pid(event);
        int object = events.object(event);
        waits.expire(time);
        OpenWaits.Waiter waiter = new OpenWaits.Waiter(pid, events.thread(event));
        if (waiter.number() == 0) {
            if (action == SyncAction.ABANDONED || action == SyncAction.RETURNED) {
                waits.end(wait -> wait.waiter().pid() == pid, Long.MAX_VALUE, time); // It has died.
            }
        } else {
            waits.end(waiter, time);
        }
        if (action == SyncAction.WAITS) {
            waits.begin(new OpenWaits.Wait(event, waiter, object, Awaited.of(events.amount(event)), time, exit(pid)));
            primitives.get(object).waits(time, 1);
        } else {
            primitives.get(object).happened(action, names.worker(pid), pid, events.amount(event), time);
        }
    }

    private long exit(long pid) {
        int worker = names.worker(pid);
        return worker == Trace.NONE ? Trace.NEVER : trace.workers().exited(worker);
    }

    private void waited(OpenWaits.Wait wait, long to) {
        if (wait.event() == soughtWait) {
            endOfSought = to;
        }
        primitives.get(wait.object()).waits(to, -1);
        add(waitsOf, Span.of(wait.object(), names.worker(wait.waiter().pid()), wait.from(), to, false));
    }

    private void held(int object, long pid, long from, long to, boolean open) {
        Span span = Span.of(object, names.worker(pid), from, to, open);
        primitives.get(object).held(span);
        add(holdsOf, span);
    }

    /** Ends everything in progress at the present time. */
    private void endAll() {
        for (OpenWaits.Wait wait : waits.all()) {
            add(waitsOf, Span.of(wait.object(), names.worker(wait.waiter().pid()), wait.from(), now, true));
        }
        for (int i = 0; i < primitives.size(); i++) {
            int object = i;
            primitives.get(i).holders().all().forEach((pid, held) -> {
                long exit = exit(pid);
                held(object, pid, held.since(), exit == Trace.NEVER ? now : Math.min(now, exit), exit == Trace.NEVER);
            });
        }
    }

    private void add(Map<Integer, SpanBuilder> to, Span span) {
        to.computeIfAbsent(span.actor(), actor -> new SpanBuilder(axis)).add(span);
    }

    private static Map<Integer, List<Span>> built(Map<Integer, SpanBuilder> builders) {
        Map<Integer, List<Span>> spans = new HashMap<>();
        builders.forEach((actor, builder) -> spans.put(actor, builder.build()));
        return spans;
    }
}
