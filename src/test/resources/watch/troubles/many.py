"""Many short taskels, in chunks and one by one."""
import multiprocessing as mp

if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        assert sum(pool.map(abs, range(-100_000, 0))) == 5_000_050_000
        assert sum(pool.imap(abs, range(-10_000, 0))) == 50_005_000
        assert sum(pool.imap_unordered(abs, range(-10_000, 0), chunksize=7)) == 50_005_000
