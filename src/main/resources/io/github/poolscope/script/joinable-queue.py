from multiprocessing import get_context
from time import sleep

def work(queue):
    while (item := queue.get()) is not None:
        sleep(@0.8@)
        print("done with", item)
        queue.task_done()
    queue.task_done()

if __name__ == "__main__":
    context = get_context("@startMethod@")
    queue = context.JoinableQueue()
    processes = [context.Process(target=work, args=(queue,), name=f"worker {i}") for i in range(@processes@)]
    for process in processes:
        process.start()
    for item in range(6):
        queue.put(item)
    queue.join()  #@join-queue
    print("all items are done")
    for _ in processes:
        queue.put(None)
    for process in processes:
        process.join()  #@join
