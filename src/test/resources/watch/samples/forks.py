"""Plain forks, of the main program and of a worker in the middle of a taskel, some of which use a pool of their own."""
import multiprocessing as mp
import os
import sys
from multiprocessing.pool import ThreadPool


def twice(x):
    return 2 * x


def forking(x):
    """Forks in the middle of a taskel: the child ends without a word, or tells by its exit code."""
    pid = os.fork()
    if pid == 0:
        with ThreadPool(1) as pool:
            os._exit(pool.apply(twice, (x,)))
    return os.WEXITSTATUS(os.waitpid(pid, 0)[1])


def in_a_fork(function, *args):
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            code = function(*args)
        finally:
            sys.stdout.flush()
            os._exit(code)
    return os.waitpid(pid, 0)[1] >> 8


def own_pool(n):
    with mp.get_context("fork").Pool(2) as pool:
        print("in the fork", pool.map(twice, range(n)))
    return n


def own_fork(n):
    return n + in_a_fork(own_pool, n)


if __name__ == "__main__":
    print(in_a_fork(own_pool, 3))
    with mp.get_context("fork").Pool(2) as pool:
        print(pool.map(forking, range(6), chunksize=2))
        print(in_a_fork(own_fork, 2))
        print(pool.map(twice, range(3)))
    print("counted:", ("calls", 2 + 6 + 2), ("taskels", 6 + 3 + 6 + 3 + 2))
