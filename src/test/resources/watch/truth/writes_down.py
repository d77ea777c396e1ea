"""Each taskel writes down its own process, thread, item and times; the log must tell the same."""
import multiprocessing as mp
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

OWN_LOG = os.open("own-log", os.O_WRONLY | os.O_APPEND | os.O_CREAT)


def work(x):
    begun = time.perf_counter_ns()
    for _ in range((0, 10, 1000, 20000, 100)[x % 5]):
        pass
    if x % 97 == 50:
        time.sleep(0.002)
    ended = time.perf_counter_ns()
    os.write(OWN_LOG, b"%d %d %d %d\n" % (os.getpid(), x, begun, ended))
    return 3 * x


def all_calls(pool):
    pool.map(work, range(0, 60), chunksize=1)
    pool.map(work, range(1000, 1100), chunksize=16)
    pool.starmap(work, [(x,) for x in range(2000, 2050)])
    list(pool.imap(work, range(3000, 3040)))
    list(pool.imap_unordered(work, range(4000, 4080), chunksize=10))
    for i in range(5000, 5020):
        pool.apply(work, (i,))


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with context.Pool(2) as pool:
        all_calls(pool)
    with ThreadPool(2) as pool:
        all_calls(pool)
    for executor in (ProcessPoolExecutor(2, mp_context=context), ThreadPoolExecutor(2)):
        with executor:
            list(executor.map(work, range(6000, 6030)))
            list(executor.map(work, range(7000, 7100), chunksize=25))
            executor.submit(work, 8000).result()
    with open("own-log") as file:
        print(file.read(), end="")
