"""Expected sets of ranks, resampled ranks and weights that swap, computed apart from scoring/panel/ranks/.

Rank sets: the definition pair by pair with scipy's normal quantile. Bootstrap: all n^n ordered resamples of judges, one
after the other, with scipy's rankdata(method="min"). Smallest change of weights: a linear programme (scipy's HiGHS).

    python3 test/oracle/panel/ranks.py > test/oracle/panel/ranks.json
"""

import json
from itertools import product

import numpy
from scipy.optimize import linprog
from scipy.stats import norm, rankdata


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def rank_sets(estimates, errors, quantile):
    n = len(estimates)

    def above(i, j):
        return estimates[j] - estimates[i] > quantile * numpy.sqrt(errors[i] ** 2 + errors[j] ** 2)

    return [[int(1 + sum(above(i, j) for j in range(n))), int(n - sum(above(j, i) for j in range(n)))] for i in range(n)]


def confidence(seed, n, level):
    source = numbers(seed)
    estimates = [50 + next(source) % 400 / 10 for _ in range(n)]
    errors = [0.5 + next(source) % 50 / 10 for _ in range(n)]
    alpha = 1 - level
    marginal = norm.ppf(1 - alpha / (2 * (n - 1)))
    simultaneous = norm.ppf(1 - alpha / (n * (n - 1)))
    return {
        "estimates": estimates,
        "errors": errors,
        "level": level,
        "marginalQuantile": float(marginal),
        "simultaneousQuantile": float(simultaneous),
        "marginal": rank_sets(estimates, errors, marginal),
        "simultaneous": rank_sets(estimates, errors, simultaneous),
    }


def bootstrap(seed, entries, judges, level):
    source = numbers(seed)
    scores = [[60 + next(source) % 30 for _ in range(judges)] for _ in range(entries)]
    table = numpy.array(scores)
    shares = numpy.zeros((entries, entries))
    for draw in product(range(judges), repeat=judges):
        ranks = rankdata(-table[:, draw].sum(1), method="min")
        for entry, rank in enumerate(ranks):
            shares[entry, int(rank) - 1] += 1
    counts = shares.copy()
    shares /= judges**judges
    tail = (1 - level) / 2
    total = judges**judges
    limits = []
    for entry in range(entries):
        cumulative = numpy.cumsum(counts[entry])
        limits.append([int(numpy.argmax(cumulative >= tail * total - 1e-6)) + 1, int(numpy.argmax(cumulative >= (1 - tail) * total - 1e-6)) + 1])
    return {"scores": scores, "level": level, "shares": shares.tolist(), "limits": limits}


def flip(seed, criteria):
    source = numbers(seed)
    raw = [1 + next(source) % 9 for _ in range(criteria)]
    weights = [value / sum(raw) for value in raw]
    first = [next(source) % 10 for _ in range(criteria)]
    second = [next(source) % 10 for _ in range(criteria)]
    leads = [a - b for a, b in zip(first, second)]
    # w' = w + up - down with up, down >= 0; the least that moves, subject to a tie and to weights that are a whole.
    cost = [0.5] * (2 * criteria)
    equal = [leads + [-d for d in leads], [1.0] * criteria + [-1.0] * criteria]
    found = linprog(
        cost,
        A_eq=equal,
        b_eq=[-sum(w * d for w, d in zip(weights, leads)), 0],
        A_ub=numpy.hstack([-numpy.eye(criteria), numpy.eye(criteria)]),
        b_ub=weights,
        method="highs",
    )
    return {"weights": weights, "first": first, "second": second, "moved": found.fun if found.success else None}


print(
    json.dumps(
        {
            "confidence": [confidence(seed + 1, n, level) for seed, (n, level) in enumerate([(2, 0.95), (5, 0.95), (8, 0.9), (12, 0.95), (20, 0.99)])],
            "bootstrap": [bootstrap(seed + 1, *shape) for seed, shape in enumerate([(4, 5, 0.95), (6, 5, 0.95), (5, 4, 0.9), (3, 2, 0.95)])],
            "flip": [flip(seed + 1, 2 + seed % 6) for seed in range(30)],
        },
        separators=(",", ":"),
    )
)
