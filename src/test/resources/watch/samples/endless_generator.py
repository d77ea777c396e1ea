"""imap over a generator without end, of which only some results are taken: the pool reads ahead, and is terminated."""
# arguments: fork | spawn
import itertools
import multiprocessing as mp
import sys


def square(x):
    return x * x


def items():
    try:
        for i in itertools.count():
            yield bytes(2000) and i
    finally:
        pass


if __name__ == "__main__":
    for chunksize in (1, 5):
        with mp.get_context(sys.argv[1]).Pool(2) as pool:
            results = pool.imap(square, items(), chunksize=chunksize)
            print(list(itertools.islice(results, 23)))
            print(next(results), next(results))
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        unordered = pool.imap_unordered(square, itertools.cycle([3]))
        print(set(itertools.islice(unordered, 50)))
