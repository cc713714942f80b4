"""The simulation of simulation.ts in numpy: one line read, one line of milliseconds written."""

import sys
import time

import numpy

DRAWS = int(sys.argv[1])
ROWS = int(sys.argv[2])


def run(seed: int) -> float:
    started = time.perf_counter()
    generator = numpy.random.default_rng(seed)
    total = numpy.zeros(DRAWS)
    for row in range(ROWS):
        low = 0.2 + 0.01 * row
        total += (1000 + row) * generator.triangular(low, low + 0.1, low + 0.4, DRAWS)
    numpy.quantile(total, [0.05, 0.5, 0.95])
    return 1000 * (time.perf_counter() - started)


print(numpy.__version__, flush=True)
for line in sys.stdin:
    print(run(int(line)), flush=True)
