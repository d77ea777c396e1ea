package io.github.poolscope.pool;

import io.github.poolscope.trace.Recorder;
import java.util.ArrayList;
import java.util.List;

/** What follows from one change of the dispatcher's state: collected under its lock, done after it was released. */
final class Deliveries {
    /** Tasks for a worker from a slot on; without tasks, the question whether it is alive. */
    private record Delivery(Worker worker, int firstSlot, List<Task> tasks, long nanoTime) {}

    private final ArrayList<Delivery> deliveries = new ArrayList<>();
    private boolean becameBusy;
    private boolean looksAgain;

    /** Makes room for {@code more} entries, so that adding them can't fail for lack of memory. */
    void expect(int more) {
        deliveries.ensureCapacity(deliveries.size() + more);
    }

    /** Adds tasks; {@code tasks} may be extended later. */
    void add(Worker worker, int firstSlot, List<Task> tasks, long nanoTime) {
        deliveries.add(new Delivery(worker, firstSlot, tasks, nanoTime));
    }

    /** Removes what was added last. */
    void removeLast() {
        deliveries.remove(deliveries.size() - 1);
    }

    void question(Worker worker) {
        deliveries.add(new Delivery(worker, 0, List.of(), 0));
    }

    /** Records that the pool has work after it had none. */
    void becameBusy() {
        becameBusy = true;
    }

    boolean hasBecomeBusy() {
        return becameBusy;
    }

    /** Records that tasks not worth calling back must be checked again in a moment. */
    void lookAgain() {
        looksAgain = true;
    }

    boolean looksAgain() {
        return looksAgain;
    }

    /** Reports to the recorder and sends to the workers, in this order for each task. */
    void deliver(Recorder recorder) {
        for (Delivery delivery : deliveries) {
            List<Task> tasks = delivery.tasks();
            if (tasks.isEmpty()) {
                delivery.worker().ask();
                continue;
            }
            if (recorder != Recorder.NONE) {
                recorder.dispatched(
                        tasks.stream().mapToInt(task -> task.number).toArray(),
                        delivery.worker().number,
                        delivery.nanoTime());
            }
            delivery.worker().give(delivery.firstSlot(), tasks);
        }
    }
}
