from multiprocessing import get_context
from time import sleep

def f(x):
    sleep(@0.8@)
    return x

def bar(done):
    print("#" * done + "-" * (@items@ - done), f"{done}/@items@")

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        bar(0)
        results = pool.map(f, range(@items@))  #@map
        for done, result in enumerate(results, 1):
            bar(done)
        pool.close()
        pool.join()  #@join
