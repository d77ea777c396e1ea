from multiprocessing import get_context
from threading import Semaphore
from time import sleep

room = Semaphore(@bufferSize@)

def items():
    for x in range(@items@):
        room.acquire()
        print("read", x)
        yield x

def f(x):
    sleep(@0.2@)
    return x

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        for result in pool.imap(f, items()):  #@next
            print("got", result)
            room.release()
            sleep(@0.5@)  #@sleep
        pool.close()
        pool.join()  #@join
