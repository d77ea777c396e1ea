from multiprocessing import get_context
from time import sleep

kept = []

def f(x):
    kept.append(b"x" * (24 << 20))
    sleep(@0.5@)
    return len(kept)

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        pieces = pool.map(f, range(@items@), chunksize=1)  #@map
        print("pieces that the worker held by then:", pieces)
        sleep(0.8)  #@sleep
        pool.close()
        pool.join()  #@join
