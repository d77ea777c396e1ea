"""How executors end: futures cancelled by shutdown, without waiting, a broken pool, workers that are replaced."""
# since: 3.9
import multiprocessing as mp
import os
import sys
import time
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor, ThreadPoolExecutor


def nap(seconds):
    time.sleep(seconds)
    return seconds


def end(x):
    os._exit(9)


def pid(x):
    return os.getpid()


if __name__ == "__main__":
    context = mp.get_context("fork")
    for executor in (ThreadPoolExecutor(1), ProcessPoolExecutor(1, mp_context=context)):
        futures = [executor.submit(nap, 0.1) for _ in range(12)]
        futures[0].result()
        executor.shutdown(wait=True, cancel_futures=True)
        print(type(executor).__name__, "cancelled some:", any(f.cancelled() for f in futures))
        try:
            executor.submit(nap, 0)
        except RuntimeError as e:
            print(e)
    executor = ProcessPoolExecutor(2, mp_context=context)
    future = executor.submit(nap, 0.05)
    executor.shutdown(wait=False)
    print("without waiting", future.result())
    executor = ProcessPoolExecutor(2, mp_context=context)
    try:
        print(list(executor.map(end, range(3))))
    except BrokenExecutor as e:
        print(type(e).__name__)
    try:
        executor.submit(nap, 0)
    except BrokenExecutor as e:
        print(type(e).__name__, "again")
    executor.shutdown()
    if sys.version_info >= (3, 11):
        with ProcessPoolExecutor(1, mp_context=mp.get_context("spawn"), max_tasks_per_child=2) as executor:
            pids = [executor.submit(pid, i).result() for i in range(5)]
            print("workers", len(set(pids)))
    # Never shut down: the interpreter waits for it at its exit.
    left = ThreadPoolExecutor(1)
    left.submit(print, "from a thread that nobody waits for")
