from multiprocessing import get_context
from threading import current_thread
@imports@

@function@

done = 0

def advance(result):
    global done
    done += 1
    bar = "#" * (done * 20 // @items@)
    print(bar.ljust(20, "-"), f"{done}/@items@ in thread {current_thread().name}")

if __name__ == "__main__":
    with get_context("@start_method@").Pool(@processes@) as pool:
        for x in range(@items@):
            pool.apply_async(f, (x,), callback=advance)
        print("submitted by thread", current_thread().name)
        pool.close()
        pool.join()  #@join
