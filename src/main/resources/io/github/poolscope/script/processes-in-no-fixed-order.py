from multiprocessing import get_context
from time import sleep

def work(number):
    print(f"process {number} begins")
    sleep(@0.8@)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    processes = [context.Process(target=work, args=(i,), name=f"process {i}") for i in range(@processes@)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  #@join
