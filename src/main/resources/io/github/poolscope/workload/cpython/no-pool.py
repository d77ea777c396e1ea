from time import perf_counter
@imports@

@function@

if __name__ == "__main__":
    begun = perf_counter()
    results = [f(x) for x in range(@items@)]
    print("makespan:", perf_counter() - begun)
    print("res:", results)
