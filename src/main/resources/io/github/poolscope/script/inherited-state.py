from multiprocessing import get_context
from os import environ, getcwd
from time import sleep

setting = "as in the source"

def place():
    return getcwd(), environ.get("PATH")

def look(main):
    sleep(@0.5@)
    folder, path = place()
    return f"setting {setting}, same folder {folder == main[0]}, same environment {path == main[1]}"

if __name__ == "__main__":
    setting = "changed"
    with get_context("@startMethod@").Pool(@processes@) as pool:
        seen = pool.map(look, [place()] * @items@, chunksize=1)  #@map
        for each in seen:
            print("a worker:", each)
        pool.close()
        pool.join()  #@join
    print("the main program: setting", setting)
