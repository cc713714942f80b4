"""Expected values of quadratic-weighted kappa, computed apart from scoring/stats/weighted-kappa.ts.

Kappa is taken from its disagreement form, 1 - sum(v*o) / sum(v*e) over the table of counts, in exact fractions. The
standard error is the delta method with the gradient worked out numerically from that same formula: no closed form of
the error is used. Codings are pseudo-random but written into the output, so the script can be rerun to the same bytes.

    python3 test/oracle/weighted-kappa.py > test/oracle/weighted-kappa.json
"""

import json
from fractions import Fraction


def kappa_of_shares(shares):
    size = len(shares)
    rows = [sum(row) for row in shares]
    columns = [sum(row[j] for row in shares) for j in range(size)]
    observed = sum(shares[i][j] * (i - j) ** 2 for i in range(size) for j in range(size))
    expected = sum(rows[i] * columns[j] * (i - j) ** 2 for i in range(size) for j in range(size))
    return 1 - observed / expected


def kappa(pairs, categories):
    shares = [[Fraction(0)] * categories for _ in range(categories)]
    for first, second in pairs:
        shares[first][second] += Fraction(1, len(pairs))
    return kappa_of_shares(shares), shares


def standard_error(shares, count):
    """sqrt of gradient' (diag(p) - p p') gradient / n, gradient by central differences in exact fractions."""
    size = len(shares)
    step = Fraction(1, 10**9)
    mean = Fraction(0)
    square = Fraction(0)
    for i in range(size):
        for j in range(size):
            if shares[i][j] == 0:
                continue
            up = [row[:] for row in shares]
            down = [row[:] for row in shares]
            up[i][j] += step
            down[i][j] -= step
            # A nudged table no longer sums to 1: the marginals must be rescaled with it.
            gradient = (kappa_of_shares(scaled(up)) - kappa_of_shares(scaled(down))) / (2 * step)
            mean += shares[i][j] * gradient
            square += shares[i][j] * gradient**2
    return float((square - mean**2) / count) ** 0.5


def scaled(shares):
    total = sum(map(sum, shares))
    return [[cell / total for cell in row] for row in shares]


def codings(seed, count, categories, noise):
    """A small congruential generator: levels of one coder, and a second coder who differs now and then."""
    state = seed
    pairs = []
    for _ in range(count):
        draws = []
        for _ in range(3):
            state = (1103515245 * state + 12345) % 2**31
            draws.append(state >> 16)
        first = draws[0] % categories
        shift = (draws[1] % 3) - 1 if draws[2] % 100 < noise else 0
        pairs.append([first, min(categories - 1, max(0, first + shift))])
    return pairs


def case(name, pairs, categories):
    value, shares = kappa(pairs, categories)
    return {
        "name": name,
        "categories": categories,
        "pairs": pairs,
        "kappa": float(value),
        "standardError": standard_error(shares, len(pairs)),
    }


cases = [
    case("20 cases, two coders who mostly agree", codings(7, 20, 4, 40), 4),
    case("60 cases, much noise", codings(11, 60, 4, 90), 4),
    case("level 3 never used", [[0, 0], [0, 1], [1, 1], [2, 1], [2, 2], [1, 0], [2, 0]], 4),
    case("worse than chance", [[0, 3], [3, 0], [1, 2], [2, 1], [0, 2], [3, 3]], 4),
    case("three levels, 200 cases", codings(3, 200, 3, 60), 3),
]
print(json.dumps(cases, indent=1))
