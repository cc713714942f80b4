"""Expected optima of Kemeny's rule and Borda points, computed apart from scoring/panel/pairwise/.

By the definition: every order of the entries is held against every ballot, pair by pair; Borda points are those of places,
shared where entries are level, in exact fractions. Ballots and tables of wins (which bradley-terry.R reads) are pseudo-random
but written into the output.

    python3 test/oracle/panel/pairwise.py > test/oracle/panel/pairwise.json
"""

import json
from fractions import Fraction
from itertools import combinations, permutations


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def places(ballot):
    return {entry: place for place, group in enumerate(ballot) for entry in group}


def kemeny(ballots):
    entries = sorted(entry for group in ballots[0] for entry in group)
    placed = [places(ballot) for ballot in ballots]
    best, optima = -1, []
    for order in permutations(entries):
        agreement = sum(ballot[a] < ballot[b] for ballot in placed for a, b in combinations(order, 2))
        if agreement > best:
            best, optima = agreement, []
        if agreement == best:
            optima.append(list(order))
    first = optima[0]
    against = sum(ballot[a] > ballot[b] for ballot in placed for a, b in combinations(first, 2))
    return {"optima": optima, "agreement": best, "disagreement": against}


def borda(ballots):
    points = {}
    for ballot in ballots:
        behind = sum(len(group) for group in ballot)
        for group in ballot:
            shared = Fraction(sum(range(behind - len(group), behind)), len(group))
            behind -= len(group)
            for entry in group:
                points[entry] = points.get(entry, 0) + shared
    return {entry: float(points[entry]) for entry in sorted(points)}


def random_ballots(seed, size, voters, level, noise):
    draw = numbers(seed)
    names = "abcdefgh"[:size]
    ballots = []
    for _ in range(voters):
        order = sorted(names, key=lambda name: names.index(name) * 10 + next(draw) % noise)
        ballot = []
        for name in order:
            if ballot and next(draw) % 100 < level:
                ballot[-1].append(name)
            else:
                ballot.append([name])
        ballots.append(ballot)
    return ballots


def strict(*lines):
    """'42 m n c k': 42 ballots in that order."""
    return [[[name] for name in line.split()[1:]] for line in lines for _ in range(int(line.split()[0]))]


sets = {
    "cycle": strict("1 a b c", "1 b c a", "1 c a b"),
    "opposite": strict("1 a b c d", "1 d c b a"),
    "tennessee": strict("42 m n c k", "26 n c k m", "15 c k n m", "17 k c n m"),
    "two cycles": strict("1 a b c d e f", "1 b c a e f d", "1 c a b f d e"),
    "one ballot": strict("1 c a b"),
    "all level": [[["a", "b", "c"]], [["a", "b", "c"]]],
}
for index, (size, voters, level, noise) in enumerate(
    [(5, 3, 0, 90), (6, 5, 0, 60), (6, 4, 0, 200), (7, 7, 0, 200), (7, 4, 30, 100), (7, 6, 20, 60), (5, 9, 50, 40), (7, 12, 0, 400)]
):
    sets[f"random {index + 1}"] = random_ballots(31 + index, size, voters, level, noise)

# Wins of the American League's East in 1987 (Agresti, Categorical Data Analysis, table 10.10), then made up ones.
wins = {
    "baseball 1987": [
        [0, 7, 9, 7, 7, 9, 11],
        [6, 0, 7, 5, 11, 9, 9],
        [4, 6, 0, 7, 7, 8, 12],
        [6, 8, 6, 0, 6, 7, 10],
        [6, 2, 6, 7, 0, 7, 12],
        [4, 4, 5, 6, 6, 0, 6],
        [2, 4, 1, 3, 1, 7, 0],
    ],
    "a ring": [[0, 2, 0, 1], [1, 0, 3, 0], [0, 1, 0, 2], [4, 0, 1, 0]],
    "far apart": [[0, 5000, 0], [1, 0, 900], [0, 1, 0]],
    "halves for ties": [[0, 2.5, 1], [0.5, 0, 3.5], [2, 1.5, 0]],
}
draw = numbers(99)
wins["9 entries, few meetings"] = [[0 if i == j or (i + j) % 3 == 1 else next(draw) % 5 + (1 if i < j else 0) for j in range(9)] for i in range(9)]

print(
    json.dumps(
        {
            "votes": [{"name": name, "ballots": ballots, "kemeny": kemeny(ballots), "borda": borda(ballots)} for name, ballots in sets.items()],
            "wins": [{"name": name, "wins": table} for name, table in wins.items()],
        }
    )
)
