package io.github.poolscope.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts as on its way to another process since this thread has serialised it. It is called back when this is closed,
 * unless somebody else sees to it by then: so what could not be sent stays here.
 */
public final class SendRollback implements AutoCloseable {
    private static final ThreadLocal<@Nullable SendRollback> CURRENT = new ThreadLocal<>();

    private final @Nullable SendRollback outer;
    private List<Runnable> callBacks = List.of();

    private SendRollback(@Nullable SendRollback outer) {
        this.outer = outer;
    }

    /** From now on this thread's departures are noted here, until this is closed. */
    public static SendRollback begin() {
        SendRollback begun = new SendRollback(CURRENT.get());
        CURRENT.set(begun);
        return begun;
    }

    /** Something departs; {@code callBack} tells it that it has arrived or never will. */
    public static void note(Runnable callBack) {
        SendRollback current = CURRENT.get();
        if (current != null) {
            current.add(List.of(callBack));
        }
    }

    private void add(List<Runnable> more) {
        if (!more.isEmpty()) {
            callBacks = new ArrayList<>(callBacks);
            callBacks.addAll(more);
        }
    }

    /** Returns what was noted, which is forgotten here. */
    public List<Runnable> take() {
        List<Runnable> taken = callBacks;
        callBacks = List.of();
        return taken;
    }

    /** Moves what was noted to the departures that were begun before these; if there are none, it is forgotten. */
    void handOn() {
        List<Runnable> taken = take();
        if (outer != null) {
            outer.add(taken);
        }
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
        }
        take().forEach(Runnable::run);
    }
}
