"""Chunks of taskels from nothing to milliseconds, in all kinds of chunksizes: every result is in its place."""
# arguments: fork
import multiprocessing as mp
import random
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def work(x):
    for _ in range((0, 0, 0, 3, 30, 300, 3000)[x * 7919 % 7]):
        pass
    return (x, "text") if x % 5 else x


def product(a, b):
    return work(a * b)


if __name__ == "__main__":
    context = mp.get_context(sys.argv[1])
    chance = random.Random(3)
    calls = taskels = 0
    with context.Pool(2) as pool, ProcessPoolExecutor(2, mp_context=context) as executor, ThreadPool(2) as threads, \
            ThreadPoolExecutor(2) as thread_executor:
        for _ in range(14):
            n, size = chance.randrange(1, 700), chance.choice([1, 2, 3, 5, 8, 33, 64, 65, 100, 640, None])
            expected = [work(i) for i in range(n)]
            pairs = [(i, 3) for i in range(n)]
            products = [product(*pair) for pair in pairs]
            for each in (pool, threads):
                assert each.map(work, range(n), chunksize=size) == expected
                assert list(each.imap(work, range(n), chunksize=size or 1)) == expected
                assert sorted(map(str, each.imap_unordered(work, range(n), size or 7))) == sorted(map(str, expected))
                assert each.starmap(product, pairs, chunksize=size) == products
                calls += 4
                taskels += 4 * n
            for each in (executor, thread_executor):
                assert list(each.map(product, range(n), [3] * n, chunksize=size or 1)) == products
                calls += 1
                taskels += n
    print("counted:", ("calls", calls), ("taskels", taskels))
