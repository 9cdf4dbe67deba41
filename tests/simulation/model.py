"""The simulation worked out a second time: from the text of the cost model (sections 2 to 6), with NumPy and its
own random numbers, without a look at the program. Compares with tests/simulation/percentiles.txt.

  PYTHONPATH=.tools/numpy python3 tests/simulation/model.py

Exit code 1 where a figure is further off than sampling explains. NumPy comes into the git-ignored folder with
python3 -m pip install --target .tools/numpy numpy

Sampling error: a percentile of n draws has the standard error sqrt(p (1 - p) / n) / density, a mean sd / sqrt(n).
Both sides have one (10,000 draws there, 1,000,000 here). Allowed are 4 of their root sum of squares; over the 73
figures of the table that is exceeded by chance once in 200 tables.
"""
import sys
from pathlib import Path

import numpy as np

THERE, HERE = 10_000, 1_000_000
ALLOWED = 4.0

# Section 4, low, base and high.
ASSUMED = {
    "rate": (45, 60, 75), "leavers": (10, 21.7, 30), "changes": (5, 10, 20), "join-minutes": (5, 20, 30),
    "leave-minutes": (5, 20, 30), "change-minutes": (5, 10, 20), "reviews": (0, 0, 4), "review-minutes": (1, 2, 5),
    "missed": (2, 6.5, 13), "orphan-cost": (234, 250, 262), "discovery": (3, 6, 12), "scim-minutes": (1, 2, 3),
}
# Section 4, the published benchmark for 500: labour, orphaned accounts, unused licences.
BENCHMARK = (6088, 1741, 3925)


def prices(vendor, seats, typed):
    """A year of the current plan and of the target, and of one seat on each; (low, high) where it is a range.

    Worked from the price lists: Kustomer 89 and 139 a seat-month for at least 8; Segment 120 a month for 10 seats
    with 10,000 MTU, Business 983 to 3,500 a month; GitHub 4 and 21; Confluence Standard 5.25 to 6, Guard 4.20 on
    top; Metabase by the month 100 for 5 and 72 a year for each further, 575 for 10 and 144.
    """
    if vendor == "kustomer":
        assert seats > 8
        return 89 * 12 * seats, 139 * 12 * seats, 89 * 12, 139 * 12
    if vendor == "segment":
        assert seats == 10
        return 120 * 12, (983 * 12, 3500 * 12), 0, 0
    if vendor == "github":
        return 4 * 12 * seats, 21 * 12 * seats, 4 * 12, 21 * 12
    if vendor == "confluence":
        return (5.25 * 12 * seats, 6 * 12 * seats), 4.2 * 12 * seats, (5.25 * 12, 6 * 12), 4.2 * 12
    if vendor == "metabase":
        kept = 1 - typed.get("discount", 0) / 100
        return 100 * 12 + 72 * (seats - 5), (575 * 12 + 144 * (seats - 10)) * kept, 72, 144 * kept
    if vendor == "euro":
        now, then = typed["now-quote"], typed["quote"]
        return now, then, now / seats, then / seats
    raise ValueError(vendor)


# Section 5: (joiners, leavers, changes) at worst and at best. Permissions follow with Confluence only; Metabase's
# sources speak of Okta and Entra, the others' of Okta, Entra and Google (just-in-time).
def covered(vendor, idp):
    full = (True, True, vendor == "confluence")
    if idp == "okta":
        return full, full
    if idp == "google" and vendor != "metabase":
        return (True, False, False), (True, False, False)
    return (False, False, False), full


ADD_ONS = {"confluence"}
CURRENCY = {"euro": "eur"}


def read(link):
    apps, company = [], {}
    for pair in link.split("&"):
        key, value = pair.split("=", 1)
        if key == "app":
            fields = value.split(",")
            apps.append((fields[0], int(fields[3]), {k: float(v) for k, v in (f.split(":") for f in fields[4:])}))
        else:
            company[key] = value
    return apps, company


def triangular(rng, low, base, high):
    return np.full(HERE, float(base)) if low == high else rng.triangular(low, base, high, HERE)


def simulate(link, rng):
    apps, company = read(link)
    number = lambda key: float(company.get(key, 0))
    drawn = {}
    for key, span in ASSUMED.items():
        typed = company.get(key)
        if typed and not typed.endswith("n"):
            values = [float(part) for part in typed.split(":")]
            span = values if len(values) == 3 else values * 3
        drawn[key] = triangular(rng, *span)
    employees = number("employees") or 500
    people = company.get("leavers", "")
    leave_rate = np.full(HERE, float(people[:-1]) / employees) if people.endswith("n") else drawn["leavers"] / 100
    jit = company.get("jit") == "yes"
    benchmark = company.get("manual") == "benchmark"
    idp = company.get("idp", "okta")

    total = {"by_hand": 0.0, "upgrade": 0.0, "other": 0.0}
    offers_other = all("other" in typed or "third-party" in company for _, _, typed in apps)
    for vendor, seats, typed in apps:
        dollars = number("fx-" + CURRENCY[vendor]) if vendor in CURRENCY else 1.0
        # One position for each price: the plan's year and its seat move together.
        at = {side: rng.triangular(0, 0.5, 1, HERE) for side in ("now", "then")}
        value = lambda amount, side: dollars * (
            amount[0] + at[side] * (amount[1] - amount[0]) if isinstance(amount, tuple) else np.full(HERE, float(amount))
        )
        now_year, then_year, now_seat, then_seat = prices(vendor, seats, typed)
        now_seat = value(now_seat, "now")
        then_seat = value(then_seat, "then")
        if vendor in ADD_ONS:
            step, then_seat = value(then_year, "then"), now_seat + then_seat
        else:
            step = value(then_year, "then") - value(now_year, "now")

        def manual(cover, seat):
            """Labour, orphaned accounts, unused licences by the buyer's own numbers."""
            joiners = seats * (leave_rate + number("growth") / 100)
            leavers, changes = seats * leave_rate, seats * drawn["changes"] / 100
            after = drawn["scim-minutes"]
            minutes = joiners * (after if cover[0] or jit else drawn["join-minutes"])
            minutes = minutes + leavers * (after if cover[1] else drawn["leave-minutes"])
            minutes = minutes + changes * (after if cover[2] else drawn["change-minutes"])
            minutes = minutes + drawn["reviews"] * seats * drawn["review-minutes"]
            orphans = np.zeros(HERE) if cover[1] else leavers * drawn["missed"] / 100
            return [minutes / 60 * drawn["rate"], orphans * drawn["orphan-cost"], orphans * drawn["discovery"] / 12 * seat]

        nothing, everything = (False,) * 3, (True,) * 3
        before = manual(nothing, now_seat)
        printed = [line * employees / 500 for line in BENCHMARK]

        def stays(cover, seat):
            after = manual(cover, seat)
            if not benchmark:
                return sum(after)
            lines = 0.0
            for whole, left, was in zip(printed, after, before):
                fallback = 0.0 if cover[1] else whole
                lines = lines + np.where(was > 0, whole * left / np.where(was > 0, was, 1), fallback)
            return lines

        by_hand = np.full(HERE, float(sum(printed))) if benchmark else sum(before)
        worst, best = (stays(cover, then_seat) for cover in covered(vendor, idp))
        share = rng.triangular(0, 0.5, 1, HERE) if covered(vendor, idp)[0] != covered(vendor, idp)[1] else 0.0
        residual = worst + share * (best - worst)
        step = np.where(step > 0, step * (1 - typed.get("anyway", 0) / 100), step)
        hours = number("setup-hours") + number("token-hours")
        extras = number("idp-cost") / len(apps) + typed.get("once", 0) * dollars + hours * drawn["rate"]
        total["by_hand"] = total["by_hand"] + by_hand
        total["upgrade"] = total["upgrade"] + step + extras + residual
        if offers_other:
            price = typed["other"] * dollars if "other" in typed else number("third-party")
            total["other"] = total["other"] + price + stays(everything, now_seat)
    if not offers_other:
        del total["other"]
    total["difference"] = total["upgrade"] - total["by_hand"]
    return total


def standard_error(draws, p):
    """Of this percentile (of the mean without one): there and here together."""
    both = np.sqrt(1 / THERE + 1 / HERE)
    if p is None:
        return draws.std() * both
    above, below = np.quantile(draws, [p + 0.005, p - 0.005])
    return np.sqrt(p * (1 - p)) * (above - below) / 0.01 * both


def main():
    table = Path(__file__).with_name("percentiles.txt").read_text()
    rows = [line for line in table.splitlines() if line and not line.startswith("# ")]
    worst, compared, draws = 0.0, 0, {}
    for row in rows:
        if row.startswith("v=1&"):
            draws = simulate(row, np.random.default_rng(2026))
            print(row)
            continue
        name, *figures = row.split()
        if name == "upgrade_is_cheaper":
            share = (draws["difference"] < 0).mean()
            checks = [("share", float(figures[0]), share, np.sqrt(share * (1 - share) * (1 / THERE + 1 / HERE)))]
        elif name not in draws:
            assert figures == ["not_offered"], row
            continue
        else:
            found = [np.quantile(draws[name], p, method="inverted_cdf") for p in (0.1, 0.5, 0.9)] + [draws[name].mean()]
            errors = [standard_error(draws[name], p) for p in (0.1, 0.5, 0.9, None)]
            checks = list(zip(("P10", "P50", "P90", "mean"), map(float, figures), found, errors))
        for label, there, here, error in checks:
            off = abs(there - here)
            # Constants differ by no more than rounding.
            errors_off = 0.0 if off <= 1e-9 * max(1, abs(here)) else off / max(error, 1e-300)
            worst, compared = max(worst, errors_off), compared + 1
            print(f"  {name:18} {label:5} {there:14.4f} {here:14.4f}  off {errors_off:5.2f} standard errors")
            if errors_off > ALLOWED:
                print("    TOO FAR OFF")
    print(f"{compared} figures, the furthest {worst:.2f} standard errors off; allowed {ALLOWED}")
    return 0 if worst <= ALLOWED else 1


if __name__ == "__main__":
    sys.exit(main())
