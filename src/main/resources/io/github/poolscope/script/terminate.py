from multiprocessing import get_context
@imports@

@function@

if __name__ == "__main__":
    pool = get_context("@start_method@").Pool(@processes@)
    results = [pool.apply_async(f, (x,)) for x in range(@items@)]
    results[0].wait()  #@wait
    pool.terminate()
    pool.join()  #@join
    there = [x for x, result in enumerate(results) if result.ready() and result.successful()]
    print("results that are there:", there)
