from multiprocessing import get_context
from time import sleep

def work(number):
    sleep(@1@)
    if number == 2:
        raise ValueError(f"number {number} is not to my liking")
    print("done with number", number)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    processes = [context.Process(target=work, args=(i,), name=f"process {i}") for i in range(1, 4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  #@join
        print(process.name, "has exit code", process.exitcode)
    print("main program: goes on")
