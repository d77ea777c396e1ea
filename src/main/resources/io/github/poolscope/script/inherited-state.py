from multiprocessing import get_context
from os import getcwd
from time import sleep

setting = "as in the source"

def look(folder):
    sleep(@0.5@)
    return f"setting {setting}, same folder {getcwd() == folder}"

if __name__ == "__main__":
    setting = "changed"
    with get_context("@start_method@").Pool(@processes@) as pool:
        seen = pool.map(look, [getcwd()] * @items@, chunksize=1)  #@map
        for each in seen:
            print("a worker:", each)
        pool.close()
        pool.join()  #@join
    print("the main program: setting", setting)
