from multiprocessing import get_context
from time import sleep

def f(x, y):
    sleep(@0.8@)
    return f"{x} times {y} is {x * y}"

def star(row):
    return f(*row)

if __name__ == "__main__":
    rows = [(x, x + 1) for x in range(@items@)]
    with get_context("@startMethod@").Pool(@processes@) as pool:
        for result in pool.imap(star, rows):  #@next
            print(result)
        pool.close()
        pool.join()  #@join
