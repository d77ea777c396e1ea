from multiprocessing import current_process, get_context
from time import sleep

def walk(barrier, seconds):
    sleep(seconds)
    print(f"{current_process().name}: is here")
    barrier.wait()
    print(f"{current_process().name}: goes on")

if __name__ == "__main__":
    context = get_context("@startMethod@")
    barrier = context.Barrier(@processes@)
    processes = [context.Process(target=walk, args=(barrier, i * @1@), name=f"walker {i}")
                 for i in range(@processes@)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  #@join
