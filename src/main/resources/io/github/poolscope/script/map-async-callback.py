from multiprocessing import get_context
from time import sleep

def f(x):
    sleep(@1@)
    return x

def done(results):
    print("callback:", results)

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        result = pool.map_async(f, range(@items@), callback=done)
        print("ready:", result.ready())
        result.wait()  #@wait
        print("ready:", result.ready())
        pool.close()
        pool.join()  #@join
