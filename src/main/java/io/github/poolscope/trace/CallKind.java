package io.github.poolscope.trace;

/** The kinds of calls that block a thread, in most cases that of the main program. */
public enum CallKind {
    /** The creation of the pool, until its first workers are ready. */
    START_POOL("Pool()"),
    /** A blocking {@code apply}. */
    APPLY("apply()"),
    /** A blocking {@code starmap}. */
    STARMAP("starmap()"),
    /** A blocking {@code map}. */
    MAP("map()"),
    /** {@code AsyncResult.wait}. */
    WAIT("wait()"),
    /** {@code AsyncResult.get}. */
    GET("get()"),
    /** {@code result} of an executor's future. */
    RESULT("result()"),
    /** {@code sleep} of the main program itself. */
    SLEEP("sleep()"),
    /** {@code put} into a queue. */
    PUT("put()"),
    /** {@code recv} or {@code poll} of a pipe's end. */
    RECEIVE("recv()"),
    /** {@code acquire} of a lock or a semaphore. */
    ACQUIRE("acquire()"),
    /** {@code shutdown} of an executor. */
    SHUTDOWN("shutdown()"),
    /** {@code wait} for futures of an executor. */
    WAIT_FUTURES("wait()"),
    /** {@code next} of the futures of an executor in the order of their completion. */
    AS_COMPLETED("as_completed()"),
    /** {@code terminate} of a pool. */
    TERMINATE("terminate()"),
    /** {@code next} of a lazy iterator. */
    NEXT("next()"),
    /** {@code join} of the pool. */
    JOIN("join()"),
    /** A callback, which is not a call of the main program's own thread but runs on the callback thread. */
    CALLBACK("callback()");

    private final String call;

    CallKind(String call) {
        this.call = call;
    }

    /** Returns the call as written in a program. */
    public String call() {
        return call;
    }
}
