from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

def digest(path):
    data = path.read_bytes()
    sleep(len(data) / 1000 * @0.2@)  # a slow disk
    return f"{path.name} {sha256(data).hexdigest()[:8]}"

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        for i in range(@items@):
            size = 8000 if i < 4 else 1000
            Path(folder, f"{i:02}.dat").write_bytes(bytes([i]) * size)
        files = sorted(Path(folder).iterdir())
        context = get_context("@startMethod@")
        meet = context.Barrier(@processes@)
        with context.Pool(@processes@, initializer=meet.wait) as pool:  # all workers begin together
            digests = pool.map(digest, files, chunksize=@chunksize@)  #@map
            for each in digests:
                print(each)
            pool.close()
            pool.join()  #@join
