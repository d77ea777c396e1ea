"""ThreadPool: all eight calls, chunks, callbacks, errors, an initializer; what the threads share with the program."""
import threading
import time
from multiprocessing.pool import ThreadPool

lock = threading.Lock()
taskels = 0
local = threading.local()


def begin(value):
    local.value = value


def work(x, y=1):
    global taskels
    with lock:
        taskels += 1
    if x == 13:
        raise ValueError("thirteen")
    return x * y + local.value


def failed(function):
    try:
        return function()
    except ValueError as e:
        return str(e), [type(e.__cause__).__name__]


if __name__ == "__main__":
    told = []
    with ThreadPool(3, begin, (100,)) as pool:
        print(pool.apply(work, (1,), {"y": 2}))
        print(pool.apply_async(work, (2,), callback=told.append).get())
        print(pool.map(work, range(7), chunksize=3))
        print(pool.map_async(work, range(4), callback=told.append).get(10))
        print(list(pool.imap(work, range(5))), list(pool.imap(work, range(5), 2)))
        print(sorted(pool.imap_unordered(work, range(5))), sorted(pool.imap_unordered(work, range(5), 3)))
        print(pool.starmap(work, [(1, 2), (3, 4)]), pool.starmap_async(work, [(5,), (6, 7)]).get())
        print(failed(lambda: pool.map(work, [12, 13], chunksize=1)), failed(lambda: list(pool.imap(work, [13]))))
        shared = []
        pool.map(shared.append, range(50), chunksize=7)
        print(sorted(shared) == list(range(50)))
        pool.apply_async(time.sleep, (0.01,))
        pool.close()
        pool.join()
    print(told, threading.active_count())
    print("counted:", ("calls", 14), ("taskels", taskels + 50 + 1))
