from multiprocessing import get_context
from time import sleep

def collect(queue):
    for number in range(3):
        sleep(@0.5@)
        queue.put(number)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    queue = context.Queue()
    numbers = []
    process = context.Process(target=collect, args=(queue,), name="collector")
    process.start()
    for _ in range(3):
        numbers.append(queue.get())  #@get
    process.join()  #@join
    print("main program:", numbers)
