"""Initializers that raise or end the process: the pool starts workers for ever, executors are broken at once."""
import logging
import multiprocessing as mp
import os
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def quiet():
    sys.stderr = open(os.devnull, "w")  # How many of them there are in this time is chance.
    raise RuntimeError("no licence")


def ends():
    sys.exit(3)


def fail():
    raise RuntimeError("no licence")


def same(x):
    return x


if __name__ == "__main__":
    logging.getLogger("concurrent.futures").addHandler(logging.NullHandler())
    logging.lastResort = None
    context = mp.get_context("fork")
    for initializer in (quiet, ends):
        with context.Pool(1, initializer=initializer) as pool:
            try:
                print(pool.map_async(same, range(3), chunksize=1).get(timeout=0.6))
            except mp.TimeoutError:
                # Unbuffered: a worker that is started meanwhile would print what is in the buffer once more.
                os.write(1, b"no worker begins\n")
    with ProcessPoolExecutor(1, mp_context=context, initializer=fail) as executor:
        future = executor.submit(same, 1)
        print(type(future.exception()).__name__, future.exception())
        try:
            executor.submit(same, 1)
        except Exception as e:
            print(type(e).__name__, e)
    with ThreadPoolExecutor(1, initializer=fail) as executor:
        future = executor.submit(same, 1)
        print(type(future.exception()).__name__, future.exception())
        try:
            print(list(executor.map(same, [1])))
        except Exception as e:
            print(type(e).__name__, e)
