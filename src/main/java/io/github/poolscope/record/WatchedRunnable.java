package io.github.poolscope.record;

/** A task without a result that is recorded when it runs. */
final class WatchedRunnable implements Runnable {
    private final ExecutorRecording recording;
    private final Submitted submitted;
    private final Runnable task;
    /** Whether nothing can ask for its outcome. */
    private final boolean isForgotten;

    WatchedRunnable(ExecutorRecording recording, Submitted submitted, Runnable task, boolean isForgotten) {
        this.recording = recording;
        this.submitted = submitted;
        this.task = task;
        this.isForgotten = isForgotten;
    }

    Runnable task() {
        return task;
    }

    Submitted submitted() {
        return submitted;
    }

    @Override
    public void run() {
        try {
            recording.run(submitted, () -> {
                task.run();
                return null;
            });
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // A Runnable throws none.
        } finally {
            if (isForgotten) {
                recording.delivered(submitted);
            }
        }
    }
}
