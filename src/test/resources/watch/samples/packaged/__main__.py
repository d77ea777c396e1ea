"""A program that is a package, run by its name."""
# arguments: fork a | spawn a b | forkserver
# run: -m packaged
import multiprocessing as mp
import sys

from . import work
from .work import Shape

if __name__ == "__main__":
    print(sys.argv[1:], __package__, __spec__.name)
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        print(pool.map(work.area, [Shape(2, 3), Shape(4, 5)]))
        print(pool.map(work.here, [1, 2], chunksize=1))
        print(sorted(pool.imap_unordered(work.area, [Shape(i, i) for i in range(5)], chunksize=2)))
    print("counted:", ("calls", 3), ("taskels", 9))
