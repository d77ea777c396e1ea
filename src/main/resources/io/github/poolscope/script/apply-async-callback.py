from multiprocessing import get_context
from os import getpid
from threading import current_thread
from time import sleep

def f(x):
    sleep(@0.8@)
    return x

done = 0

def advance(result):
    global done
    done += 1
    bar = ("#" * (done * 20 // @items@)).ljust(20, "-")
    print(f"{bar} {done}/@items@ in process {getpid()}, thread {current_thread().name}")

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        for x in range(@items@):
            pool.apply_async(f, (x,), callback=advance)
        print(f"submitted in process {getpid()}, thread {current_thread().name}")
        pool.close()
        pool.join()  #@join
