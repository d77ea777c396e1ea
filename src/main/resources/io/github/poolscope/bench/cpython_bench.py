"""Measures CPython's multiprocessing.Pool. Arguments: workers repeat quick|whole [prefix of a case ...].

Prints a line for each case as it is done: its name and the median of its samples.
"""
import heapq
import multiprocessing
import random
import statistics
import sys
import time


def same(item):
    return item


def nap(millis):
    began = time.perf_counter()
    time.sleep(millis / 1e3)
    return began, time.perf_counter()


WORKERS, REPEAT, QUICK = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "quick"
WANTED = tuple(sys.argv[4:])
SCALE = 10 if QUICK else 1


def report(case, sample, warm_up=0):
    if WANTED and not case.startswith(WANTED):
        return
    for _ in range(warm_up):
        sample()
    print(case, statistics.median(sample() for _ in range(REPEAT)), flush=True)


def seconds(work, expected):
    began = time.perf_counter()
    results = work()
    taken = time.perf_counter() - began
    if sorted(results) != expected:
        raise SystemExit("wrong results")
    return taken


def first_results(context, count):
    began = time.perf_counter()
    pool = context.Pool(count)
    pool.map(same, range(count), chunksize=1)
    taken = time.perf_counter() - began
    pool.terminate()
    pool.join()
    return taken * 1e3


def percent_over_greedy(pool, naps):
    spans = pool.map(nap, naps, chunksize=1)
    free = [0.0] * WORKERS
    for began, ended in spans:
        heapq.heappush(free, heapq.heappop(free) + ended - began)
    taken = max(ended for _, ended in spans) - min(began for began, _ in spans)
    return 100 * (taken - max(free)) / max(free)


def main():
    for method in "fork", "spawn", "forkserver":
        context = multiprocessing.get_context(method)
        for count in 1, WORKERS, 8:
            report(f"start/{method}/{count}", lambda: first_results(context, count), warm_up=1)
    with multiprocessing.get_context("fork").Pool(WORKERS) as pool:
        pool.map(same, range(1000))
        few, many = list(range(100_000 // SCALE)), list(range(1_000_000 // SCALE))
        for size in 1, 10, 100, 1_000, 10_000:
            report(f"map/chunk{size}", lambda: len(few) / seconds(lambda: pool.map(same, few, size), few))
        report("map/auto", lambda: len(many) / seconds(lambda: pool.map(same, many), many))
        for size in 1, 100:
            report(f"imap/chunk{size}", lambda: len(few) / seconds(lambda: list(pool.imap(same, few, size)), few))
            report(f"imap_unordered/chunk{size}",
                   lambda: len(few) / seconds(lambda: list(pool.imap_unordered(same, few, size)), few))
        calls = few[:5_000 // SCALE]
        report("apply/round_trip",
               lambda: seconds(lambda: [pool.apply(same, (i,)) for i in calls], calls) / len(calls) * 1e6)
        asked = few[:20_000 // SCALE]
        report("apply_async/get_all",
               lambda: len(asked) / seconds(lambda: [r.get() for r in [pool.apply_async(same, (i,)) for i in asked]],
                                            asked))
        blobs = [bytes(1 << 20)] * (200 // SCALE)
        report("echo/1MiB", lambda: len(blobs) / seconds(lambda: pool.map(same, blobs, 1), blobs))
        chance = random.Random(7)
        naps = [min(200.0, 1 / (1 - chance.random())) for _ in range(50 if QUICK else 200)]
        report("makespan/heavy_tail", lambda: percent_over_greedy(pool, naps))


if __name__ == "__main__":
    main()
