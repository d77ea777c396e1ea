from multiprocessing import get_context
from os import getpid
from time import sleep

count = 0

def f(x):
    global count
    count += 1
    print(f"process {getpid()} has counted to {count}")
    sleep(@0.5@)
    return count

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        counts = pool.map(f, range(@items@), chunksize=1)  #@map
        print("returned:", counts)
        pool.close()
        pool.join()  #@join
    print("count in the main program:", count)
