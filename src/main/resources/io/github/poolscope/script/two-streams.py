from multiprocessing import get_context
from time import sleep

def f(x):
    sleep((6 - x) * @0.5@)
    return x

if __name__ == "__main__":
    context = get_context("@startMethod@")
    meet = context.Barrier(2 * @processes@)  # all workers begin together
    with context.Pool(@processes@, initializer=meet.wait) as one, \
            context.Pool(@processes@, initializer=meet.wait) as other:
        ordered = one.imap(f, range(6))
        unordered = other.imap_unordered(f, range(6))
        for left, right in zip(ordered, unordered):  #@next
            print(f"in order: {left}")
            print(f"as they come: {right}")
        one.close()
        other.close()
        one.join()  #@join-one
        other.join()  #@join-other
