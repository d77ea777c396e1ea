"""Busy workers do not notice that their main program has gone."""
import multiprocessing as mp
import time


def f(x):
    time.sleep(600)


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(f, range(2)))
