import sys


def greeting(_):
    return sys.greeting, "sitecustomize" in sys.modules
