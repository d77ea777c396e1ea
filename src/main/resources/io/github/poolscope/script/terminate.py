from multiprocessing import get_context
from time import sleep

def f(x):
    sleep(@1.2@)
    return x

if __name__ == "__main__":
    pool = get_context("@startMethod@").Pool(@processes@)
    results = [pool.apply_async(f, (x,)) for x in range(@items@)]
    results[0].wait()  #@wait
    pool.terminate()
    pool.join()  #@join
    there = [x for x, result in enumerate(results) if result.ready() and result.successful()]
    print("results that are there:", there)
