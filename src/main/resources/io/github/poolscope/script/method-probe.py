from multiprocessing import get_context

def f(*arguments):
    return len(arguments)

if __name__ == "__main__":
    with get_context("@startMethod@").Pool(@processes@) as pool:
        given = (1, 2) if "apply" in "@mode@" else [(1, 2), (3, 4)]
        returned = pool.@mode@(f, given)  #@call
        print("returned", type(returned).__name__)
        if hasattr(returned, "get"):
            returned = returned.get()  #@get
        counts = [returned] if "apply" in "@mode@" else list(returned)  #@take
        print("arguments", counts[0])
