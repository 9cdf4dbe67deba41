"""The same table with NumPy and its own random numbers, single-threaded, a vector of all draws at a time.

  python3 .ci/simulation/model.py DRAWS RUNS < table        prints results and the milliseconds on the
                                                          processor of each run
"""
import json
import sys
from time import thread_time

import numpy as np

ASSUMED = [
    (45, 60, 75), (10, 21.7, 30), (5, 10, 20), (5, 20, 30), (5, 20, 30), (5, 10, 20), (0, 0, 4), (1, 2, 5), (2, 6.5, 13),
    (234, 250, 262), (3, 6, 12), (1, 2, 3),
]


def simulate(rows, draws):
    rng = np.random.Generator(np.random.SFC64(2026))
    # Twice as fast as Generator.triangular, which draws one at a time.
    def triangular(low, base, high):
        unit = rng.random(draws)
        below = (base - low) / (high - low)
        left = low + np.sqrt(unit * ((high - low) * (base - low)))
        return np.where(unit < below, left, high - np.sqrt((1 - unit) * ((high - low) * (high - base))))

    values = [triangular(*span) for span in ASSUMED]
    rate, leavers, changes, join, leave, change, reviews, review, missed, orphan, discovery, after = values
    leavers, changes = leavers / 100, changes / 100
    rest = changes * change + reviews * review
    orphans = leavers * missed / 100
    handling, unused = orphans * orphan, orphans * discovery / 12
    by_hand = (leavers * join + leavers * leave + rest) * rate / 60 + handling
    covered = (leavers * after + leavers * after + rest) * rate / 60
    hands, upgrades, cheaper = np.zeros(draws), np.zeros(draws), 0.0
    for seats, now_low, now_high, then_low, then_high, unknown in rows:
        now = now_low + triangular(0, 0.5, 1) * (now_high - now_low) if now_low < now_high else now_low
        then = then_low + triangular(0, 0.5, 1) * (then_high - then_low) if then_low < then_high else then_low
        hand = seats * (by_hand + unused * (12 * now))
        stays = seats * covered
        if unknown:
            worst = seats * (by_hand + unused * (12 * then))
            stays = worst + triangular(0, 0.5, 1) * (stays - worst)
        upgrade = 12 * seats * (then - now) + stays
        hands += hand
        upgrades += upgrade
        cheaper += np.count_nonzero(upgrade < hand) / draws
    figures = []
    for column in (hands, upgrades, upgrades - hands):
        ranks = [-(-percent * draws // 100) - 1 for percent in (10, 50, 90)]
        ranked = np.partition(column, ranks)
        figures += [float(ranked[rank]) for rank in ranks] + [float(column.mean())]
    return figures + [float(np.count_nonzero(upgrades < hands) / draws), float(cheaper)]


draws, runs = map(int, sys.argv[1:])
rows = [tuple(float(cell) for cell in line.split()) for line in sys.stdin if line.strip()]
times, figures = [], []
for _ in range(runs):
    began = thread_time()
    figures = simulate(rows, draws)
    times.append((thread_time() - began) * 1000)
print(json.dumps({"figures": figures, "times": times}))
