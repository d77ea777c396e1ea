from multiprocessing import get_context
from os import remove
from tempfile import NamedTemporaryFile
from time import sleep

def count(path, start, lock):
    start.wait()
    for _ in range(2):
        with lock:
            with open(path, "r+") as file:
                number = int(file.read())
                sleep(@0.8@)
                file.seek(0)
                file.write(str(number + 1))

if __name__ == "__main__":
    context = get_context("@startMethod@")
    with NamedTemporaryFile("w", delete=False) as file:
        file.write("0")
    start = context.Barrier(@processes@)
    lock = context.Lock()
    processes = [context.Process(target=count, args=(file.name, start, lock), name=f"counter {i}")
                 for i in range(@processes@)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()  #@join
    print("counted", open(file.name).read(), "of", 2 * @processes@)
    remove(file.name)
