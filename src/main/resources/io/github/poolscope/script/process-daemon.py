from multiprocessing import get_context
from time import sleep

def work(begun):
    begun.set()
    sleep(@5@)
    print("worker: done")

if __name__ == "__main__":
    context = get_context("@startMethod@")
    begun = context.Event()
    process = context.Process(target=work, args=(begun,), name="worker", daemon=True)
    process.start()
    begun.wait()  #@wait
    sleep(@0.5@)  #@sleep
    print("main program: ends, and the worker is alive", process.is_alive())
