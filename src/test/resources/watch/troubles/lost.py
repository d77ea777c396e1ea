"""A taskel ends its worker: the pool never learns of it."""
import multiprocessing as mp
import os


def f(x):
    if x == 5:
        os._exit(7)
    return x


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(f, range(8), chunksize=1))
