"""Squares on an executor, which tells if one of its processes was killed."""
import multiprocessing as mp
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def square(n):
    time.sleep(0.004)
    return n * n


if __name__ == "__main__":
    out, method = sys.argv[1:]
    with open(out + ".started", "w") as file:
        file.write("started")
    lost = False
    try:
        with ProcessPoolExecutor(2, mp_context=mp.get_context(method)) as executor:
            assert list(executor.map(square, range(300))) == [n * n for n in range(300)]
    except BrokenProcessPool:
        lost = True
    with open(out + ".new", "w") as file:
        file.write("lost" if lost else "done")
    os.rename(out + ".new", out)
    sys.exit(3 if lost else 0)
