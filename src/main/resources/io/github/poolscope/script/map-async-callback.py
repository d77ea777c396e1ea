from multiprocessing import get_context
@imports@

@function@

def done(results):
    print("callback:", results)

if __name__ == "__main__":
    with get_context("@start_method@").Pool(@processes@) as pool:
        result = pool.map_async(f, range(@items@), callback=done)
        print("ready:", result.ready())
        result.wait()  #@wait
        print("ready:", result.ready())
        pool.close()
        pool.join()  #@join
