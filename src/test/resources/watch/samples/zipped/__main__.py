"""A program in a zip file, with a module beside it."""
# arguments: fork | spawn
# run: zip
import multiprocessing as mp
import sys

import helper

if __name__ == "__main__":
    print(__file__.endswith(".pyz/__main__.py"), sys.path[0].endswith(".pyz"))
    with mp.get_context(sys.argv[1]).Pool(2) as pool:
        print(pool.map(helper.triple, range(5)))
