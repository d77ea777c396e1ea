"""An exception that can be pickled but not unpickled ends the pool's result thread: the caller waits for ever."""
import multiprocessing as mp
import threading


class TwoArguments(Exception):
    def __init__(self, first, second):
        super().__init__(first)


def fail(x):
    raise TwoArguments(x, x)


def identity(x):
    return x


def told(args):
    print("thread ended:", args.exc_type.__name__, str(args.exc_value).split(".")[-1])


if __name__ == "__main__":
    threading.excepthook = told
    try:
        with mp.get_context("fork").Pool(2) as pool:
            print(pool.map(identity, range(4)))
            try:
                pool.apply_async(fail, (1,)).get(timeout=1)
            except mp.TimeoutError:
                print("no result arrives")
            try:
                pool.map_async(identity, range(3)).get(timeout=0.3)
            except mp.TimeoutError:
                print("nor any later one")
    except AssertionError as e:
        print("the with block ends:", e)
    print("counted:", ("calls", 3), ("failed", 1))
