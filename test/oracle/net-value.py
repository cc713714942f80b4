"""Expected values for the net value tests, by means that share nothing with the code under test.

Moments come from numerical integration of the densities (not from the closed forms the code uses), quantiles from scipy
and numpy. Run: python3 test/oracle/net-value.py > test/oracle/net-value.json   (Python 3, numpy, scipy)
"""
import json
import math
import numpy as np
from scipy import stats, integrate


def triangular(low, mode, high):
    return stats.triang((mode - low) / (high - low), loc=low, scale=high - low)


def nodes(dist, breaks):
    """Gauss-Legendre nodes and probability weights, piece by piece."""
    xs, ws = [], []
    points, weights = np.polynomial.legendre.leggauss(60)
    for a, b in zip(breaks[:-1], breaks[1:]):
        x = (b - a) / 2 * points + (a + b) / 2
        xs.append(x)
        ws.append((b - a) / 2 * weights * dist.pdf(x))
    return np.concatenate(xs), np.concatenate(ws)


def moments_of(values, weights):
    mean = float((values * weights).sum())
    centred = values - mean
    variance = float((centred**2 * weights).sum())
    fourth = float((centred**4 * weights).sum())
    return {"mean": mean, "variance": variance, "fourthCumulant": fourth - 3 * variance**2}


out = {}

out["normalQuantile"] = [[p, float(stats.norm.ppf(p))] for p in [1e-10, 1e-5, 0.001, 0.05, 0.3, 0.5, 0.9, 0.95, 0.9999]]

data = [3.5, -1, 7, 7, 0.25, 12, 4]
out["quantile"] = {"data": data, "expected": [[p, float(np.quantile(data, p))] for p in [0, 0.05, 0.33, 0.5, 0.95, 1]]}

t = triangular(1, 1.55, 1.81)
x, w = nodes(t, [1, 1.55, 1.81])
out["triangularMoments"] = {"low": 1, "mode": 1.55, "high": 1.81, "raw": [float((x**k * w).sum()) for k in range(7)]}
out["triangularQuantiles"] = [[p, float(t.ppf(p))] for p in [0.001, 0.2, 0.5, 0.679, 0.9, 0.999]]

low, high = 2.0, 9.0
sigma = math.log(high / low) / (2 * stats.norm.ppf(0.95))
l = stats.lognorm(sigma, scale=math.sqrt(low * high))
raw = [float(integrate.quad(lambda z, k=k: math.exp(k * (math.log(math.sqrt(low * high)) + sigma * z)) * stats.norm.pdf(z), -14, 14, epsabs=0, epsrel=1e-12)[0]) for k in range(5)]
out["lognormalMoments"] = {"low": low, "high": high, "raw": raw}
out["lognormalQuantiles"] = [[p, float(l.ppf(p))] for p in [0.05, 0.3, 0.5, 0.95]]

# Two rows that share a factor F, each with a filter of its own, the second a harm:
# 5 F A - 2 F B with F ~ tri(1, 1.55, 1.81), A ~ tri(.65, .767, .85), B ~ tri(.2, .5, .9).
fx, fw = nodes(triangular(1, 1.55, 1.81), [1, 1.55, 1.81])
ax, aw = nodes(triangular(0.65, 0.767, 0.85), [0.65, 0.767, 0.85])
bx, bw = nodes(triangular(0.2, 0.5, 0.9), [0.2, 0.5, 0.9])
F, A, B = np.meshgrid(fx, ax, bx, indexing="ij")
W = fw[:, None, None] * aw[None, :, None] * bw[None, None, :]
out["sharedFactor"] = moments_of(5 * F * A - 2 * F * B, W)

# Percentiles of the same model, and of 3 L + F with L lognormal (5 % at 2, 95 % at 9), from 20 million draws.
rng = np.random.default_rng(20261121)
n = 20_000_000
f = rng.triangular(1, 1.55, 1.81, n)
sample = 5 * f * rng.triangular(0.65, 0.767, 0.85, n) - 2 * f * rng.triangular(0.2, 0.5, 0.9, n)
out["sharedFactor"]["percentiles"] = [float(v) for v in np.quantile(sample, [0.05, 0.5, 0.95])]
sample = 3 * rng.lognormal(math.log(math.sqrt(low * high)), sigma, n) + f
out["withLognormal"] = {"percentiles": [float(v) for v in np.quantile(sample, [0.05, 0.5, 0.95])]}

# Three years with a drawn drop-off D, discounted at 6 %: 100 F (1/1.06 + K/1.06^2 + K^2/1.06^3), K = 1 - D.
kx, kw = nodes(triangular(0.8, 0.9, 0.95), [0.8, 0.9, 0.95])
F, K = np.meshgrid(fx, kx, indexing="ij")
W = fw[:, None] * kw[None, :]
out["droppingOff"] = moments_of(100 * F * (1 / 1.06 + K / 1.06**2 + K**2 / 1.06**3), W)

print(json.dumps(out, indent=1))
