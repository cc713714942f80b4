"""Expected risks of standing on the wrong side of a line, computed apart from scoring/panel/planning/.

Owen's T from scipy; the expected risk after more readings by integrating over what the readings could say (scipy's
quad), without the closed form. The line by Brent's root of the expected number of entries above it.

    python3 test/oracle/panel/second-readings.py > test/oracle/panel/second-readings.json
"""

import json
from math import sqrt

from scipy.integrate import quad
from scipy.optimize import brentq
from scipy.special import owens_t
from scipy.stats import norm


def risk(distance, error, noise, more):
    if more == 0:
        return float(norm.cdf(-abs(distance) / error))
    after = 1 / sqrt(1 / error**2 + more / noise**2)
    spread = sqrt(error**2 - after**2)

    def part(z):
        return norm.pdf(z) * norm.cdf(-abs(distance + spread * z) / after)

    kink = -distance / spread
    ends = sorted([-9, min(9, max(-9, kink)), 9])
    return sum(quad(part, a, b, epsabs=1e-13)[0] for a, b in zip(ends, ends[1:]))


def line(scores, errors, places):
    def above(value):
        return sum(norm.cdf((m - value) / s) for m, s in zip(scores, errors)) - places

    return brentq(above, min(scores) - 50, max(scores) + 50, xtol=1e-13)


FIELDS = [([90, 71, 70, 69, 40], [3, 3, 3, 3, 3], 3), ([60, 55, 54, 53, 52, 51, 50], [4, 2, 6, 1, 3, 3, 5], 1)]

print(
    json.dumps(
        {
            "owensT": [[h, a, float(owens_t(h, a))] for h in (0, 0.3, -1.2, 2.5, 5) for a in (0, 0.2, 1, 3, 40)],
            "lines": [
                {"scores": m, "errors": s, "places": k, "line": line(m, s, k)} for m, s, k in FIELDS
            ],
            "risks": [
                {"distance": d, "error": s, "noise": n, "more": m, "risk": risk(d, s, n, m)}
                for d in (0.5, -2, 6)
                for s, n in ((2, 6), (4, 3))
                for m in (0, 1, 3, 6)
            ],
        },
        separators=(",", ":"),
    )
)
