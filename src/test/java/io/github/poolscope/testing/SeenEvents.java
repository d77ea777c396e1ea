package io.github.poolscope.testing;

import static org.awaitility.Awaitility.await;

import io.github.poolscope.sync.SyncEvent;
import io.github.poolscope.sync.SyncObserver;
import io.github.poolscope.trace.SyncAction;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records all events of the observer until it is closed. */
public final class SeenEvents implements SyncObserver, AutoCloseable {
    private final List<SyncEvent> events = new CopyOnWriteArrayList<>();
    private final SyncObserver.Installed installed = SyncObserver.install(this);

    @Override
    public void happened(SyncEvent event) {
        events.add(event);
    }

    /** Returns all events in their order. */
    public List<SyncEvent> all() {
        return List.copyOf(events);
    }

    /** Returns the events of the object with that name, in their order. */
    public List<SyncEvent> of(String name) {
        return events.stream()
                .filter(event -> event.object().name().equals(name))
                .toList();
    }

    /** Returns the actions of {@link #of}. */
    public List<SyncAction> actions(String name) {
        return of(name).stream().map(SyncEvent::action).toList();
    }

    /** Waits until a process has done something to the object with that name. */
    public void awaitAction(String name, SyncAction action, long pid) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> of(name).stream().anyMatch(event -> event.action() == action && event.pid() == pid));
    }

    /** Waits until something was done to the object with that name {@code times} times. */
    public void awaitActions(String name, SyncAction action, int times) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> of(name).stream()
                                .filter(event -> event.action() == action)
                                .count()
                        >= times);
    }

    @Override
    public void close() {
        installed.close();
    }
}
