package io.github.poolscope.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the primitives' ends that this thread serialises, and reports them as not sent when it is closed, unless
 * {@link #take} has passed on that responsibility: so an end that could not be sent stays in this process.
 */
public final class SendRollback implements AutoCloseable {
    private static final ThreadLocal<@Nullable SendRollback> CURRENT = new ThreadLocal<>();

    private final @Nullable SendRollback outer;
    private List<Runnable> callBacks = List.of();

    private SendRollback(@Nullable SendRollback outer) {
        this.outer = outer;
    }

    /** Starts collecting on this thread, until this is closed. */
    public static SendRollback begin() {
        SendRollback begun = new SendRollback(CURRENT.get());
        CURRENT.set(begun);
        return begun;
    }

    /** Adds an end that is being sent; {@code callBack} reports that it has arrived or never will. */
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

    /** Returns what was collected, and removes it here. */
    public List<Runnable> take() {
        List<Runnable> taken = callBacks;
        callBacks = List.of();
        return taken;
    }

    /** Moves what was collected to the enclosing collection; drops it if there is none. */
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
