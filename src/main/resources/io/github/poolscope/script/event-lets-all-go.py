from multiprocessing import current_process, get_context
from time import sleep

def run(ready, go):
    ready.put(current_process().name)
    go.wait()
    print(f"{current_process().name}: goes")

if __name__ == "__main__":
    context = get_context("@startMethod@")
    ready = context.Queue()
    go = context.Event()
    processes = [context.Process(target=run, args=(ready, go), name=f"runner {i}")
                 for i in range(@processes@)]
    for process in processes:
        process.start()
    for _ in processes:
        print(ready.get(), "is ready")  #@get
    sleep(@1.5@)  #@sleep
    print("main program: go")
    go.set()
    for process in processes:
        process.join()  #@join
