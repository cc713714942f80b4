"""Expected agreement between judges, computed apart from scoring/panel/agreement/.

Exact fractions throughout, each from another formula than the code's: alpha from the matrix of coincidences, Fleiss' kappa
from disagreements of pairs drawn one by one, W from the sums of ranks of a table whose ranks are counted, p-values of tau by
walking through all permutations, the null error of kappa by the delta method at the table of independence. Data are
pseudo-random but written into the output.

    python3 test/oracle/panel/agreement.py > test/oracle/panel/agreement.json
"""

import json
from fractions import Fraction
from itertools import combinations, permutations
from math import sqrt


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def table(seed, rows, columns, levels, missing=0, severity=0, scale=1):
    """Rows differ, columns differ by severity, and about one cell in a hundred times `missing` is empty."""
    draw = numbers(seed)
    quality = [next(draw) % levels for _ in range(rows)]
    strict = [next(draw) % (severity + 1) for _ in range(columns)]
    cells = []
    for row in range(rows):
        line = []
        for column in range(columns):
            level = (2 * quality[row] + next(draw) % levels) // 3 + strict[column] + 1
            line.append(None if next(draw) % 100 < missing else level * scale)
        cells.append(line)
    return cells


def transposed(cells):
    return [list(line) for line in zip(*cells)]


# Krippendorff ---------------------------------------------------------------------------------------------------------


def alpha(judges, metric):
    units = [[Fraction(value) for value in unit if value is not None] for unit in zip(*judges)]
    units = [unit for unit in units if len(unit) > 1]
    categories = sorted({value for unit in units for value in unit})
    place = {value: index for index, value in enumerate(categories)}
    size = len(categories)
    coincidence = [[Fraction(0)] * size for _ in range(size)]
    for unit in units:
        for i, first in enumerate(unit):
            for j, second in enumerate(unit):
                if i != j:
                    coincidence[place[first]][place[second]] += Fraction(1, len(unit) - 1)
    count = [sum(line) for line in coincidence]
    total = sum(count)

    def distance(c, k):
        low, high = min(c, k), max(c, k)
        if metric == "nominal":
            return Fraction(c != k)
        if metric == "ordinal":
            return (sum(count[low : high + 1]) - (count[low] + count[high]) / 2) ** 2
        if metric == "interval":
            return (categories[c] - categories[k]) ** 2
        if categories[c] + categories[k] == 0:
            return Fraction(0)
        return ((categories[c] - categories[k]) / (categories[c] + categories[k])) ** 2

    pairs = [(c, k) for c in range(size) for k in range(size)]
    observed = sum(coincidence[c][k] * distance(c, k) for c, k in pairs)
    expected = sum(count[c] * count[k] * distance(c, k) for c, k in pairs)
    return 1 - (total - 1) * observed / expected, int(total)


def alphas():
    sets = {
        "krippendorff 2011": [
            [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
            [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
            [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
            [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
        ],
        "complete, 3 judges": transposed(table(1, 10, 3, 5)),
        "two judges": transposed(table(2, 8, 2, 3, missing=15)),
        "sparse": transposed(table(3, 40, 9, 7, missing=65, severity=2)),
        "with zeros": [[0, 0, 3, 1, 0], [0, 1, 3, 2, None], [0, 0, 2, None, 4]],
        "worse than chance": [[1, 2, 1, 2, 5], [2, 1, 2, 1, 4]],
        "quarters": transposed(table(4, 15, 4, 30, missing=20, scale=0.25)),
    }
    found = []
    for name, data in sets.items():
        result = {"name": name, "data": data}
        for metric in ("nominal", "ordinal", "interval", "ratio"):
            value, result["values"] = alpha(data, metric)
            result[metric] = float(value)
        found.append(result)
    return found


# Kendall's W, Spearman, tau -------------------------------------------------------------------------------------------


def ranks(values):
    return [
        Fraction(sum(other < value for other in values) * 2 + sum(other == value for other in values) + 1, 2)
        for value in values
    ]


def concordance(entries):
    """W as the variance of the rank sums over the largest it could be with these ties."""
    columns = [ranks(column) for column in zip(*entries)]
    sums = [sum(line) for line in zip(*columns)]
    mean = sum(sums) / len(sums)
    around = Fraction(len(entries) + 1, 2)
    own = sum(sum((rank - around) ** 2 for rank in column) for column in columns)
    return sum((total - mean) ** 2 for total in sums) / (len(columns) * own)


def signs(values):
    return [(b > a) - (b < a) for a, b in combinations(values, 2)]


def kendall(first, second):
    one, two = signs(first), signs(second)
    lead = sum(a * b for a, b in zip(one, two))
    # As the correlation of signs, no count of ties is needed.
    tau = lead / sqrt(sum(a * a for a in one) * sum(b * b for b in two))
    return lead, tau


def permuted(first, second, statistic):
    """Share of all permutations at least as far from 0."""
    own = abs(statistic(first, second))
    values = [abs(statistic(first, order)) for order in permutations(second)]
    return float(Fraction(sum(value >= own for value in values), len(values)))


def rank_product(first, second):
    middle = Fraction(len(first) + 1, 2)
    return sum((a - middle) * (b - middle) for a, b in zip(ranks(first), ranks(second)))


def correlations():
    sets = [
        ("no ties", [3, 1, 4, 7, 5, 9, 2], [2, 1, 6, 5, 3, 8, 9]),
        ("all but reversed", [1, 2, 3, 4, 5, 6], [6, 5, 3, 4, 2, 1]),
        ("in one order", [1, 2, 3], [10, 20, 30]),
        ("ties on both sides", [1, 1, 2, 3, 3, 3, 4], [2, 1, 2, 5, 5, 4, 4]),
        ("two levels", [0, 0, 1, 1, 1], [0, 1, 1, 1, 0]),
    ]
    draw = numbers(77)
    sets.append(("40 without ties", list(range(40)), sorted(range(40), key=lambda i: 3 * i + next(draw) % 90)))
    sets.append(("60 with ties", [next(draw) % 6 for _ in range(60)], [next(draw) % 9 for _ in range(60)]))
    found = []
    for name, first, second in sets:
        lead, tau = kendall(first, second)
        product = rank_product(first, second)
        rho = float(product) / sqrt(rank_product(first, first) * rank_product(second, second))
        result = {"name": name, "first": first, "second": second, "lead": lead, "tau": tau, "rho": rho}
        if len(first) < 8:
            result["tauPermuted"] = permuted(first, second, lambda a, b: kendall(a, b)[0])
            result["rhoPermuted"] = permuted(first, second, rank_product)
        found.append(result)
    return found


# Kappas ---------------------------------------------------------------------------------------------------------------


def fleiss(counts):
    """One minus the share of differing pairs inside units over that of any two readings, put back."""
    inside = [Fraction(0), 0]
    pool = [sum(column) for column in zip(*counts)]
    for row in counts:
        m = sum(row)
        for c, first in enumerate(row):
            for k, second in enumerate(row):
                inside[0] += first * second if c != k else 0
        inside[1] += m * (m - 1)
    total = sum(pool)
    apart = sum(Fraction(a * b, total * total) for i, a in enumerate(pool) for j, b in enumerate(pool) if i != j)
    return 1 - inside[0] / inside[1] / apart


def fleiss_error(counts):
    """Fleiss, Nee and Landis (1979), as they print it."""
    n, m = len(counts), sum(counts[0])
    shares = [Fraction(sum(column), n * m) for column in zip(*counts)]
    pq = sum(p * (1 - p) for p in shares)
    inner = pq**2 - sum(p * (1 - p) * ((1 - p) - p) for p in shares)
    return sqrt(2) / (float(pq) * sqrt(n * m * (m - 1))) * sqrt(inner)


def fleiss_sets():
    wikipedia = [[0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1], [7, 7, 0, 0, 0],
                 [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7]]
    # Fleiss (1971), table 1: 30 patients, 6 psychiatrists, 5 diagnoses.
    psychiatric = [[0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0], [2, 0, 4, 0, 0],
                   [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6], [1, 0, 0, 5, 0], [1, 1, 0, 4, 0],
                   [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1], [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0],
                   [0, 2, 0, 4, 0], [1, 0, 2, 0, 3], [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0],
                   [1, 0, 0, 4, 1], [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6]]
    sets = {"wikipedia": wikipedia, "fleiss 1971": psychiatric, "an empty category": [[3, 0, 1], [0, 0, 4], [2, 0, 2]]}
    found = []
    for name, counts in sets.items():
        used = [c for c, column in enumerate(zip(*counts)) if sum(column) > 0]
        merged = {c: [[row[c], sum(row) - row[c]] for row in counts] for c in used}
        found.append({"name": name, "counts": counts, "kappa": float(fleiss(counts)), "error": fleiss_error(counts),
                      "byCategory": [float(fleiss(merged[c])) if c in used else None for c in range(len(counts[0]))]})
    return found


def kappa_of(shares, cost):
    size = len(shares)
    rows = [sum(row) for row in shares]
    columns = [sum(row[j] for row in shares) for j in range(size)]
    cells = [(i, j) for i in range(size) for j in range(size)]
    return 1 - sum(shares[i][j] * cost(i, j) for i, j in cells) / sum(rows[i] * columns[j] * cost(i, j) for i, j in cells)


def delta_error(base, count, cost):
    """Delta method at a table of shares, gradient by central differences in exact fractions."""
    size = len(base)
    step = Fraction(1, 10**9)
    mean = square = Fraction(0)
    for i in range(size):
        for j in range(size):
            if base[i][j] == 0:
                continue
            nudged = []
            for share in (base[i][j] + step, base[i][j] - step):
                table = [row[:] for row in base]
                table[i][j] = share
                # A nudged table no longer sums to 1: it is rescaled as a whole.
                total = sum(map(sum, table))
                nudged.append(kappa_of([[cell / total for cell in row] for row in table], cost))
            slope = (nudged[0] - nudged[1]) / (2 * step)
            mean += base[i][j] * slope
            square += base[i][j] * slope**2
    return sqrt((square - mean**2) / count)


def null_error(pairs, size, cost):
    """At the table in which the two coders are independent."""
    rows = [Fraction(sum(a == i for a, _ in pairs), len(pairs)) for i in range(size)]
    columns = [Fraction(sum(b == j for _, b in pairs), len(pairs)) for j in range(size)]
    return delta_error([[rows[i] * columns[j] for j in range(size)] for i in range(size)], len(pairs), cost)


def weighted_sets():
    sets = []
    for seed, size, count in ((5, 3, 25), (6, 4, 60), (7, 6, 200)):
        draw = numbers(seed)
        pairs = []
        for _ in range(count):
            first = next(draw) % size
            pairs.append([first, first if next(draw) % 5 < 2 else next(draw) % size])
        sets.append((size, count, pairs))
    draw = numbers(8)
    levels = [next(draw) % 4 for _ in range(23)]
    # Errors that are nought: of full agreement its own, beside a coder who never varies that of the test.
    sets.append((5, 23, [[level, level] for level in levels]))
    sets.append((5, 23, [[level, 1] for level in levels]))
    found = []
    for size, count, pairs in sets:
        result = {"pairs": pairs, "categories": size}
        for name, cost in (
            ("quadratic", lambda i, j: Fraction((i - j) ** 2)),
            ("linear", lambda i, j: Fraction(abs(i - j))),
            ("none", lambda i, j: Fraction(i != j)),
        ):
            shares = [[Fraction(pairs.count([i, j]), count) for j in range(size)] for i in range(size)]
            result[name] = {"kappa": float(kappa_of(shares, cost)), "error": delta_error(shares, count, cost),
                            "nullError": null_error(pairs, size, cost)}
        found.append(result)
    return found


def complete_tables():
    shrout_fleiss = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
    sets = {
        "Shrout and Fleiss 1979": shrout_fleiss,
        "8 x 3, strict and lenient": table(11, 8, 3, 6, severity=4),
        "20 x 5": table(12, 20, 5, 9, severity=1),
        "12 x 6, half points": table(13, 12, 6, 10, severity=2, scale=0.5),
        "two by two": [[1, 2], [4, 4]],
        "judges against each other": [[1, 5, 2], [2, 4, 3], [5, 2, 3], [4, 1, 4]],
        "without severity": [[1, 2, 3], [4, 2, 3], [4, 6, 8], [7, 6, 2]],
        "large numbers": [[1000000000 + cell for cell in row] for row in shrout_fleiss],
    }
    return [{"name": name, "data": data, "w": float(concordance(data))} for name, data in sets.items()]


print(json.dumps({"alpha": alphas(), "correlations": correlations(), "fleiss": fleiss_sets(), "weighted": weighted_sets(), "tables": complete_tables()}))
