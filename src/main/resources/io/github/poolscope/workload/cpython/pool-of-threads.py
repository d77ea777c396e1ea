from multiprocessing.pool import ThreadPool
@imports@

@function@

if __name__ == "__main__":
    with ThreadPool(@processes@) as pool:
        results = pool.map(f, range(@items@), chunksize=@chunksize@)  #@map
        print("res:", results)
        pool.close()
        pool.join()  #@join
