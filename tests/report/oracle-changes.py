#!/usr/bin/python3
# oracle-changes.py: changes one input after another in workbooks, in LibreOffice, and holds them to the program's own answer.
"""A contribution, the variance, a band, a cap or another amount of a rule, a percentage, a budget, what is spent, or what a virement moves: one of them is changed at random, by turns. Recalculated,
the shares are what the engine gives for the document so changed, and every number on every sheet, of whatever annex, is that of a new export of it, to the penny; in £000 and £m
as it is printed. The changes add up: nothing is put back.

usage: oracle-changes.py HELPER      (DEW_LONG=1 for 500 changes, else 50)
"""

import datetime
import os
import random
import shutil
import sys
import tempfile

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.utils.datetime import to_excel

import oracle
from office import Office

CHANGES = 500 if os.environ.get("DEW_LONG") else 50

# How many variances could be shared, and how many not.
SHARED = [0, 0]

# The rows of these are other ones where the variance had the other sign when it was exported, or the rule could not be applied: they are compared where they are the same.
BY_SIGN = ("Steps", "Working", "Limits", "Percentages")
BAND, CAP = ("Up to", "up to", "Above"), "What it bears at most"


def documents(rng):
    """What it is called, a document, the unit, and whether it is a working copy."""
    stepped = oracle.Document(rng, 3, "reserve £2,000; carve P1 £500 because late; tolerance £900 excess; up to £3,000: equal; rest: proportional gross", "own")
    bands = oracle.Document(rng, 3, "up to £900: equal; up to £70,000: proportional gross; rest: all to P3", "up to £200: equal; rest: own").move()
    parts = oracle.Document(rng, 3, "up to 1%: proportional net opening; up to 3%: equal; rest: all to P1", "equal")
    caps = oracle.Document(rng, 4, "proportional gross; cap P1 £3,000, P2 £40,000 to others", "equal; cap P2 £3,000 to lead")
    percentages = oracle.fixed(rng, 3)
    rates = oracle.Document(rng, 3, percentages, percentages)
    both = oracle.TwoPools(rng, 3, "up to £5,000: " + oracle.fixed(rng, 3) + "; rest: proportional gross; cap P1 £90,000 to others", "retain").move()
    for document in (stepped, bands, parts, caps, rates, both):
        document.add_budgets()
    for document in (bands, rates, both):
        document.add_actuals()
    yield "amounts", stepped, "pounds", False
    yield "bands", bands, "pounds", False
    yield "bands in per cent", parts, "pounds", False
    yield "caps", caps, "pounds", False
    yield "percentages", rates, "pounds", False
    yield "two pools, £000", both, "thousands", False
    yield "two pools, £m", both, "millions", False
    yield "a working copy, £000", both, "thousands", True


class OneByOne(oracle.Live):
    """A workbook in which one input is changed at a time, and the document with it."""

    def __init__(self, office, path, document, variance):
        super().__init__(office, path, document)
        self.now = variance
        self.entered = [key for key in self.figures if self.document.figures.get(key)]
        self.actuals = self.find_actuals() if self.sheets.hasByName("Spending") else {}

    def find_actuals(self):
        lines = {(self.document.pools[line[1]], line[4]): line[0] for line in self.document.lines if line[3] == 0}
        rows, heads = self.rows("Spending")
        return {(lines[row["Pool"], row["Line"]], 4, self.document.partners.index(row["Partner"]) + 1 if row["Partner"] in self.document.partners else 0): (heads.index("Whole year, £ (input)"), at)
                for at, row in rows if row["Figure"] == "Actual"}

    def turn(self, variance):
        """Of every pool, as an export has it."""
        rows, heads = self.rows("Variances")
        for at, row in rows:
            if row["Variance, £ (input)"] != "":
                self.put("Variances", (heads.index("Variance, £ (input)"), at), variance / 100)
        super().turn(variance)

    def kinds(self):
        limits = [limit for direction in (0, 1) for limit in self.limits[direction]]
        found = {"variance": self.change_variance, "contribution": self.change_contribution}
        if any(limit["what"].startswith(BAND) for limit in limits):
            found["band"] = lambda rng: self.change_limit(rng, lambda what: what.startswith(BAND))
        if any(limit["what"] == CAP for limit in limits):
            found["cap"] = lambda rng: self.change_limit(rng, lambda what: what == CAP)
        if any(limit["what"] != CAP and not limit["what"].startswith(BAND) for limit in limits):
            found["amount"] = lambda rng: self.change_limit(rng, lambda what: what != CAP and not what.startswith(BAND))
        if self.rates:
            found["percentage"] = self.change_percentage
        if self.budgets:
            found["budget"] = self.change_budget
        if self.actuals:
            found["actual"] = self.change_actual
        if self.moved:
            found["virement"] = self.change_moved_one
        return found

    def amount(self, rng):
        """Not nothing: whether there is a figure at all stays as it is."""
        return rng.randint(1, 10 ** rng.randint(3, 11))

    def change_variance(self, rng):
        self.now = oracle.random_variance(rng) or 100

    def change_contribution(self, rng):
        key = rng.choice(self.entered)
        self.document.figures[key] = self.amount(rng) // (3 if key[1] == 2 else 1) + 1
        self.put("Lines", self.figures[key], self.document.figures[key] / 100)

    def change_budget(self, rng):
        key, place = rng.choice(sorted(self.budgets.items()))
        self.document.figures[key] = self.amount(rng)
        self.put("Budgets", place, self.document.figures[key] / 100)

    def change_actual(self, rng):
        key, place = rng.choice(sorted(self.actuals.items()))
        self.document.figures[key] = self.amount(rng)
        self.put("Spending", place, self.document.figures[key] / 100)

    def change_moved_one(self, rng):
        """Of both lines. It stays above nothing, so that the virement is divided as it was."""
        key = rng.choice(sorted(self.moved))
        source, _, partner = key
        # No more is taken than there is.
        most = self.document.has_left(source, partner) + self.amounts[key] if source else 10 ** rng.randint(1, 8)
        self.put_moved(key, rng.randint(1, max(most // 2, 1)))

    def change_percentage(self, rng):
        """Two at least: they come to 100."""
        percentages = oracle.split_whole(rng, len(self.document.partners))
        self.document.set_fixed(percentages)
        self.rates_changed = True
        for partner, places in self.rates.items():
            for place in places:
                self.put("Percentages", place, percentages[partner] / 10000)

    def change_limit(self, rng, wanted):
        direction, at = rng.choice([(direction, at) for direction in (0, 1) for at, limit in enumerate(self.limits[direction]) if wanted(limit["what"])])
        limits = self.limits[direction]
        limits[at]["value"] = self.room(rng, limits, at)
        self.put("Limits", limits[at]["place"], limits[at]["value"] / limits[at]["scale"])
        self.limits_changed.add(direction)
        groups = {}
        for limit in limits:
            groups.setdefault(limit["rule"], []).append(limit["value"])
        self.document.set_limits(direction, list(groups.values()))

    def room(self, rng, limits, at):
        """A new amount; of a band, between those around it: these documents have one rule a direction."""
        most = 10 ** 6 if limits[at]["scale"] == 10000 else 10 ** rng.randint(4, 10)
        bands = [i for i, limit in enumerate(limits) if limit["what"].startswith(BAND)]
        if at not in bands:
            return rng.randint(0, most)
        low = max((limits[i]["value"] for i in bands if i < at), default=0)
        high = min((limits[i]["value"] for i in bands if i > at), default=low + most)
        return rng.randint(low + 1, high - 1) if high - low > 2 else limits[at]["value"]


# ---- Against a new export ----

def read_numbers(path):
    """By sheet, its table: (number of the first row, a list of rows)."""
    read = {}
    for page in openpyxl.load_workbook(path, data_only=True).worksheets:
        left, first, right, last = range_boundaries(next(iter(page.tables.values())).ref)
        read[page.title] = first, [[to_excel(cell.value) if isinstance(cell.value, datetime.date) else cell.value for cell in row]
                                   for row in page.iter_rows(min_row=first, max_row=last, min_col=left, max_col=right)]
    return read


def is_number(value):
    return isinstance(value, (int, float))


def begin(row):
    """What a row of steps, limits or working is about."""
    return [value for value in row[:3] if isinstance(value, str) and value != ""]


def find_differences(live, path):
    """How many numbers were compared, and those that differ, in sentences; where there is none is compared too, but not the words: they may well say that an amount was changed."""
    n, wrong = 0, []
    names = set(live.sheets.ElementNames)
    for name, (first, rows) in read_numbers(path).items():
        if name not in names:
            wrong.append(f"{name} is there in a new export")
            continue
        there = live.sheets.getByName(name).getCellRangeByPosition(0, first - 1, len(rows[0]) - 1, first + len(rows) - 2).getDataArray()
        # A chart has room for four: who are the others is settled by the figures as they were.
        if name.endswith("chart") and list(there[0]) != rows[0]:
            continue
        if name.startswith(BY_SIGN) and any(begin(row) != begin(found) for row, found in zip(rows, there)):
            continue
        for r, (row, found) in enumerate(zip(rows, there)):
            for c, (value, worth) in enumerate(zip(row, found)):
                if is_number(value) or is_number(worth):
                    n += 1
                    if not oracle.same(worth if is_number(worth) else worth or "", value if is_number(value) else value or ""):
                        wrong.append(f"{name}, row {first + r}, {rows[0][c]}: {worth!r}, exported {value!r}")
    return n, wrong


def export(folder, document, name, variance, unit, exact):
    source, path = (os.path.join(folder, name + ending) for ending in (".txt", ".xlsx"))
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    oracle.run_helper("export", source, path, variance, oracle.YEAR, unit, *(["exact"] if exact else []))
    return path


def turn(live, rng, kind, folder, unit, exact, what):
    live.kinds()[kind](rng)
    what = f"{what}, variance {live.now}"
    live.turn(live.now)
    answer = oracle.ask_engine(folder, live.document, live.now)
    if unit == "pounds":
        live.compare(answer, live.now, what)
    SHARED["refused" in answer] += 1
    n, wrong = find_differences(live, export(folder, live.document, "changed", live.now, unit, exact))
    for difference in wrong:
        oracle.check(False, f"{what}: {difference}")
    return n


def plant(live, folder, unit, exact, what):
    """A contribution that is another one in the workbook alone is found in what is worked out from it."""
    key = live.entered[0]
    live.put("Lines", live.figures[key], (live.document.figures[key] + 10 ** 9) / 100)
    live.turn(live.now)
    _, wrong = find_differences(live, export(folder, live.document, "changed", live.now, unit, exact))
    oracle.check(any(difference.startswith("Contributions") for difference in wrong), f"{what}: the planted difference was not found")


def examine(office, folder, rng, what, case, n, counts):
    document, unit, exact = case
    variance = oracle.random_variance(rng) or 100000
    live = OneByOne(office, export(folder, document, "book", variance, unit, exact), document, variance)
    numbers = 0
    for i in range(n):
        kind = sorted(live.kinds())[i % len(live.kinds())]
        counts[kind] = counts.get(kind, 0) + 1
        numbers += turn(live, rng, kind, folder, unit, exact, f"{what}, change {i}, {kind}")
    plant(live, folder, unit, exact, what)
    live.book.close(True)
    oracle.check(numbers > 0, f"{what}: nothing was compared")
    print(f"# {what}: {numbers} numbers")


def main():
    rng = random.Random(oracle.SEED)
    folder = tempfile.mkdtemp(prefix="dewpond-changes-")
    office = Office(folder)
    cases = list(documents(rng))
    counts = {}
    try:
        print(f"1..{len(cases) + 1}")
        for i, (what, *case) in enumerate(cases, 1):
            before = len(oracle.FAILED)
            examine(office, folder, rng, what, case, CHANGES // len(cases) + (i <= CHANGES % len(cases)), counts)
            print("ok" if len(oracle.FAILED) == before else "not ok", i, "-", what, flush=True)
        oracle.check(SHARED[0] > 2 * SHARED[1], f"{SHARED[1]} of the variances could not be shared, {SHARED[0]} could")
        every = {"contribution", "variance", "band", "cap", "percentage", "actual", "virement"} <= set(counts)
        oracle.check(every, f"not every kind was changed: {counts}")
        print("ok" if every else "not ok", len(cases) + 1, "-", ", ".join(f"{kind}: {count}" for kind, count in sorted(counts.items())))
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if oracle.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
