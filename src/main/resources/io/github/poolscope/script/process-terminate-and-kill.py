from multiprocessing import get_context
from time import sleep

def work():
    sleep(@60@)

if __name__ == "__main__":
    context = get_context("@startMethod@")
    first = context.Process(target=work, name="first")
    second = context.Process(target=work, name="second")
    first.start()
    second.start()
    first.join(timeout=@1.5@)  #@join-timeout
    print("first after the time-out: alive", first.is_alive())
    first.terminate()
    first.join()  #@join-first
    print("first: exit code", first.exitcode)
    sleep(@1@)  #@sleep
    second.kill()
    second.join()  #@join-second
    print("second: exit code", second.exitcode)
    second.close()
    try:
        second.is_alive()
    except ValueError as error:
        print("second:", error)
