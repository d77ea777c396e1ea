"""Pools that must come to the right results; the number of taskels and how often are arguments."""
import multiprocessing as mp
import os
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def increment(x):
    return x + 1


def right(pool, n):
    assert pool.map(increment, range(n), chunksize=1) == list(range(1, n + 1))
    assert list(pool.imap(increment, range(n), chunksize=7)) == list(range(1, n + 1))


if __name__ == "__main__":
    n = int(sys.argv[1])
    context = mp.get_context("fork")
    with context.Pool(2) as pool:
        right(pool, n)
        if "remove" in sys.argv:
            shutil.rmtree(os.environ["POOLSCOPE_TRACE"])
        right(pool, n)
    with ProcessPoolExecutor(2, mp_context=context) as executor, ThreadPoolExecutor(2) as threads:
        for each in (executor, threads):
            assert list(each.map(increment, range(n // 10))) == list(range(1, n // 10 + 1))
    lock = context.Lock()
    for _ in range(n // 10):
        with lock:
            pass
    print("right")
