"""The smallest program with a pool; prints how it was started as well."""
# arguments: fork | spawn | forkserver
import multiprocessing as mp
import os
import sys


def increment(x):
    return x + 1


if __name__ == "__main__":
    method = sys.argv[1] if len(sys.argv) > 1 else "fork"
    with mp.get_context(method).Pool(2) as pool:
        print(method, pool.map(increment, range(4), chunksize=1))
    print([os.path.basename(a) for a in sys.argv], os.path.basename(sys.path[0]), __name__, __package__)
    print(sorted(name for name in globals() if name != "__annotations__"), type(__loader__).__name__, __spec__ is None)
    print([name for name, value in sorted(vars(type(sys.flags)).items()) if getattr(sys.flags, name, 0) is True])
    print(os.path.basename(globals().get("__file__", "")), sys.flags.isolated, sys.flags.ignore_environment)
    print([os.path.basename(a) for a in getattr(sys, "orig_argv", [])[1:]], sys.warnoptions, len(sys.path))
