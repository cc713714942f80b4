"""Least cost of plans of readings, and how much of a plan is possible, computed apart from scoring/panel/planning/.

A linear programme (scipy's HiGHS) over all pairs and over each judge's first, second, third ... reading: the matrix is
totally unimodular, so its least cost is that of the best plan. Where none is feasible, a second programme finds the
largest number of readings. With one reading an entry, one entry a judge and no cost of load, scipy's
linear_sum_assignment has to agree.

    python3 test/oracle/panel/assignment.py > test/oracle/panel/assignment.json
"""

import json
from math import floor

import numpy
from scipy.optimize import linear_sum_assignment, linprog
from scipy.sparse import lil_matrix
from scipy.stats import rankdata

LOAD, PREFERENCE, CHANGE = 100, 60, 60


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def pair_costs(n, k, values, allowed, previous, load):
    cost = numpy.zeros((n, k))
    for j in range(k):
        own = [i for i in range(n) if allowed[i][j]]
        if len(own) > 1:
            for i, rank in zip(own, rankdata([-values[i][j] for i in own], method="average")):
                cost[i, j] = floor(PREFERENCE * (rank - 1) / (len(own) - 1) + 0.5)
    if previous is not None:
        cost += CHANGE * (1 - numpy.array(previous))
    return cost


def solve(n, k, reads, caps, allowed, cost, load):
    pairs = [(i, j) for i in range(n) for j in range(k) if allowed[i][j]]
    steps = [(j, t) for j in range(k) for t in range(caps[j])]
    size = len(pairs) + len(steps)
    equal = lil_matrix((n + k, size))
    for at, (i, j) in enumerate(pairs):
        equal[i, at] = 1
        equal[n + j, at] = 1
    for at, (j, _) in enumerate(steps):
        equal[n + j, len(pairs) + at] = -1
    objective = [cost[i, j] for i, j in pairs] + [load * t for _, t in steps]
    found = linprog(objective, A_eq=equal.tocsr(), b_eq=list(reads) + [0] * k, bounds=(0, 1), method="highs")
    if found.success:
        return {"cost": round(found.fun)}
    upper = lil_matrix((n + k, len(pairs)))
    for at, (i, j) in enumerate(pairs):
        upper[i, at] = 1
        upper[n + j, at] = 1
    most = linprog([-1] * len(pairs), A_ub=upper.tocsr(), b_ub=list(reads) + list(caps), bounds=(0, 1), method="highs")
    return {"possible": round(-most.fun), "needed": sum(reads)}


def problem(seed, n, k, most_reads, slack, forbid, with_previous):
    source = numbers(seed)
    reads = [1 + next(source) % most_reads for _ in range(n)]
    even = -(-sum(reads) // k)
    caps = [max(0, even + slack + next(source) % 3 - 1) for _ in range(k)]
    allowed = [[0 if next(source) % 100 < forbid else 1 for _ in range(k)] for _ in range(n)]
    values = [[next(source) % 7 - 3 for _ in range(k)] for _ in range(n)]
    previous = [[1 if next(source) % 100 < 30 else 0 for _ in range(k)] for _ in range(n)] if with_previous else None
    cost = pair_costs(n, k, values, allowed, previous, LOAD)
    return {
        "reads": reads,
        "caps": caps,
        "forbidden": [[i, j] for i in range(n) for j in range(k) if not allowed[i][j]],
        "values": values,
        "previous": [[i, j] for i in range(n) for j in range(k) if previous[i][j]] if previous else None,
        "load": LOAD,
        **solve(n, k, reads, caps, allowed, cost, LOAD),
    }


def matching(seed, n):
    source = numbers(seed)
    values = [[next(source) % 1000 for _ in range(n)] for _ in range(n)]
    allowed = [[1] * n for _ in range(n)]
    cost = pair_costs(n, n, values, allowed, None, 0)
    rows, columns = linear_sum_assignment(cost)
    total = round(cost[rows, columns].sum())
    assert solve(n, n, [1] * n, [1] * n, allowed, cost, 0)["cost"] == total
    return {"reads": [1] * n, "caps": [1] * n, "forbidden": [], "values": values, "previous": None, "load": 0, "cost": total}


problems = []
for seed in range(24):
    n, k = 3 + seed % 7, 2 + seed % 4
    problems.append(problem(seed + 1, n, k, 2 + seed % 2, seed % 3, 10 + 5 * (seed % 6), seed % 2 == 1))
problems.append(problem(91, 40, 9, 3, 2, 15, False))
problems.append(problem(92, 60, 12, 3, 0, 20, True))
problems += [matching(71, 8), matching(72, 25)]

print(json.dumps(problems, separators=(",", ":")))
