from multiprocessing import current_process, get_context
from time import sleep

def visit(start, semaphore):
    start.wait()
    with semaphore:
        print(f"{current_process().name}: is in")
        sleep(@1@)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    start = context.Barrier(@processes@)
    semaphore = context.Semaphore(2)
    processes = [context.Process(target=visit, args=(start, semaphore), name=f"guest {i}")
                 for i in range(@processes@)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  #@join
