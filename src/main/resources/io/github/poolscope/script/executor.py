from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from time import sleep

def f(x):
    sleep((4 - x) * @1.2@)
    return x

if __name__ == "__main__":
    executor = ProcessPoolExecutor(@processes@, mp_context=get_context("@startMethod@"))
    futures = [executor.submit(f, x) for x in range(4)]
    for future in as_completed(futures):  #@as-completed
        print("as completed:", future.result())
    for result in executor.map(f, range(4)):  #@next
        print("map:", result)
    executor.shutdown()  #@shutdown
    try:
        executor.submit(f, 0)
    except RuntimeError:
        print("submit after shutdown is refused")
