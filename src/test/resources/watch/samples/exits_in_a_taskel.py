"""Taskels that end their worker: by exit codes, SystemExit, KeyboardInterrupt or a signal. The pool waits for ever."""
# arguments: pool | chunks | imap | executor
import multiprocessing as mp
import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def work(x):
    if x == 5:
        os._exit(7)
    if x == 15:
        sys.exit("a message of the taskel")
    if x == 25:
        raise KeyboardInterrupt
    if x == 35:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.01)
    return x


def lost(function):
    try:
        print(function())
    except mp.TimeoutError:
        print("lost")


if __name__ == "__main__":
    context = mp.get_context("fork")
    if sys.argv[1] == "executor":
        with ProcessPoolExecutor(1, mp_context=context) as executor:
            futures = [executor.submit(work, i) for i in (1, 35, 2, 3)]
            print([type(f.exception()).__name__ for f in futures], futures[0].result())
            print(str(futures[1].exception())[:50])
        with ProcessPoolExecutor(1, mp_context=context) as executor:
            print(type(executor.submit(work, 5).exception()).__name__)
            try:
                executor.submit(work, 1)
            except Exception as e:
                print(type(e).__name__)
        sys.exit(4)
    # One worker each time, so that nobody else has the lock of the queue when it ends.
    for item in (5, 15, 25, 35):
        with context.Pool(1) as pool:
            if sys.argv[1] == "pool":
                lost(lambda: pool.map_async(work, [1, item, 2], chunksize=1).get(timeout=0.4))
            if sys.argv[1] == "chunks":
                lost(lambda: pool.map_async(work, [1, item, 2], chunksize=3).get(timeout=0.4))
            if sys.argv[1] == "imap":
                results = pool.imap(work, [1, item, 2])
                print(results.next(timeout=5))
                lost(lambda: results.next(timeout=0.4))
            print(pool.map(work, [8, 9]))
    print("counted:", ("calls", 8), ("lost", 4))
