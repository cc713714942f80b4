"""Expected Shapley shares, computed apart from scoring/changes/shapley.ts.

The definition itself: every order of the players is walked through, one after the other, in exact fractions; no formula
over subsets is used. Values are whole numbers, pseudo-random but written into the output, at the place whose binary
digits say which players are in (player 0 is the lowest digit).

    python3 test/oracle/shapley.py > test/oracle/shapley.json
"""

import json
from fractions import Fraction
from itertools import permutations
from math import factorial


def shares(players, values):
    sums = [0] * players
    for order in permutations(range(players)):
        inside = 0
        for player in order:
            sums[player] += values[inside | 1 << player] - values[inside]
            inside |= 1 << player
    return [Fraction(total, factorial(players)) for total in sums]


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536 % 2001 - 1000


games = []
for players in range(1, 9):
    source = numbers(players)
    values = [next(source) for _ in range(2**players)]
    found = shares(players, values)
    assert sum(found) == values[-1] - values[0]
    games.append({"players": players, "values": values, "shares": [[s.numerator, s.denominator] for s in found]})

print(json.dumps(games, separators=(",", ":")))
