"""A with block that an exception leaves while taskels run: the program ends with its traceback and exit code 1."""
# arguments: pool | executor | threads | nothing-caught
import multiprocessing as mp
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def work(x):
    if x == 2:
        raise LookupError("item %d" % x)
    time.sleep(0.01)
    return x


class Stop(Exception):
    pass


if __name__ == "__main__":
    context = mp.get_context("fork")
    if sys.argv[1] == "pool":
        with context.Pool(2) as pool:
            pool.map_async(time.sleep, [10] * 4)
            print("leaving")
            raise Stop("in the middle")
    if sys.argv[1] == "executor":
        with ProcessPoolExecutor(2, mp_context=context) as executor:
            print(list(executor.map(work, [0, 1])))
            results = executor.map(work, range(6))
            executor.shutdown()  # Whether an error is there already is seen in the traceback.
            for result in results:
                print(result)
    if sys.argv[1] == "threads":
        with ThreadPool(2) as pool:
            print(next(pool.imap_unordered(work, [1])))
            with ThreadPoolExecutor(2) as executor:
                future = executor.submit(work, 2)
                try:
                    pool.map(work, range(4), chunksize=1)
                finally:
                    print("ended well:", future.exception() is None)
    with context.Pool(2) as pool:
        for result in pool.imap(work, range(3)):
            print(result)
