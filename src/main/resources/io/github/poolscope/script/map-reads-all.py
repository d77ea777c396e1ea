from multiprocessing import get_context
from time import sleep

def items():
    for x in range(1, @items@):
        sleep(@0.4@)
        print("read", x)
        yield x

def f(x):
    print("run", x)
    sleep(@0.4@)
    return x

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        pool.apply(f, (0,))  #@apply
        results = pool.map(f, items(), chunksize=1)  #@map
        for result in results:
            print("got", result)
        pool.close()
        pool.join()  #@join
