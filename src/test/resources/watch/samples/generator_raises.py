"""Iterables that raise: before any item, in the middle, only when closed; through every call that takes one."""
# arguments: fork | spawn
import multiprocessing as mp
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


class Closing(Exception):
    pass


def items(good):
    for i in range(good):
        yield i
    raise Closing("no item %d" % good)


class Odd:
    """Has a length that raises, and items all the same."""

    def __len__(self):
        raise TypeError("no length")

    def __iter__(self):
        return iter([1, 2, 3])


class LongerThanItSays:
    def __len__(self):
        return 2

    def __iter__(self):
        return iter([1, 2, 3, 4, 5])


def double(x):
    return 2 * x


def collect(iterator):
    got = []
    try:
        for x in iterator:
            got.append(x)
    except Exception as e:
        got.append(type(e).__name__ + ": " + str(e))
    return got


def attempt(name, function):
    try:
        print(name, function())
    except Exception as e:
        print(name, type(e).__name__, e)


def all_of(pool):
    for good in (0, 3):
        attempt("map", lambda: pool.map(double, items(good)))
        attempt("imap", lambda: collect(pool.imap(double, items(good))))
        attempt("imap in chunks", lambda: collect(pool.imap(double, items(good), chunksize=2)))
        attempt("imap_unordered", lambda: collect(pool.imap_unordered(double, items(good)))[-1])
    attempt("odd length", lambda: pool.map(double, Odd()))
    attempt("longer than it says", lambda: pool.map(double, LongerThanItSays(), chunksize=5))
    attempt("imap longer", lambda: collect(pool.imap(double, LongerThanItSays(), chunksize=2)))
    attempt("no iterable", lambda: pool.map(double, 5))
    attempt("chunksize 0", lambda: pool.imap(double, [1], 0))
    attempt("items no tuples", lambda: pool.starmap(double, [1, 2]))


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    with context.Pool(2) as pool:
        all_of(pool)
    with ThreadPool(2) as pool:
        all_of(pool)
    with ProcessPoolExecutor(2, mp_context=context) as executor:
        for size in (1, 2):
            attempt("executor", lambda: list(executor.map(double, items(3), chunksize=size)))
        attempt("executor, two iterables", lambda: list(executor.map(pow, [2, 3], items(2))))
    with ThreadPoolExecutor(2) as executor:
        attempt("threads", lambda: list(executor.map(double, items(3))))
