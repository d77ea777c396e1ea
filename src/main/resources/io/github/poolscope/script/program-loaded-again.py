from multiprocessing import get_context
from os import getpid
from time import sleep

print("loaded by process", getpid(), flush=True)

def f(x):
    sleep(@0.6@)
    return x

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        print("results:", pool.map(f, range(@items@), chunksize=1))  #@map
        pool.close()
        pool.join()  #@join
