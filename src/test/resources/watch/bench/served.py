"""Runs cases when they are named on standard input; prints their wall time and the CPU time of all its processes.

Both in microseconds a taskel. Used by cost.py.
"""

import json
import multiprocessing as mp
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.pool import ThreadPool

LOOPS = int(os.environ["LOOPS"])  # what takes 100 microseconds


def same(n):
    return n


def busy(n):
    total = 0
    for i in range(LOOPS):
        total += i
    return n


def consume(results):
    for _ in results:
        pass


def cases(pool, executor, threads):
    return {
        "map, chunksize 1": (5000, lambda n: pool.map(same, range(n), chunksize=1)),
        "imap, chunksize 1": (5000, lambda n: consume(pool.imap(same, range(n)))),
        "imap_unordered, chunksize 1": (5000, lambda n: consume(pool.imap_unordered(same, range(n)))),
        "apply": (500, lambda n: [pool.apply(same, (i,)) for i in range(n)]),
        "Executor.map, chunksize 1": (2000, lambda n: consume(executor.map(same, range(n)))),
        "map, chunksize auto": (200000, lambda n: pool.map(same, range(n))),
        "ThreadPool.map, chunksize 1": (5000, lambda n: threads.map(same, range(n), chunksize=1)),
        "map, chunksize 1, 100 us": (1500, lambda n: pool.map(busy, range(n), chunksize=1)),
        "map, chunksize auto, 100 us": (1500, lambda n: pool.map(busy, range(n))),
        "imap, chunksize 1, 100 us": (1500, lambda n: consume(pool.imap(busy, range(n)))),
        "Executor.map, chunksize 1, 100 us": (1500, lambda n: consume(executor.map(busy, range(n)))),
    }


def cpu_of(pids):
    return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in pids)


def main():
    context = mp.get_context("fork")
    pool = context.Pool(2)
    executor = ProcessPoolExecutor(2, mp_context=context)
    consume(executor.map(same, range(100)))
    all_cases = cases(pool, executor, ThreadPool(2))
    pids = [os.getpid()] + [child.pid for child in mp.active_children()]
    print(json.dumps(list(all_cases)), flush=True)
    for line in sys.stdin:
        taskels, run = all_cases[line.strip()]
        cpu = cpu_of(pids)
        begun = time.perf_counter_ns()
        run(taskels)
        wall = time.perf_counter_ns() - begun
        print(json.dumps([wall / taskels / 1e3, (cpu_of(pids) - cpu) / taskels / 1e3]), flush=True)
    pool.terminate()
    executor.shutdown()


if __name__ == "__main__":
    main()
