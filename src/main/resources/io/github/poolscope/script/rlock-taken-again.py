from multiprocessing import current_process, get_context
from time import sleep

def nested(lock, level):
    with lock:
        print(f"{current_process().name}: has it {level} times")
        sleep(@0.4@)
        if level < 3:
            nested(lock, level + 1)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    rlock = context.RLock()
    first = context.Process(target=nested, args=(rlock, 1), name="first")
    second = context.Process(target=nested, args=(rlock, 1), name="second")
    first.start()
    second.start()
    first.join()  #@join-first
    second.join()  #@join-second
    lock = context.Lock()
    lock.acquire()
    print("a Lock taken again:", lock.acquire(timeout=@1@))  #@acquire
    lock.release()
