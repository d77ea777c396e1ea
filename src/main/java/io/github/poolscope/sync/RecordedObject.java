package io.github.poolscope.sync;

import io.github.poolscope.record.Recording;
import io.github.poolscope.trace.Recorder;
import io.github.poolscope.trace.SyncAction;

/** A primitive in the recording of this program, if there was one when it was created. */
final class RecordedObject {
    private final Recorder recorder;
    private final int number;

    /** @param capacity its number of items, permits or parties; {@code Trace.NONE} if it has no such number */
    RecordedObject(SyncObject object, int capacity) {
        recorder = Recording.current();
        number = recorder.primitive(object.kind(), object.name(), capacity, System.nanoTime());
    }

    void tell(SyncAction action, long pid, long thread, long amount) {
        if (recorder != Recorder.NONE) {
            recorder.synced(number, action, pid, thread, amount, System.nanoTime());
        }
    }
}
