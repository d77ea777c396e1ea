"""A program that prints nothing at all: what it has to tell is its exit code."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import sys


def count(x):
    return 1


if __name__ == "__main__":
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        total = sum(pool.map(count, range(20), chunksize=3)) + sum(pool.imap_unordered(count, range(11)))
    sys.exit(total)
