from multiprocessing import current_process, get_context
from os import getpid
from time import sleep

def work(seconds):
    print(f"{current_process().name}: my process is {getpid()}")
    sleep(seconds)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    print("main program: my process is", getpid())
    process = context.Process(target=work, args=(@1.5@,), name="worker")
    print("before start: alive", process.is_alive())
    process.start()
    print("after start: alive", process.is_alive())
    process.join()  #@join
    print("after join: alive", process.is_alive())
    print("exit code", process.exitcode)
