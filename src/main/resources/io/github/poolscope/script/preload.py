import os
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

def f(x):
    import heavy  # takes half a second, where it is not loaded yet
    sleep(@0.4@)
    return heavy.double(x)

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        code = "from time import sleep\nsleep(0.5)\ndef double(x): return 2 * x"
        Path(folder, "heavy.py").write_text(code)
        sys.path.append(folder)
        os.environ["PYTHONPATH"] = folder
        context = get_context("@startMethod@")
        context.set_forkserver_preload(["heavy"])
        with context.Pool(@processes@) as pool:
            print("results:", pool.map(f, range(@items@), chunksize=1))  #@map
            pool.close()
            pool.join()  #@join
