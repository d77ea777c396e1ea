from multiprocessing import get_context
from os import getpid
from time import sleep

def work():
    sleep(@0.8@)
    print("done by process", getpid())

if __name__ == "__main__":
    context = get_context("@startMethod@")
    process = context.Process(target=work, name="first")
    process.start()
    process.join()  #@join-first
    try:
        process.start()
    except AssertionError as error:
        print("second start:", error)
    other = context.Process(target=work, name="another")
    other.start()
    other.join()  #@join-another
