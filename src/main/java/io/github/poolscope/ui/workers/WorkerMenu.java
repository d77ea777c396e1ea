package io.github.poolscope.ui.workers;

import io.github.poolscope.analysis.WorkerFacts;
import io.github.poolscope.analysis.WorkerNames;
import io.github.poolscope.session.WorkerSignal;
import io.github.poolscope.trace.Trace;
import io.github.poolscope.ui.fx.ContextItems;
import io.github.poolscope.ui.fx.Copying;
import io.github.poolscope.ui.fx.Frame;
import io.github.poolscope.ui.fx.Words;
import io.github.poolscope.words.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import org.jspecify.annotations.Nullable;

/**
 * What can be done with a worker, as items of a context menu: signals for a live process, and its PID. The same in the
 * table and on its lane. FX thread only.
 */
public final class WorkerMenu {
    private final Supplier<@Nullable Frame> shown;
    private final BiConsumer<WorkerSignal, Long> send;

    /**
     * Creates the menu.
     *
     * @param shown returns the frame shown; null if there is none
     * @param send is called with a signal and the PID of the process that it is for
     */
    public WorkerMenu(Supplier<@Nullable Frame> shown, BiConsumer<WorkerSignal, Long> send) {
        this.shown = shown;
        this.send = send;
    }

    /**
     * Returns the items for a worker of the run shown; none for a thread.
     *
     * @param from the view in which the menu is opened
     */
    public List<MenuItem> items(Node from, int worker) {
        Frame frame = shown.get();
        if (frame == null
                || worker < 0
                || worker >= frame.recording().trace().workers().count()) {
            return List.of();
        }
        Trace trace = frame.recording().trace();
        Phrase name = WorkerNames.of(trace).name(worker);
        long pid = trace.workers().pid(worker);
        List<MenuItem> items = new ArrayList<>();
        if (trace.isLive() && WorkerFacts.isLiveProcess(trace, worker)) {
            for (WorkerSignal signal : WorkerSignal.values()) {
                MenuItem item = new MenuItem(Words.say(signal.title(name)));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> send.accept(signal, pid));
                items.add(item);
            }
        }
        if (WorkerFacts.isSeparateProcess(trace, worker) && pid != Trace.NONE) {
            String text = Long.toString(pid);
            items.add(ContextItems.item("workers.copy-pid", () -> Copying.text(from, text), text));
        }
        return items;
    }
}
