from multiprocessing import current_process, get_context
from time import sleep

def rest(ready, condition):
    with condition:
        ready.put(current_process().name)
        condition.wait()
        print(f"{current_process().name}: was notified")

if __name__ == "__main__":
    context = get_context("@startMethod@")
    ready = context.Queue()
    condition = context.Condition()
    processes = [context.Process(target=rest, args=(ready, condition), name=f"sleeper {i}")
                 for i in range(@processes@)]
    for process in processes:
        process.start()
    for _ in processes:
        print(ready.get(), "rests")  #@get
    sleep(@1@)  #@sleep
    with condition:
        print("main program: notify")
        condition.notify()
    sleep(@1.5@)  #@sleep-again
    with condition:
        print("main program: notify_all")
        condition.notify_all()
    for process in processes:
        process.join()  #@join
