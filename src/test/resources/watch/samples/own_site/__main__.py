"""A program with a sitecustomize of its own, run as a folder."""
# arguments: fork | spawn
# environment: PYTHONPATH={folder}/site
import multiprocessing as mp
import os
import sys

import own
import sitecustomize

if __name__ == "__main__":
    print(sys.greeting, os.path.basename(os.path.dirname(sitecustomize.__file__)), sitecustomize.__name__)
    with mp.get_context(sys.argv[1]).Pool(1) as pool:
        print(pool.map(own.greeting, [1]))
