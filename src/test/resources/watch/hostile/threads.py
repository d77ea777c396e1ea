"""Sixteen threads that use executors and pools at once, while the main thread forks."""
import os
import threading
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

N = 1000


def increment(x):
    return x + 1


def use_executor():
    with ThreadPoolExecutor(2) as executor:
        assert list(executor.map(increment, range(N))) == list(range(1, N + 1))


def use_pool():
    with ThreadPool(2) as pool:
        assert pool.map(increment, range(N), chunksize=1) == list(range(1, N + 1))


def in_fork():
    with ThreadPool(1) as pool:
        return pool.apply(increment, (41,))


if __name__ == "__main__":
    threads = [threading.Thread(target=use_executor if i % 2 else use_pool) for i in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pid = os.fork()
    if pid == 0:
        os._exit(in_fork())
    print("right", os.waitpid(pid, 0)[1] >> 8)
