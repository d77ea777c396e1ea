"""A worker of an executor is killed while it runs a taskel."""
import multiprocessing as mp
import os
import signal
from concurrent.futures import ProcessPoolExecutor


def f(x):
    if x == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return x


if __name__ == "__main__":
    with ProcessPoolExecutor(2, mp_context=mp.get_context("fork")) as pool:
        futures = [pool.submit(f, x) for x in range(8)]
        print([type(future.exception()).__name__ for future in futures])
