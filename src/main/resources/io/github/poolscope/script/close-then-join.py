from multiprocessing import get_context
@imports@

@function@

if __name__ == "__main__":
    pool = get_context("@start_method@").Pool(@processes@)
    result = pool.map_async(f, range(@items@))
    try:
        pool.join()
    except ValueError as error:
        print("join refused:", error)
    pool.close()
    try:
        pool.apply_async(f, (@items@,))
    except ValueError as error:
        print("apply_async refused:", error)
    pool.join()  #@join
    print("results:", result.get())
