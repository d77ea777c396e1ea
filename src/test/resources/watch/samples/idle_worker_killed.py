"""An idle worker is killed while it holds the lock of the task queue: no later worker ever gets a task."""
import multiprocessing as mp
import os
import signal
import time


def increment(x):
    return x + 1


if __name__ == "__main__":
    with mp.get_context("fork").Pool(1) as pool:
        print(pool.map(increment, range(4)))
        first = pool._pool[0]
        while not pool._inqueue._rlock._semlock._is_zero():
            time.sleep(0.01)  # Until it waits for the next task, with the lock.
        time.sleep(0.1)
        os.kill(first.pid, signal.SIGKILL)
        first.join()
        until = time.monotonic() + 20
        while (not pool._pool or pool._pool[0] is first) and time.monotonic() < until:
            time.sleep(0.01)
        print("replaced", pool._pool[0] is not first)
        try:
            print(pool.map_async(increment, range(4)).get(timeout=0.5))
        except mp.TimeoutError:
            print("no worker gets a task")
        pool._inqueue._rlock.release()  # As the dead worker would have: the pool goes on, and can be ended.
        print(pool.map(increment, range(3)))
    print("counted:", ("calls", 3), ("taskels", 11))
