from multiprocessing import get_context
from time import sleep

greeting = "nothing"

def prepare(word):
    global greeting
    greeting = word
    print("the initializer got", word, flush=True)

def f(x):
    sleep(@0.5@)
    return f"{greeting} {x}"

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@, initializer=prepare, initargs=("hello",)) as pool:
        results = pool.map(f, range(@items@), chunksize=1)  #@map
        print("results: [" + ", ".join(results) + "]")
        pool.close()
        pool.join()  #@join
    print("greeting in the main program:", greeting)
