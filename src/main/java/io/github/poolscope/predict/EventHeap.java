package io.github.poolscope.predict;

/** Workers by the time of their next event, the earliest first; each is in it at most once. Not thread-safe. */
final class EventHeap {
    private final double[] keys;
    private final int[] workers;
    private int size;

    EventHeap(int capacity) {
        keys = new double[capacity];
        workers = new int[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /** Returns the earliest time; infinity if it is empty. */
    double firstTime() {
        return size == 0 ? Double.POSITIVE_INFINITY : keys[0];
    }

    void add(double time, int worker) {
        int at = size++;
        while (at > 0 && keys[(at - 1) / 2] > time) {
            keys[at] = keys[(at - 1) / 2];
            workers[at] = workers[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        keys[at] = time;
        workers[at] = worker;
    }

    /** Removes and returns the worker with the earliest time. */
    int removeFirst() {
        int first = workers[0];
        size--;
        double time = keys[size];
        int worker = workers[size];
        int at = 0;
        int child = 1;
        while (child < size) {
            if (child + 1 < size && keys[child + 1] < keys[child]) {
                child++;
            }
            if (keys[child] >= time) {
                break;
            }
            keys[at] = keys[child];
            workers[at] = workers[child];
            at = child;
            child = 2 * at + 1;
        }
        keys[at] = time;
        workers[at] = worker;
        return first;
    }
}
