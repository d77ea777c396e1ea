"""A program that makes warnings errors and counts what is raised where nobody can catch it."""
# arguments: fork | spawn
import gc
import multiprocessing as mp
import sys
import threading
import warnings
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool

warnings.simplefilter("error")
warnings.filterwarnings("default", message=".*fork.*")  # From 3.12 on a pool's own threads cause it.
unraised = []
sys.unraisablehook = lambda args: unraised.append((type(args.exc_value).__name__, str(args.exc_value)[:40]))
threading.excepthook = lambda args: unraised.append(("thread", args.exc_type.__name__))


def warn(x):
    warnings.warn("item %d" % x, UserWarning)
    return x


def quiet(x):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        warnings.warn("never mind")
        return x, len(told)


if __name__ == "__main__":
    warnings.filterwarnings("ignore", message=".*fork.*")
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        for chunksize in (1, 3):
            try:
                pool.map(warn, range(3), chunksize=chunksize)
            except UserWarning as e:
                print("raised", type(e).__name__, str(e)[:4])
        print(pool.map(quiet, range(4)))
    pool.join()
    pool = ThreadPool(1)
    print(pool.map(quiet, range(2)))
    del pool  # Not closed: a ResourceWarning, which can't be raised.
    gc.collect()
    with ThreadPoolExecutor(1) as executor:
        print(type(executor.submit(warn, 5).exception()).__name__)
    print(sorted(unraised))
