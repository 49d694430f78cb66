#!/usr/bin/python3
# simulate.py: the simulation of bench-simulate once more with numpy: the same pool, as many draws, the same sums, and the same rules shared in pence; all of it vectorised.
#
#   simulate.py PROGRAM DRAWS    prints what both took in microseconds

import json
import math
import subprocess
import sys
import time

import numpy

TURNS = 3
NORMAL, LOGNORMAL, THREE_POINT = range(3)
WHOLE = 1_000_000
BINS = 60


# ---- Draws

class Lines:
    """The lines of a pool by shape, as arrays."""

    def __init__(self, lines):
        self.of = {}
        for shape in (NORMAL, LOGNORMAL, THREE_POINT):
            chosen = [line for line in lines if line['shape'] == shape]
            self.of[shape] = {name: numpy.array([line[name] for line in chosen], dtype=numpy.float64) for name in ('base', 'middle', 'deviation', 'low', 'high', 'correlation')}
            self.of[shape]['group'] = numpy.array([line['group'] for line in chosen])
        self.groups = sorted({line['group'] for line in lines if line['group']})
        self.leads = numpy.array([line['lead'] for shape in self.of for line in lines if line['shape'] == shape])


def move_together(random, common, part, groups, draws):
    """Normal variables of lines, of which those of a group move together."""
    rho = part['correlation'] / WHOLE
    own = random.standard_normal((draws, len(rho)))
    return common[:, numpy.searchsorted(groups, part['group'])] * numpy.sqrt(rho) + own * numpy.sqrt(1 - rho)


def draw(random, lines, draws):
    """Variances in pence, draw by line."""
    common = random.standard_normal((draws, len(lines.groups)))
    normal, lognormal, points = (lines.of[shape] for shape in (NORMAL, LOGNORMAL, THREE_POINT))

    amounts = [normal['base'] / WHOLE * (normal['middle'] + normal['deviation'] * move_together(random, common, normal, lines.groups, draws))]
    mean = 1 + lognormal['middle'] / WHOLE
    sigma = numpy.sqrt(numpy.log1p((lognormal['deviation'] / WHOLE / mean) ** 2))
    amounts.append(lognormal['base'] * (mean * numpy.exp(sigma * move_together(random, common, lognormal, lines.groups, draws) - sigma ** 2 / 2) - 1))
    amounts.append(points['base'] / WHOLE * random.triangular(points['low'], points['middle'], points['high'], (draws, len(points['base']))))
    return numpy.rint(numpy.concatenate(amounts, axis=1)).astype(numpy.int64)


# ---- Rules

def lowest(weights):
    return numpy.array(weights, dtype=numpy.int64) // math.gcd(*weights)


def apportion(amounts, weights):
    """By largest remainder, ties to the earlier; a row of weights for each draw, or one for all. Amounts times weights fit into 64 bits."""
    size = numpy.abs(amounts)[:, None]
    total = weights.sum(axis=-1, keepdims=True)
    shares, rests = numpy.divmod(size * weights, total)
    left = size - shares.sum(axis=1, keepdims=True)
    rank = numpy.argsort(numpy.argsort(-rests, axis=1, kind='stable'), axis=1, kind='stable')
    shares += rank < left
    return numpy.where(amounts[:, None] < 0, -shares, shares)


def own(amounts, leads, partners):
    return numpy.stack([amounts[:, leads == partner].sum(axis=1) for partner in range(partners)], axis=1)


def tiers(total, bounds, rules):
    size, sign = numpy.abs(total), numpy.sign(total)
    shares, lower = 0, 0
    for upper, weights in zip([*bounds, None], rules):
        band = size - lower if upper is None else numpy.minimum(size, upper) - lower
        shares = shares + apportion(sign * numpy.maximum(band, 0), weights)
        lower = upper
    return shares


def cap_first(total, weights, cap):
    """What the first is over goes to the others."""
    shares = apportion(total, weights)
    over = numpy.sign(shares[:, 0]) * numpy.maximum(numpy.abs(shares[:, 0]) - cap, 0)
    shares[:, 0] -= over
    shares[:, 1:] += apportion(over, weights[1:])
    return shares


def share(amounts, pool, leads):
    partners = len(pool['partners'])
    gross, net = (lowest([partner[name] for partner in pool['partners']]) for name in ('gross', 'net'))
    equal = numpy.ones(partners, dtype=numpy.int64)
    budget = sum(line['base'] for line in pool['lines'])
    total = amounts.sum(axis=1)
    return [
        own(amounts, leads, partners),
        apportion(total, gross),
        apportion(total, numpy.array([51, 40, 9])),
        tiers(total, [budget // 100, budget * 3 // 100], [gross, equal, numpy.array([1, 0, 0])]),
        apportion(total - numpy.clip(total, 0, 200_000_000), equal),
        cap_first(total, net, 100_000_000),
    ]


def tell(shares, pool):
    """Mean, quantiles and histogram of each partner's cost."""
    told = []
    for column, partner in zip(shares.T, pool['partners']):
        costs = column + partner['gross']
        told.append([float(costs.mean()), *numpy.percentile(costs, [10, 50, 90], method='inverted_cdf').tolist()])
        numpy.histogram(costs, bins=BINS)
    return told


def simulate(pool, draws, seed):
    lines = Lines(pool['lines'])
    amounts = draw(numpy.random.default_rng(seed), lines, draws)
    return [told for shares in share(amounts, pool, lines.leads) for told in tell(shares, pool)]


# ---- One against the other

def check(ours, theirs, pool, draws):
    """Both must have done the same work: their figures are of different draws of one distribution."""
    budget = sum(line['base'] for line in pool['lines'])
    for number, (one, other) in enumerate(zip(ours, theirs, strict=True)):
        for a, b in zip(one, other, strict=True):
            if abs(a - b) > 0.3 * budget / math.sqrt(draws):
                raise SystemExit(f'numpy and the program disagree on rule {number // len(pool["partners"]) + 1}: {other} and {one}')


def measure(program, draws, turns=TURNS):
    """What the program took and what numpy did, in microseconds: the least of several turns, side by side, since whatever else the machine does only makes either longer."""
    ours, theirs = [], []
    for turn in range(turns):
        pool = json.loads(subprocess.run([program, str(draws), str(turn)], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True).stdout)
        start = time.monotonic()
        told = simulate(pool, draws, turn)
        theirs.append((time.monotonic() - start) * 1e6)
        ours.append(pool['microseconds'])
        check(pool['results'], told, pool, draws)
    return min(ours), min(theirs)


if __name__ == '__main__':
    print('{:.0f} {:.0f}'.format(*measure(sys.argv[1], int(sys.argv[2]))))
