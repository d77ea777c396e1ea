from multiprocessing import get_context
from time import sleep

def hold(lock, held):
    with lock:
        held.set()
        sleep(@60@)

def want(lock, begun):
    begun.set()
    got = lock.acquire(timeout=@10@)
    print("waiter: got the lock", got)
    if got:
        lock.release()

if __name__ == "__main__":
    context = get_context("@startMethod@")
    lock = context.Lock()
    held = context.Event()
    begun = context.Event()
    holder = context.Process(target=hold, args=(lock, held), name="holder")
    waiter = context.Process(target=want, args=(lock, begun), name="waiter")
    holder.start()
    held.wait()  #@wait-held
    waiter.start()
    begun.wait()  #@wait-begun
    sleep(@1@)  #@sleep
    holder.kill()
    holder.join()  #@join-holder
    print("holder: exit code", holder.exitcode)
    waiter.join()  #@join-waiter
