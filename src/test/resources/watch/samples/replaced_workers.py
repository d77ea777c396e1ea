"""Workers that are replaced after some tasks, with an initializer; the program counts its workers and their tasks."""
# arguments: fork | spawn
import multiprocessing as mp
import os
import sys

tag = None
done = 0


def begin(text, *more):
    global tag
    tag = text, len(more)


def work(x):
    global done
    done += 1
    return tag, x, done, os.getpid()


if __name__ == "__main__":
    with mp.get_context(sys.argv[1]).Pool(2, initializer=begin, initargs=("tag", 1, 2), maxtasksperchild=3) as pool:
        results = pool.map(work, range(12), chunksize=1)
        print([r[:2] for r in results], max(r[2] for r in results))
        workers = len({r[3] for r in results})
        results = pool.map(work, range(12), chunksize=4)
        print([r[1] for r in results])
        pool.close()
        pool.join()
    print("at least four workers:", workers >= 4)
    print("counted:", ("calls", 2), ("taskels", 24))
