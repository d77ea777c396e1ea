from multiprocessing import get_context
from time import sleep

def f(x):
    sleep(@1@)
    return x

if __name__ == "__main__":
    pool = get_context("@startMethod@").Pool(@processes@)
    result = pool.map_async(f, range(@items@))
    try:
        pool.join()
    except ValueError as error:
        print("join refused:", error)
    pool.close()
    try:
        pool.apply_async(f, (@items@,))
    except ValueError as error:
        print("apply_async refused:", error)
    pool.join()  #@join
    print("results:", result.get())
