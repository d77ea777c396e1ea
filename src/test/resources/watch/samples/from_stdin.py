"""A program that Python reads from its standard input: its functions have no file."""
# run: stdin
import multiprocessing as mp
import sys
from concurrent.futures import ProcessPoolExecutor


def negative(x):
    return -x


def fail(x):
    raise ValueError(x)


context = mp.get_context("fork")
with context.Pool(2) as pool:
    print(pool.map(negative, range(6)), sys.argv, __name__)
    try:
        pool.map(fail, [1])
    except ValueError as e:
        print("error", e)
with ProcessPoolExecutor(1, mp_context=context) as executor:
    print(list(executor.map(negative, range(3))))
pool.map(negative, [1])
