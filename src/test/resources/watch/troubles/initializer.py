"""Each worker's initializer fails: the pool replaces them for ever."""
import multiprocessing as mp


def begin():
    raise RuntimeError("no licence found")


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2, initializer=begin) as pool:
        print(pool.map(abs, range(8)))
