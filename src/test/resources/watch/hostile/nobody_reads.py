"""More events than the log of one process holds."""
from multiprocessing.pool import ThreadPool


def increment(x):
    return x + 1


if __name__ == "__main__":
    with ThreadPool(2) as pool:
        for _ in range(14):
            assert pool.map(increment, range(20_000), chunksize=1) == list(range(1, 20_001))
    print("right")
