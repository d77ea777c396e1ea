from collections import namedtuple

Shape = namedtuple("Shape", "width height")


def area(shape):
    return shape.width * shape.height


def here(x):
    return __name__, __package__, x
