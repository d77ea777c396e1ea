from multiprocessing import get_context
from time import sleep

def collect(numbers):
    for number in range(3):
        sleep(@0.5@)
        numbers.append(number)
    print("child:", numbers)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    numbers = []
    process = context.Process(target=collect, args=(numbers,), name="collector")
    process.start()
    process.join()  #@join
    print("main program:", numbers)
