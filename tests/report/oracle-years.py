#!/usr/bin/python3
# oracle-years.py: asks LibreOffice about the annexes of two years: contributions side by side, the accounts note, the annual report.
"""Recalculated hard, every formula is worth what is stored beside it; and when inputs of either year are changed at random, what is recalculated is what the program exports of the document so changed, digit by digit.

usage: oracle-years.py HELPER      (DEW_LONG=1 for ten times as many changes)
"""

import datetime
import os
import random
import shutil
import sys
import tempfile

import openpyxl

import oracle
from office import Office

TRIALS = 60 if os.environ.get("DEW_LONG") else 3
THIS, LAST = oracle.YEAR, oracle.YEAR - 1
UNITS = ("pounds", "thousands", "millions")
ANNEXES = ("Contributions, two years", "Accounts note", "Annual report", "Pooled budgets")
MEASURES = {"Existing, £ (input)": 0, "Additional, £ (input)": 1, "Income, £ (input)": 2}
BUDGET, ACTUAL = 3, 4
SHARES = [0]            # how many rows with a share of a surplus or deficit were compared


class Years(oracle.Document):
    """Three pools in two years; figures by (year, month, line, measure, partner). Some pools are funded by a budget alone, some spend nothing, some are shared by a rule that accounts cannot tell."""

    def __init__(self, rng, n_partners, over, under, of_budgets):
        self.of_budgets = of_budgets
        super().__init__(rng, n_partners, over, under, [(2, 0, 0, "equal"), (3, 0, 0, "own")])

    def add_lines(self):
        rng = self.rng
        self.years = {}
        self.pools = {1: "Older People: [Fund]/1", 2: "Learning & 'disability'", 3: "Mental \"health\""}
        for pool in self.pools:
            for i in range(rng.randint(1, 4)):
                line = pool * 100 + i
                self.lines.append((line, pool, 0, 0, f"Line {line}", 1, rng.randint(1, len(self.partners)), 0))
                for year in (THIS, LAST):
                    self.enter_year(year, line, pool)

    def enter_year(self, year, line, pool):
        rng = self.rng
        for partner in range(1, len(self.partners) + 1):
            for measure, chance in ((0, 0.8), (1, 0.4), (2, 0.4)):
                if rng.random() < (0 if pool in self.of_budgets else chance):
                    self.years[(year, 0, line, measure, partner)] = self.amount()
            if rng.random() < 0.6:
                month = rng.choice((0, 0, 3, 12))
                self.years[(year, month, line, ACTUAL, partner)] = self.amount()
        if rng.random() < 0.3 or pool in self.of_budgets:
            self.years[(year, 0, line, BUDGET, 0)] = self.amount()
        if rng.random() < 0.3:
            self.years[(year, 0, line, ACTUAL, 0)] = self.amount()

    def text(self):
        rows = super().text()
        figures = "".join("\t".join(str(cell) for cell in ("figure", "line", line, "year", year, "month", month, "measure", measure, "partner", partner, "scenario", 0, "pence", pence)) + "\n"
                          for (year, month, line, measure, partner), pence in sorted(self.years.items(), key=lambda item: (item[0][2], item[0][0], item[0][1], item[0][3], item[0][4])))
        return rows + figures


def documents(rng):
    yield "gross and fixed", Years(rng, 3, "proportional gross", oracle.fixed(rng, 3), {2})
    yield "net and retained", Years(rng, 4, "proportional net", "retain", {3})
    yield "to one, opening", Years(rng, 2, "all to P2", "proportional gross opening", set())


class Live:
    """A workbook open in LibreOffice, with the places of the inputs of both years."""

    def __init__(self, office, path, document):
        self.book = office.open_to_calculate(path)
        self.book.enableAutomaticCalculation(False)
        self.book.calculateAll()
        self.document = document
        self.places = {}
        lines = {line[4]: line[0] for line in document.lines}
        for year, suffix in ((THIS, ""), (LAST, f" {LAST}-{THIS % 100}")):
            self.find_inputs(year, suffix, lines)
        oracle.check(set(self.places) == set(document.years), f"inputs: {set(self.places) ^ set(document.years)}")

    def rows(self, name):
        if not self.book.Sheets.hasByName(name):
            return [], []
        values, _ = oracle.read_all(self.book.Sheets.getByName(name))
        head = next(i for i, row in enumerate(values) if row[0] in ("Pool", "Group"))
        return [(head + 1 + i, dict(zip(values[head], row))) for i, row in enumerate(values[head + 1:])], list(values[head])

    def partner(self, name):
        return self.document.partners.index(name) + 1 if name in self.document.partners else 0

    def find_inputs(self, year, suffix, lines):
        rows, heads = self.rows("Lines" + suffix)
        for at, row in rows:
            for head, measure in MEASURES.items():
                self.add((year, 0, lines[row["Line"]], measure, self.partner(row["Partner"])), "Lines" + suffix, heads.index(head), at)
        rows, heads = self.rows("Budgets" + suffix)
        for at, row in rows:
            self.add((year, 0, lines[row["Line"]], BUDGET, 0), "Budgets" + suffix, heads.index("Budget, £ (input)"), at)
        rows, heads = self.rows("Spending" + suffix)
        for at, row in rows:
            for month in range(13):
                self.add((year, month, lines[row["Line"]], ACTUAL, self.partner(row["Partner"])), "Spending" + suffix, heads.index("Whole year, £ (input)") + month, at)

    def add(self, key, sheet, column, row):
        """What is not entered stays so."""
        if key in self.document.years:
            self.places[key] = (sheet, column, row)

    def change(self, rng):
        for key, (sheet, column, row) in self.places.items():
            if rng.random() < 0.4:
                pence = self.document.amount() * (-1 if rng.random() < 0.05 else 1)
                self.document.years[key] = pence
                self.book.Sheets.getByName(sheet).getCellByPosition(column, row).setValue(pence / 100)
        self.book.calculateAll()


def export(folder, document, name, unit):
    source = os.path.join(folder, name + ".txt")
    path = os.path.join(folder, name + ".xlsx")
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    oracle.run_helper("export", source, path, 100000000, THIS, unit)
    return path


def read_stored(book, name):
    sheet = book[name]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if row[0] in ("Pool", "Group"))
    return [dict(zip(rows[head], row)) for row in rows[head + 1:]]


def compare(live, book, name, what):
    rows = [row for _, row in live.rows(name)[0]]
    stored = read_stored(book, name)
    oracle.check(len(rows) == len(stored) > 0, f"{what}: {name} has {len(rows)} rows, exported {len(stored)}")
    for row, there in zip(rows, stored):
        SHARES[0] += row.get("Item") == "Share of the net" and any(isinstance(value, float) and value != 0 for value in row.values())
        for head, value in there.items():
            # What is said of a figure is said of it as it was exported.
            if head != "About it" and not isinstance(value, datetime.datetime):
                oracle.check(oracle.same(row[head], "" if value is None else value), f"{what}: {name}: {row}: {head} is {row[head]!r}, exported {value!r}")


def examine(office, folder, rng, what, document, unit):
    path = export(folder, document, "book", unit)
    names = oracle.check_shape(path, what)
    oracle.check_looks(path, what)
    oracle.check(all(name in names for name in ANNEXES), f"{what}: sheets {names}")
    for difference in oracle.find_differences(office, path, names):
        oracle.check(False, f"{what}: {difference}")
    for name in ANNEXES[:2] if unit == "thousands" else ():
        planted = os.path.join(folder, "planted.xlsx")
        oracle.plant(path, planted, names.index(name) + 1)
        oracle.check(len(oracle.find_differences(office, planted, names)) == 1, f"{what}: the planted value was not found out")

    live = Live(office, path, document)
    for trial in range(TRIALS):
        live.change(rng)
        changed = openpyxl.load_workbook(export(folder, document, "changed", unit), data_only=True)
        for name in ANNEXES:
            compare(live, changed, name, f"{what}, change {trial}")
    live.book.close(True)


def main():
    rng = random.Random(oracle.SEED)
    folder = tempfile.mkdtemp(prefix="dewpond-years-")
    office = Office(folder)
    cases = [(f"{what}, {unit}", document, unit) for what, document in documents(rng) for unit in UNITS]
    try:
        print(f"1..{len(cases) + 1}")
        for i, (what, document, unit) in enumerate(cases, 1):
            before = len(oracle.FAILED)
            examine(office, folder, rng, what, document, unit)
            print("ok" if len(oracle.FAILED) == before else "not ok", i, "-", what, flush=True)
        print("ok" if SHARES[0] > 10 * TRIALS else "not ok", len(cases) + 1, f"- {SHARES[0]} shares of a surplus or deficit")
        oracle.check(SHARES[0] > 10 * TRIALS, "too few surpluses and deficits were shared to say anything")
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if oracle.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
