#!/usr/bin/python3
# oracle-monitoring.py: asks LibreOffice about workbooks of a year's spending.
"""For random documents, with every way in which a budget falls on months and a forecast is made: every formula, recalculated hard, is worth what is stored beside it; and when figures, months, thresholds and the
months to date are changed at random, entered or cleared, what is recalculated is what the program exports of the document so changed, in pounds, £000 and £m.

usage: oracle-monitoring.py HELPER      (DEW_LONG=1 for ten times as many changes; DEW_SEED repeats a run)
"""

import os
import random
import shutil
import sys
import tempfile

import openpyxl

import oracle
from office import Office

LONG = bool(os.environ.get("DEW_LONG"))
TRIALS = 30 if LONG else 4
YEAR = oracle.YEAR
LAST_DAYS = ["2013-04-01", "2013-04-30", "2013-05-31", "2013-06-30", "2013-07-31", "2013-08-31", "2013-09-30", "2013-10-31", "2013-11-30", "2013-12-31", "2014-01-31", "2014-02-28", "2014-03-31"]
EXISTING, ADDITIONAL, INCOME, BUDGET, ACTUAL, FORECAST, PREVIOUS = range(7)
FIGURES = {"Budget": BUDGET, "Actual": ACTUAL, "Forecast": FORECAST, "Previous forecast": PREVIOUS}
ANNEXES = ("contributions", "monitoring", "returns", "virements")
COMPARED = ("Monitoring", "Overspend chart", "Monthly chart", "Returns")
UNSAID, EQUAL, BY_LAST_YEAR, TYPED = range(4)


class Spent:
    """Pools of lines with figures by (line, year, month, measure, partner)."""

    trials = TRIALS

    def __init__(self, rng):
        self.rng = rng
        self.partners = oracle.NAMES[:rng.randint(1, 4)]
        self.pools = []                 # (id, profile, outlook, end)
        self.lines = []                 # (id, pool, parent, kind, profile, outlook, continues)
        self.figures = {}
        self.moves = []                 # (partner, from, to, pence)
        self.months = rng.randint(0, 12)
        self.amber, self.red = rng.choice(((20000, 50000), (15000, 40000), (9999, 10000), (333333, 333334), (50000, 20000)))
        for pool in range(1, rng.randint(2, 4)):
            self.pools.append((pool, *self.ways(), rng.choice(("", "", "", "2013-10-31", "2012-12-31"))))
            self.add_lines(pool)
        self.add_moves()

    def ways(self):
        """A profile and an outlook, each mostly not said."""
        return self.rng.choice((0, 0, 1, 2, 3)), self.rng.choice((0, 0, 1, 2, 3))

    def add_lines(self, pool):
        rng = self.rng
        categories = [0]
        for _ in range(rng.randint(2, 8)):
            line = 100 + len(self.lines)
            if rng.random() < 0.25:
                self.lines.append((line, pool, rng.choice(categories), 1, 0, 0, 0))
                categories.append(line)
                continue
            before = [one[0] for one in self.lines if one[3] == 0]
            self.lines.append((line, pool, rng.choice(categories), 0, *self.ways(), rng.choice(before) if before and rng.random() < 0.4 else 0))
            self.enter_line(line)

    def amount(self, most=8):
        rng = self.rng
        pence = rng.choice((0, 1, rng.randrange(1000), rng.randrange(10 ** rng.randint(3, most)), rng.randrange(10 ** rng.randint(3, most)), rng.randrange(10 ** rng.randint(3, most))))
        return -pence if rng.random() < 0.1 else pence

    def enter_line(self, line):
        rng = self.rng
        for partner in range(0, len(self.partners) + 1):
            for measure, chance in ((EXISTING, 0.3), (ADDITIONAL, 0.2), (INCOME, 0.1)):
                if partner and rng.random() < chance:
                    self.figures[line, YEAR, 0, measure, partner] = self.amount(11)
            for year, measure, chance in ((YEAR, BUDGET, 0.3), (YEAR, ACTUAL, 0.08), (YEAR, FORECAST, 0.2), (YEAR, PREVIOUS, 0.3), (YEAR - 1, ACTUAL, 0.1)):
                if rng.random() < chance:
                    self.figures[line, year, 0, measure, partner] = self.amount(11)
            for year, measure, chance in ((YEAR, BUDGET, 0.2), (YEAR, ACTUAL, 0.5), (YEAR, FORECAST, 0.15), (YEAR - 1, ACTUAL, 0.3)):
                if rng.random() < chance:
                    for month in (range(1, rng.choice((2, 8, 10, 12, 13))) if measure != FORECAST else range(rng.randint(1, 12), 13)):
                        if rng.random() < 0.93:
                            self.figures[line, year, month, measure, partner] = self.amount(10)

    def add_moves(self):
        rng = self.rng
        lines = [one[0] for one in self.lines if one[3] == 0]
        for _ in range(rng.randint(0, 3) if len(lines) > 1 else 0):
            self.moves.append((rng.randint(0, len(self.partners)), *rng.sample(lines, 2), rng.randint(1, 10 ** rng.randint(3, 9))))

    def nobody(self):
        return oracle.NOBODY

    def name(self, line):
        return f"Line {line}"

    def text(self):
        rows = [("document", "id", 1, "title", "Oracle", "as_at", LAST_DAYS[self.months], "amber", self.amber, "red", self.red)]
        for i, name in enumerate(self.partners, 1):
            rows.append(("partner", "id", i, "position", i, "name", name, "short_name", f"P{i}"))
        for pool, profile, outlook, end in self.pools:
            rows.append(("pool", "id", pool, "position", pool, "name", f"Pool {pool}", "profile", profile, "outlook", outlook, "end", end, "host", 1))
        for i, (line, pool, parent, kind, profile, outlook, continues) in enumerate(self.lines):
            rows.append(("line", "id", line, "pool", pool, "parent", parent, "position", i, "kind", kind, "name", self.name(line), "profile", profile, "outlook", outlook, "continues", continues))
        for (line, year, month, measure, partner), pence in sorted(self.figures.items()):
            rows.append(("figure", "line", line, "year", year, "month", month, "measure", measure, "partner", partner, "scenario", 0, "pence", pence))
        for i, (partner, source, target, pence) in enumerate(self.moves, 1):
            rows.append(("virement", "id", 600 + i, "year", YEAR, "date", f"{YEAR}-11-05", "partner", partner, "reason", "Demand"))
            rows.append(("movement", "id", 700 + 2 * i, "virement", 600 + i, "line", source, "pence", -pence))
            rows.append(("movement", "id", 701 + 2 * i, "virement", 600 + i, "line", target, "pence", pence))
        return "".join("\t".join(str(cell) for cell in row) + "\n" for row in rows)

    def alter(self, live):
        """Changes itself, and what stands for it in a workbook."""
        live.change(self.rng)

    def shows(self):
        """There is something for a report on spending to show."""
        return any(year == YEAR and measure in (ACTUAL, FORECAST) for _, year, _, measure, _ in self.figures)

    def must_have_months(self):
        """There are actuals by month, to date, that no year's own figure stands for: a chart of them is due whatever else there is."""
        return any(year == YEAR and measure == ACTUAL and 0 < month <= self.months and (line, year, 0, measure, partner) not in self.figures for line, year, month, measure, partner in self.figures)


class TakenOut(Spent):
    """One line of a pool has a budget, the other an actual alone, which is taken out: its row stays in the workbook, and is none of a line without a budget. By itself the budget is £95,000; beside that of the other pool, £96,000."""

    trials = 1

    def __init__(self, rng):
        super().__init__(rng)
        self.partners = oracle.NAMES[:1]
        self.pools = [(1, UNSAID, UNSAID, ""), (2, UNSAID, UNSAID, "")]
        self.lines = [(line, pool, 0, 0, UNSAID, UNSAID, 0) for line, pool in ((101, 1), (102, 1), (201, 2))]
        self.figures = {(101, YEAR, 0, BUDGET, 0): 9542000, (201, YEAR, 0, BUDGET, 0): 8228000} | {(line, YEAR, 0, ACTUAL, 1): 12300 for line in (102, 201)}
        self.moves = []

    def alter(self, live):
        live.empty_line(102)


def export(folder, document, name, unit):
    source = os.path.join(folder, name + ".txt")
    path = os.path.join(folder, name + ".xlsx")
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    oracle.run_helper("export", source, path, 100000000, YEAR, unit, *ANNEXES)
    return path


# ---- Changing inputs ----

def read_rows(values):
    """(row number, {heading: value}) of a sheet's table, and its headings."""
    head = next(i for i, row in enumerate(values) if row[0] in ("Pool", "Setting", "Month", "No."))
    heads = list(values[head])
    return [(head + 1 + i, dict(zip(heads, row))) for i, row in enumerate(values[head + 1:])], heads


class Live:
    """A workbook open in LibreOffice: its inputs, by what they are in the document."""

    def __init__(self, office, path, document):
        self.book = office.open_to_calculate(path)
        self.sheets = self.book.Sheets
        self.book.enableAutomaticCalculation(False)
        self.book.calculateAll()
        self.document = document
        self.inputs = {}                # key of a figure -> (sheet, column, row)
        self.lines = {document.name(one[0]): one[0] for one in document.lines}
        for year in (YEAR, YEAR - 1):
            self.find_spending("Spending" if year == YEAR else "Spending 2012 13", year)
        self.find_lines()
        self.find_budgets()

    def rows(self, name):
        return read_rows(oracle.read_all(self.sheets.getByName(name))[0]) if self.sheets.hasByName(name) else ([], [])

    def partner(self, name):
        return 0 if name == self.document.nobody() else self.document.partners.index(name) + 1

    def find_spending(self, name, year):
        rows, heads = self.rows(name)
        for at, row in rows:
            measure = FIGURES[row["Figure"]]
            for month in range(0, 1 if measure == PREVIOUS else 13):
                self.inputs[self.lines[row["Line"]], year, month, measure, self.partner(row["Partner"])] = (name, 5 + month, at)

    def find_lines(self):
        rows, heads = self.rows("Lines")
        for at, row in rows:
            partner = self.partner(row["Partner"])
            for measure, head in enumerate(("Existing, £ (input)", "Additional, £ (input)", "Income, £ (input)")):
                if partner:
                    self.inputs[self.lines[row["Line"]], YEAR, 0, measure, partner] = ("Lines", heads.index(head), at)

    def find_budgets(self):
        """Those of the year alone: the sum of several partners' stands there as one, and is left."""
        rows, heads = self.rows("Budgets")
        for at, row in rows:
            line = self.lines[row["Line"]]
            own = [key for key in self.document.figures if key[:2] == (line, YEAR) and key[3] == BUDGET]
            if len(own) == 1 and own[0] not in self.inputs:
                self.inputs[own[0]] = ("Budgets", 3, at)

    def put(self, place, value):
        name, column, row = place
        cell = self.sheets.getByName(name).getCellByPosition(column, row)
        if value is None:
            cell.setString("")
        else:
            cell.setValue(value)

    def change_figure(self, rng, key, place):
        figures = self.document.figures
        if rng.random() < 0.3:
            figures.pop(key, None)
            self.put(place, None)
        else:
            figures[key] = self.document.amount(11 if key[2] == 0 else 10)
            self.put(place, figures[key] / 100)

    def change_settings(self, rng):
        document = self.document
        rows, heads = self.rows("Monitoring settings")
        places = {row["Setting"].split(",")[0]: at for at, row in rows}
        document.months = rng.choice((document.months, rng.randint(0, 12)))
        self.put(("Monitoring settings", 1, places["Months to date"]), document.months)
        if rng.random() < 0.5:
            document.amber, document.red = rng.randint(1, 60000), rng.randint(1, 90000)
            self.put(("Monitoring settings", 2, places["Amber from"]), document.amber / 10000)
            self.put(("Monitoring settings", 2, places["Red above"]), document.red / 10000)

    def change_moves(self, rng):
        rows, heads = self.rows("Virements")
        column = heads.index("Amount, £ (input)") if heads else 0
        for i, (partner, source, target, pence) in enumerate(self.document.moves):
            if rng.random() < 0.5:
                continue
            pence = rng.randint(1, 10 ** rng.randint(3, 9))
            self.document.moves[i] = (partner, source, target, pence)
            at, row = next((at, row) for at, row in rows if row["No."] == f"V{i + 1}")
            oracle.check((self.lines[row["From line"]], self.lines[row["To line"]]) == (source, target), f"virement {i + 1} is {row}")
            self.put(("Virements", column, at), pence / 100)

    def empty_line(self, line):
        """Takes out all there is of a line: the document so changed has no row of it in the working, the workbook has one."""
        for key, place in self.inputs.items():
            if key[0] == line and self.document.figures.pop(key, None) is not None:
                self.put(place, None)

    def change(self, rng):
        for key, place in self.inputs.items():
            if rng.random() < 0.15:
                self.change_figure(rng, key, place)
        if rng.random() < 0.4:
            self.empty_line(rng.choice(sorted(self.lines.values())))
        self.change_settings(rng)
        self.change_moves(rng)


def same(one, other, head):
    """A percentage of a budget of next to nothing has more digits than a spreadsheet."""
    if head.endswith("%") and isinstance(one, float) and isinstance(other, float) and abs(one) > 1e9:
        return abs(one - other) < abs(one) * 1e-14
    return oracle.same(one, other)


def drop_silent(rows, heads):
    """Without partners of whom nothing is left: a document without it has no row for them."""
    return [(at, row) for at, row in rows if row["What"] != "Income" or any(row[head] != "" for head in heads[3:])]


def drop_emptied(rows, document):
    """Without pools of which all was taken out: a document without it has no row for them in a chart, the workbook has one of nothing."""
    there = {f"Pool {pool}" for line, pool, *_ in document.lines if any(key[:2] == (line, YEAR) for key in document.figures) or any(line in move[1:3] for move in document.moves)}
    return [(at, row) for at, row in rows if row["Pool"] in there or any(value != "" for head, value in row.items() if head != "Pool")]


def is_wild(values):
    """Amounts with so many digits that a spreadsheet has not all of them: what grows by last year may."""
    return any(isinstance(value, (int, float)) and abs(value) > 10 ** 15 for row in values for value in row)


def read_sheet(stored, name):
    if name not in stored.sheetnames:
        return []
    return read_rows([["" if cell.value is None else cell.value for cell in row] for row in stored[name].iter_rows()])[0]


def has_months(rows):
    """Something falls in a month, going by the rows of a chart: the last two are what is in no month, and the total."""
    return any(value != "" for _, row in rows[:12] for head, value in row.items() if head != "Month")


def has_variance(rows):
    """A pool has a variance, going by its row of Monitoring."""
    return any(value != "" for _, row in rows if (row["Category"], row["Line"]) == ("", "Total") and row["Pool"] != "All pools" for head, value in row.items() if head.startswith("Variance, "))


def check_charts(stored, document, what):
    """A workbook has the charts that its figures give something to show, and no other."""
    months, pools = read_sheet(stored, "Monthly chart"), read_sheet(stored, "Overspend chart")
    oracle.check(bool(months) == has_months(months), f"{what}: a chart of nothing by month")
    oracle.check(bool(months) or not document.must_have_months(), f"{what}: actuals by month, and no chart of them")
    oracle.check(bool(pools) == has_variance(read_sheet(stored, "Monitoring")), f"{what}: variances {'without a' if not pools else 'are none, yet there is a'} chart")


def compare(live, path, what):
    stored = openpyxl.load_workbook(path, data_only=True)
    check_charts(stored, live.document, what)
    for name in COMPARED:
        (rows, heads), there = live.rows(name), read_sheet(stored, name)
        if name == "Returns":
            rows, there = drop_silent(rows, heads), drop_silent(there, heads)
        if name == "Overspend chart" and there:
            rows = drop_emptied(rows, live.document)
        # Which charts there are goes by the figures that a workbook was made of: what has no chart now shows nothing where it has one from before.
        if name.endswith("chart") and not (rows and there):
            shown = [list(row.values())[1:] for _, row in rows[:12]]        # behind the months is what is in none of them
            oracle.check(all(value == "" for row in shown for value in row), f"{what}: {name} is not exported, and has {shown}")
            continue
        oracle.check(len(rows) == len(there), f"{what}: {name} has {len(rows)} rows, exported {len(there)}")
        for (_, row), (_, other) in zip(rows, there):
            for head in heads:
                oracle.check(same(row[head], other[head], head) and (row[head] == "") == (other[head] == ""), f"{what}: {name}: {list(row.values())[:3]}: {head} is {row[head]!r}, exported {other[head]!r}")


def examine(office, folder, rng, what, document, unit):
    path = export(folder, document, "book", unit)
    stored = openpyxl.load_workbook(path, data_only=True)
    if is_wild(stored["Working of spending"].iter_rows(values_only=True)):
        return False
    names = stored.sheetnames
    check_charts(stored, document, what)
    oracle.check_shape(path, what)
    oracle.check_looks(path, what)
    for difference in oracle.find_differences(office, path, names):
        oracle.check(False, f"{what}: {difference}")
    planted = os.path.join(folder, "planted.xlsx")
    oracle.plant(path, planted, names.index("Monitoring") + 1)
    oracle.check(len(oracle.find_differences(office, planted, names)) >= 1, f"{what}: the planted value was not found out")

    live = Live(office, path, document)
    for trial in range(document.trials):
        document.alter(live)
        # After some changes LibreOffice leaves formulas as they were until it calculates all anew, as on Ctrl+Shift+F9, which the cover tells of.
        live.book.calculateAll()
        if document.shows() and not is_wild(oracle.read_all(live.sheets.getByName("Working of spending"))[0]):
            compare(live, export(folder, document, "changed", unit), f"{what}, change {trial}")
    live.book.close(True)
    return True


def make_document(rng):
    """Of random ones, one that has something to show."""
    document = Spent(rng)
    while not document.shows():
        document = Spent(rng)
    return document


def main():
    seed = int(os.environ.get("DEW_SEED", random.SystemRandom().randrange(10 ** 9)))
    rng = random.Random(seed)
    print(f"# DEW_SEED={seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="dewpond-monitoring-")
    office = Office(folder)
    n = 60 if LONG else 6
    try:
        print(f"1..{n + 1}")
        for i in range(n + 1):
            before = len(oracle.FAILED)
            unit = ("thousands", "millions", "pounds")[i % 3]
            while not examine(office, folder, rng, f"document {i}, {unit}", make_document(rng) if i else TakenOut(rng), unit):
                pass
            print("ok" if len(oracle.FAILED) == before else "not ok", i + 1, "-", f"{unit}{'' if i else ', the figures of a line taken out'}", flush=True)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if oracle.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
