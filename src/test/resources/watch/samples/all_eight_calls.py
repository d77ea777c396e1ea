"""All eight calls of a Pool, with callbacks, error callbacks, timeouts and errors; counts what it called itself."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import sys
from collections import Counter

counted = Counter()


def square(x):
    return x * x


def power(x, y=2):
    return x ** y


def divide(a, b):
    return a // b


def call(name, n, function):
    counted["calls"] += 1
    counted["taskels"] += n
    try:
        return name, function()
    except ZeroDivisionError as e:
        counted["failed"] += 1
        return name, type(e).__name__, str(e)


if __name__ == "__main__":
    told = []
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        print(call("apply", 1, lambda: pool.apply(power, (3,), {"y": 3})))
        print(call("apply fails", 1, lambda: pool.apply(divide, (1, 0))))
        print(call("apply_async", 1, lambda: pool.apply_async(power, (2, 5), callback=told.append).get(timeout=30)))
        print(call("map", 11, lambda: pool.map(square, range(11), chunksize=4)))
        print(call("map with one in a chunk", 5, lambda: pool.map(square, range(5), chunksize=1)))
        print(call("map of a set chunksize", 40, lambda: sum(pool.map(square, range(40)))))
        print(call("map of nothing", 0, lambda: pool.map(square, [])))
        print(call("map_async", 6, lambda: pool.map_async(square, range(6), 2, told.append).get()))
        print(call("imap", 7, lambda: list(pool.imap(square, range(7)))))
        print(call("imap in chunks", 7, lambda: list(pool.imap(square, iter(range(7)), 3))))
        print(call("imap_unordered", 7, lambda: sorted(pool.imap_unordered(square, range(7)))))
        print(call("imap_unordered in chunks", 9, lambda: sorted(pool.imap_unordered(square, range(9), chunksize=2))))
        print(call("starmap", 5, lambda: pool.starmap(divide, [(i, 2) for i in range(5)], chunksize=2)))
        print(call("starmap_async", 3, lambda: pool.starmap_async(divide, [(9, 3), (8, 2), (7, 1)]).get()))
        # With an error, the taskels behind it in the chunk are not run.
        print(call("starmap fails", 2, lambda: pool.starmap(divide, [(1, 1), (1, 0)], chunksize=1)))
        failing = pool.apply_async(divide, (2, 0), callback=told.append, error_callback=lambda e: told.append(str(e)))
        counted.update(calls=1, taskels=1, failed=1)
        failing.wait()
        print(failing.ready(), failing.successful())
        try:
            failing.successful() or failing.get(timeout=10)
        except ZeroDivisionError as e:
            print("got", e, type(e.__cause__).__name__)
        it = pool.imap(square, range(3), chunksize=1)
        counted.update(calls=1, taskels=3)
        print(it.next(), next(it), it.next(timeout=20), next(it, "no more"))
        pool.close()
        pool.join()
        try:
            pool.apply(square, (1,))
        except ValueError as e:
            print(e)
    print(told)
    print("counted:", *sorted(counted.items()))
