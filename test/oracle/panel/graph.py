"""Expected links and precision of plans of readings, computed apart from scoring/panel/graph/.

Bridges and articulation points by the definition: each reading, judge and entry is taken out in turn and the groups of
entries are found again. Covariances from the pseudo-inverse of the whole design (entry and judge columns), with the
sum-to-zero condition on judges as a further exact row; efficiency from the singular values of the normalised table
(numpy). With random judges the penalised normal equations of Henderson are inverted whole.

    python3 test/oracle/panel/graph.py > test/oracle/panel/graph.json
"""

import json

import numpy


def numbers(seed):
    state = seed
    while True:
        state = (state * 1103515245 + 12345) % 2**31
        yield state // 65536


def groups(readings, nodes):
    label = {node: node for node in nodes}

    def root(node):
        while label[node] != node:
            node = label[node]
        return node

    for entry, judge in readings:
        if entry in label and judge in label:
            label[root(entry)] = root(judge)
    found = {}
    for node in nodes:
        found.setdefault(root(node), []).append(node)
    return list(found.values())


def entry_groups(readings, nodes):
    return [sorted(n for n in group if n[0] == "E") for group in groups(readings, nodes) if any(n[0] == "E" for n in group)]




def fragile(readings, nodes):
    before = entry_groups(readings, nodes)
    found = {"readings": [], "judges": [], "entries": []}
    for reading in readings:
        after = entry_groups([r for r in readings if r != reading], nodes)
        if len(after) > len(before):
            parts = [g for g in after if g not in before]
            found["readings"].append({"entry": reading[0], "judge": reading[1], "groups": sorted(parts)})
    for node in nodes:
        rest = [n for n in nodes if n != node]
        after = entry_groups(readings, rest)
        if node[0] == "E":
            expected = [sorted(set(g) - {node}) for g in before]
            expected = [g for g in expected if g]
        else:
            expected = before
        if len(after) > len(expected):
            parts = [g for g in after if g not in expected]
            kind = "entries" if node[0] == "E" else "judges"
            found[kind].append({"entry" if node[0] == "E" else "judge": node, "groups": sorted(parts)})
    return found


def covariance(readings, entries, judges, ratio):
    n, k = len(entries), len(judges)
    x = numpy.zeros((len(readings), n + k))
    for row, (entry, judge) in enumerate(readings):
        x[row, entries.index(entry)] = 1
        x[row, n + judges.index(judge)] = 1
    if ratio is None:
        # Entry scores under judges that sum to zero: judges in a basis of that space.
        basis = numpy.linalg.svd(numpy.ones((1, k)))[2][1:].T if k > 1 else numpy.zeros((1, 0))
        z = numpy.hstack([x[:, :n], x[:, n:] @ basis])
        return numpy.linalg.inv(z.T @ z)[:n, :n]
    penalty = numpy.diag([0.0] * n + [ratio] * k)
    return numpy.linalg.inv(x.T @ x + penalty)[:n, :n]


def precision(readings, entries, judges, ratio):
    c = covariance(readings, entries, judges, ratio)
    pairs = [(i, j, c[i, i] + c[j, j] - 2 * c[i, j]) for i in range(len(entries)) for j in range(i)]
    counts = [sum(1 for r in readings if r[0] == entry) for entry in entries]
    return {
        "standardErrors": [float(v) for v in numpy.sqrt(numpy.diag(c))],
        "differenceError": float(numpy.sqrt(numpy.mean([p[2] for p in pairs]))) if pairs else None,
        "worst": float(numpy.sqrt(max(p[2] for p in pairs))) if pairs else None,
        "efficiency": float(sum(1 / counts[i] + 1 / counts[j] for i, j, _ in pairs) / sum(p[2] for p in pairs)) if pairs else None,
    }


def efficiency(readings, entries, judges):
    table = numpy.zeros((len(entries), len(judges)))
    for entry, judge in readings:
        table[entries.index(entry), judges.index(judge)] = 1
    scaled = table / numpy.sqrt(table.sum(1))[:, None] / numpy.sqrt(table.sum(0))[None, :]
    values = numpy.linalg.svd(scaled, compute_uv=False)
    second = values[1] if len(judges) <= len(entries) or len(values) > 1 else 0.0
    return float(1 - second**2)


plans = []
for seed, (n, k, count) in enumerate(
    [(4, 3, 6), (6, 4, 9), (6, 4, 10), (8, 5, 12), (8, 5, 14), (10, 6, 15), (10, 6, 18), (12, 6, 24), (5, 2, 7), (9, 9, 17), (12, 4, 16), (7, 3, 21)]
):
    source = numbers(seed + 1)
    chosen = set()
    while len(chosen) < min(count, n * k):
        chosen.add((f"E{next(source) % n + 10}", f"J{next(source) % k + 10}"))
    readings = sorted(chosen)
    nodes = sorted({node for reading in readings for node in reading})
    parts = sorted(sorted(g) for g in groups(readings, nodes))
    plan = {"readings": readings, "components": parts, "fragile": fragile(readings, nodes), "precision": []}
    for part in parts:
        entries = [n for n in part if n[0] == "E"]
        judges = [n for n in part if n[0] == "J"]
        own = [r for r in readings if r[0] in entries]
        plan["precision"].append({"fixed": precision(own, entries, judges, None), "random": precision(own, entries, judges, 2.0**2 / 5.0**2)})
    if len(parts) == 1:
        plan["efficiency"] = efficiency(readings, [n for n in nodes if n[0] == "E"], [n for n in nodes if n[0] == "J"])
    plans.append(plan)

print(json.dumps(plans, separators=(",", ":")))
