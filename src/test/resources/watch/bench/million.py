"""A program with very many taskels: `map` of a million in chunks, `imap_unordered` of 100,000 one by one."""

import multiprocessing as mp


def same(n):
    return n


if __name__ == "__main__":
    with mp.get_context("fork").Pool(2) as pool:
        assert pool.map(same, range(1_000_000)) == list(range(1_000_000))
        assert sorted(pool.imap_unordered(same, range(100_000))) == list(range(100_000))
    print("done")
