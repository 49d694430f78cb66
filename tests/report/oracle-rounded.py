#!/usr/bin/python3
# oracle-rounded.py: asks LibreOffice about workbooks in £000 and £m.
"""Recalculated hard, every formula is worth what is stored beside it; and when inputs are changed at random, what is recalculated is what the program exports of the document so changed, digit by digit, and adds up
as it is printed. A working copy has the figures to the penny behind what is shown.

usage: oracle-rounded.py HELPER      (DEW_LONG=1 for ten times as many changes)
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

TRIALS = 40 if os.environ.get("DEW_LONG") else 4
UNITS = {"thousands": ("£000", 100000), "millions": ("£m", 100000000)}


def documents(rng):
    yield "two pools", oracle.TwoPools(rng, 3, "proportional gross", "equal")
    yield "virements", oracle.TwoPools(rng, 4, "proportional net", "retain").move()
    document = oracle.Document(rng, 3, "proportional gross", "own")
    document.add_budgets()
    yield "one pool", document


def export(folder, document, name, variance, unit, exact):
    source = os.path.join(folder, name + ".txt")
    path = os.path.join(folder, name + ".xlsx")
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    oracle.run_helper("export", source, path, variance, oracle.YEAR, unit, *(["exact"] if exact else []))
    return path


def read_stored(path, name):
    """A table as it is stored: a list of rows by heading."""
    sheet = openpyxl.load_workbook(path, data_only=True)[name]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(i for i, row in enumerate(rows) if row[0] in ("Pool", "Ref."))
    heads = [oracle.NOTE.sub('', name or '') for name in rows[head]]
    return [dict(zip(heads, row)) for row in rows[head + 1:]]


def compare(live, path, name, what):
    rows = [row for _, row in live.rows(name)[0]]
    stored = read_stored(path, name)
    oracle.check(len(rows) == len(stored) > 0, f"{what}: {name} has {len(rows)} rows, exported {len(stored)}")
    for row, there in zip(rows, stored):
        for head, value in there.items():
            oracle.check(isinstance(value, datetime.datetime) or oracle.same(row[head] or 0, value or 0), f"{what}: {name}: {row}: {head} is {row[head]}, exported {value}")


def check_sums(live, unit, what):
    """As somebody adds up what is on paper, by hand."""
    digits = 1 if unit == "millions" else 0
    symbol = UNITS[unit][0]
    rows = [row for _, row in live.rows("Contributions")[0] if row["Partner"] != "No contributions entered"]
    for row in rows:
        existing, additional, gross, income, net = (row[f"{name}, {symbol}"] or 0 for name in ("Existing", "Additional", "Total gross", "Income", "Net"))
        oracle.check(round(existing + additional, digits) == gross and round(gross - income, digits) == net, f"{what}: across {row}")
    for total in (row for row in rows if row["Partner"] == "Total"):
        parts = [row for row in rows if row["Pool"] == total["Pool"] and row is not total]
        for head in (head for head in total if head.endswith(", " + symbol) and not head.startswith("Budget") and parts):
            oracle.check(round(sum(row[head] or 0 for row in parts), digits) == (total[head] or 0), f"{what}: down {total['Pool']}, {head}")


def check_profile(book, exact, what):
    """Filters and panes that stay are a working copy's: what is published has none, for those who do not see the screen."""
    for sheet in book.worksheets[1:]:
        table = next(iter(sheet.tables.values()))
        oracle.check((table.autoFilter is not None) == exact, f"{what}: {sheet.title} has {'no filter' if exact else 'a filter'}")
        oracle.check((sheet.freeze_panes is not None) == exact, f"{what}: {sheet.title} has {'no panes that stay' if exact else 'panes that stay'}")
    oracle.check(book.worksheets[0].freeze_panes is None, f"{what}: the cover has panes that stay")


def examine(office, folder, rng, what, document, unit, exact):
    variance = 100000000
    path = export(folder, document, "book", variance, unit, exact)
    book = openpyxl.load_workbook(path)
    names = book.sheetnames
    check_profile(book, exact, what)
    oracle.check(("Rounding" in names) != exact, f"{what}: sheets {names}")
    for difference in oracle.find_differences(office, path, names):
        oracle.check(False, f"{what}: {difference}")
    planted = os.path.join(folder, "planted.xlsx")
    oracle.plant(path, planted, names.index("Contributions") + 1)
    oracle.check(len(oracle.find_differences(office, planted, names)) == 1, f"{what}: the planted value was not found out")

    live = oracle.Live(office, path, document)
    for trial in range(TRIALS):
        variance = live.change(rng, variance)
        changed = export(folder, document, "changed", variance, unit, exact)
        compare(live, changed, "Contributions", f"{what}, change {trial}")
        compare(live, changed, "Schedule", f"{what}, change {trial}")
        if not exact:
            check_sums(live, unit, f"{what}, change {trial}")
    live.book.close(True)


def main():
    rng = random.Random(oracle.SEED)
    folder = tempfile.mkdtemp(prefix="dewpond-rounded-")
    office = Office(folder)
    cases = [(f"{what}, {unit}{', a working copy' if exact else ''}", document, unit, exact)
             for what, document in documents(rng) for unit in UNITS for exact in ((False, True) if what == "virements" else (False,))]
    try:
        print(f"1..{len(cases)}")
        for i, (what, document, unit, exact) in enumerate(cases, 1):
            before = len(oracle.FAILED)
            examine(office, folder, rng, what, document, unit, exact)
            print("ok" if len(oracle.FAILED) == before else "not ok", i, "-", what, flush=True)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if oracle.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
