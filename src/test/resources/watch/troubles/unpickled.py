"""A result that can't be unpickled ends the thread that receives results."""
import multiprocessing as mp


class OfTwo(Exception):
    def __init__(self, first, second):
        super().__init__(first)


def f(x):
    return OfTwo(x, x) if x == 2 else x


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(f, range(8), chunksize=1))
