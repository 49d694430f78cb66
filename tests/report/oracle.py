#!/usr/bin/python3
# oracle.py: asks LibreOffice and openpyxl about exported workbooks.
"""For documents with every kind of rule: the workbook is the same byte by byte when exported twice; every number that is not a marked input is a formula;
every formula, recalculated hard, is worth what is stored beside it, and a planted false value is found out; and when inputs are changed at random, the
recalculated shares are what the engine gives for the document so changed, to the penny.

usage: oracle.py HELPER      (DEW_LONG=1 for 300 changes, else 30; DEW_ONLY=TEXT for the documents that are called so)
"""

import datetime
import math
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.utils.datetime import to_excel

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

import checklist
from office import Office

HELPER = sys.argv[1]
TRIALS = 300 if os.environ.get("DEW_LONG") else 30
ONLY = os.environ.get("DEW_ONLY", "")
SEED = int(os.environ.get("DEW_SEED", "2013"))
YEAR = 2013
NO_PERCENT = -2 ** 63           # what the helper says where there is none

# ---- Documents ----

NAMES = ["County Council", "Oxfordshire CCG", "=SUM(A1)", "Trust * ~ ?", "O'Brien & <Sons> \"Ltd\"", "Größe €", "-5", "@home"]
NOBODY = "not said whose"


class Document:
    """A pool or two with lines, a rule for each direction, and figures by (line, measure, partner)."""

    def __init__(self, rng, n_partners, over, under="", extra=(), joint=0.3):
        self.rng = rng
        self.joint = joint
        self.partners = NAMES[:n_partners]
        self.lines = []          # (id, pool, parent, kind, name, lead mode, lead, aligned)
        self.rules = []          # (pool, line, direction, text)
        self.figures = {}        # (line, measure, partner) -> pence
        self.moved = {}          # (line, partner or 0 for nobody) -> pence
        self.pools = {1: "Older People: [Fund]/1"}
        self.fixed = {}
        if over:
            self.rules.append((1, 0, 0, over))
        if under:
            self.rules.append((1, 0, 1, under))
        self.rules += extra
        self.add_lines()

    def add_lines(self):
        rng = self.rng
        n = len(self.partners)
        category = 100
        self.lines.append((category, 1, 0, 1, "Care > at \\home", 0, 0, 0))
        for i in range(rng.randint(3, 7)):
            line = 101 + i
            joint = rng.random() < self.joint
            lead = 0 if joint else rng.randint(1, n)
            aligned = 1 if i == 1 or (i > 2 and rng.random() < 0.2) else 0
            # A line may be called like a partner, and must not be taken for one.
            name = self.partners[0] if i == 0 else f"Line {i}"
            self.lines.append((line, 1, category if i % 2 else 0, 0, name, 2 if joint else 1, lead, aligned))
            for partner in range(1, n + 1):
                if rng.random() < 0.7 or partner == 1:
                    self.enter(line, partner)
                elif rng.random() < 0.5:
                    self.figures[(line, 2, partner)] = self.amount() // 3
        # Nothing but income, which gives no weight: until somebody types a contribution beside it.
        for line, aligned in ((180, 0), (181, 1)):
            lead = rng.randint(0, n)
            self.lines.append((line, 1, 0, 0, f"Income {line}", 1 if lead else 2, lead, aligned))
            self.figures[(line, 2, rng.randint(1, n))] = self.amount() // 3
        self.lines.append((190, 1, 0, 0, "Named only", 0, 0, 0))

    def enter(self, line, partner):
        self.figures[(line, 0, partner)] = self.amount()
        if self.rng.random() < 0.6:
            self.figures[(line, 1, partner)] = self.amount()
        if self.rng.random() < 0.4:
            self.figures[(line, 2, partner)] = self.amount() // 3

    def move(self):
        """Virements between lines of what is there, mostly, of partners' money and of nobody's."""
        rng = self.rng
        lines = [line[0] for line in self.lines if line[3] == 0]
        for partner in [0, *range(1, len(self.partners) + 1)]:
            for _ in range(rng.choice((0, 1, 2)) if partner else rng.choice((0, 1))):
                there = [line for line in lines if self.figures.get((line, 0, partner or 1), 0) > 2]
                if not there:
                    continue
                source, target = rng.choice(there), rng.choice(lines)
                pence = rng.randint(1, self.figures[(source, 0, partner or 1)] // 2)
                for line, part in ((source, -pence), (target, pence)):
                    self.moved[(line, partner)] = self.moved.get((line, partner), 0) + part
        self.moved = {key: pence for key, pence in self.moved.items() if pence}
        # What this would leave of nothing is left out of it; something is moved in any case.
        self.moved.setdefault((lines[0], rng.randint(0, 1)), rng.randint(1, 10 ** 6))
        return self

    def pair(self):
        """What each virement moves from which line to which, by what the description of the pairs says: {(from, to, partner): pence}, 0 for no line."""
        pairs = {}
        for partner in {partner for _, partner in self.moved}:
            legs = [(line, pence) for (line, whose), pence in sorted(self.moved.items()) if whose == partner]
            sides = [[[line, abs(pence)] for line, pence in legs if (pence < 0) == taken] for taken in (True, False)]
            while any(sides):
                pence = min(side[0][1] for side in sides if side)
                pairs[(*(side[0][0] if side else 0 for side in sides), partner)] = pence
                for side in sides:
                    if side:
                        side[0][1] -= pence
                    if side and side[0][1] == 0:
                        side.pop(0)
        return pairs

    def has_left(self, line, partner):
        """What there is on a line of a partner's, after virements; of nobody's money, that is what anybody has."""
        partners = [partner] if partner else range(0, len(self.partners) + 1)
        return sum(self.figures.get((line, measure, p), 0) for measure in (0, 1) for p in partners) + sum(self.moved.get((line, p), 0) for p in partners)

    def move_again(self, key, before, pence):
        """Another amount in place of one, on both lines."""
        for line, part in zip(key, (before - pence, pence - before)):
            if line:
                self.moved[(line, key[2])] += part

    def nobody(self):
        """What stands in place of a partner, which no partner may be called."""
        return f"({NOBODY})" if NOBODY in self.partners else NOBODY

    def amount(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.15:
            return 0
        if kind < 0.3:
            return rng.randint(1, 9)
        if kind < 0.6:
            return rng.randint(1, 99) * 10 ** rng.randint(2, 9)
        return rng.randint(1, 10 ** rng.randint(3, 11))

    def silence(self):
        """Nobody contributes, or somebody less than nothing: no rule by contributions can be applied until that is mended."""
        for key in self.figures:
            if key[1] < 2:
                self.figures[key] = 0
        if self.rng.random() < 0.5:
            self.figures[(101, 0, 1)] = -self.amount() - 1

    def add_budgets(self):
        """Of some lines: what limits in per cent are a part of."""
        for line in self.lines:
            if line[3] == 0 and self.rng.random() < 0.4:
                self.figures[(line[0], 3, 0)] = self.amount()

    def add_actuals(self):
        """Of some lines, each for the whole year, of partners and of nobody."""
        for line in self.lines:
            for partner in range(len(self.partners) + 1):
                if line[3] == 0 and (self.rng.random() < 0.4 or (line[0] == 101 and partner == 1)):
                    self.figures[(line[0], 4, partner)] = self.amount() + 1

    def order_rules(self, direction):
        """Where the rules of pool 1 for a direction stand in the list, in the order of their limits in the workbook: the pool's own comes last."""
        order = {line[0]: i for i, line in enumerate(self.lines)}
        found = [i for i, rule in enumerate(self.rules) if rule[0] == 1 and rule[2] == direction]
        return sorted(found, key=lambda i: order.get(self.rules[i][1], len(order)))

    def set_limits(self, direction, groups):
        """Puts other amounts into the rules, in that order; None takes a cap out. A rule under which no line falls is not in the workbook."""
        left = []

        def put(match):
            if match["pounds"] is None and match["percent"] is None:
                return match[0]
            value = left.pop(0)
            if value is None:
                return "NONE"
            return f"£{value / 100:.2f}" if match["pounds"] else f"{value / 10000:.4f}%"

        for i in self.order_rules(direction):
            pool, line, _, text = self.rules[i]
            n = sum(match["pounds"] is not None or match["percent"] is not None for match in AMOUNT.finditer(text))
            if n == 0 or not groups or n != len(groups[0]):
                continue
            left = groups.pop(0)
            text = re.sub(r"P\d NONE, ", "", AMOUNT.sub(put, text))
            self.rules[i] = (pool, line, direction, text)
        assert not left and not groups

    def text(self):
        rows = [("document", "id", 1, "title", "Oracle"), ]
        for i, name in enumerate(self.partners, 1):
            rows.append(("partner", "id", i, "position", i, "name", name, "short_name", f"P{i}"))
        for pool, name in self.pools.items():
            rows.append(("pool", "id", pool, "position", pool, "name", name, "host", 2, "lead_mode", 1, "lead", 1))
        for i, (line, pool, parent, kind, name, mode, lead, aligned) in enumerate(self.lines):
            rows.append(("line", "id", line, "pool", pool, "parent", parent, "position", i, "kind", kind, "name", name,
                         "lead_mode", mode, "lead", lead, "status", aligned))
        for i, (pool, line, direction, text) in enumerate(self.rules, 1):
            rows.append(("rule", "id", 500 + i, "pool", pool, "line", line, "direction", direction, "text", text))
        for (line, measure, partner), pence in sorted(self.figures.items()):
            rows.append(("figure", "line", line, "year", YEAR, "month", 0, "measure", measure, "partner", partner, "scenario", 0, "pence", pence))
        for partner in sorted({partner for _, partner in self.moved}):
            rows.append(("virement", "id", 600 + partner, "year", YEAR, "date", f"{YEAR}-11-05", "partner", partner, "reason", "Demand"))
        for i, ((line, partner), pence) in enumerate(sorted(self.moved.items()), 1):
            rows.append(("movement", "id", 700 + i, "virement", 600 + partner, "line", line, "pence", pence))
        return "".join("\t".join(str(cell) for cell in row) + "\n" for row in rows)

    def set_fixed(self, percentages):
        """Puts other percentages into the fixed rules."""
        said = "fixed " + ", ".join(f"P{p} {millionths / 10000:.4f}%" for p, millionths in percentages.items())
        self.rules = [(pool, line, direction, re.sub(r"fixed [^;]*", said, text)) for pool, line, direction, text in self.rules]


class TwoPools(Document):
    """Another pool with contributions, a third with a budget alone, and a fourth with nothing."""

    def add_lines(self):
        super().add_lines()
        self.pools.update({2: "Learning & 'disability'", 3: "Budget alone", 4: "Nothing"})
        for line, pool in ((301, 2), (302, 2), (303, 3)):
            self.lines.append((line, pool, 0, 0, f"Line {line}", 1, 1, 0))
        self.figures.update({(301, 0, 1): 12345, (301, 2, 1): 45, (302, 1, 2): 0, (302, 3, 0): 777777, (303, 3, 0): 1 << 40, (303, 3, 1): 3})


class WholeShares(Document):
    """Many pools whose exact shares are whole pence or simple parts of one, where programs differ in the last bit of a quotient."""

    def add_lines(self):
        self.variance = 840 * self.rng.randint(10 ** 5, 10 ** 8)
        self.pools = {pool: f"Pool {pool}" for pool in range(1, 81)}
        self.rules = [(pool, 0, direction, "proportional gross") for pool in self.pools for direction in (0, 1)]
        for pool in self.pools:
            self.lines.append((100 + pool, pool, 0, 0, f"Line {pool}", 1, 1, 0))
            pence = self.rng.randint(10 ** 8, 10 ** 10)
            for partner in range(1, 2 if pool % 2 else pool % len(self.partners) + 2):
                self.figures[(100 + pool, 0, partner)] = pence * (1 if self.rng.random() < 0.7 else self.rng.randint(1, 4))


class NearTies(Document):
    """Weights and a variance whose exact shares lie a hair below or above whole pence, which doubles cannot tell."""

    def __init__(self, rng):
        self.total = rng.randrange(8 * 10 ** 12 + 1, 10 ** 13, 2)
        self.variance = rng.randrange(10 ** 12, 10 ** 13)
        while math.gcd(self.variance, self.total) != 1:
            self.variance += 1
        super().__init__(rng, 3, "proportional gross", "proportional gross")

    def add_lines(self):
        self.lines.append((101, 1, 0, 0, "Line", 1, 1, 0))
        below = -pow(self.variance, -1, self.total) * self.rng.randint(1, 9) % self.total
        above = min(pow(self.variance, -1, self.total) * self.rng.randint(1, 9) % self.total, self.total - below)
        for partner, pence in enumerate((below, above, self.total - below - above), 1):
            self.figures[(101, 0, partner)] = pence


def split_whole(rng, n):
    """Millionths that come to the whole."""
    cuts = sorted(rng.randint(0, 1000000) for _ in range(n - 1))
    return {p: b - a for p, (a, b) in enumerate(zip([0] + cuts, cuts + [1000000]), 1)}


def fixed(rng, n):
    return "fixed " + ", ".join(f"P{p} {m / 10000:.4f}%" for p, m in split_whole(rng, n).items())


# Their amounts are changed, too. Partners stand in their order.
STEPPED = (
    "reserve £300; uncommitted £1,000; equal",
    "reserve £2,000; carve P1 £500 because late; carve P1 £900 because late; carve P3 £700 because late; up to £3,000: equal; rest: own",
    "uncommitted £700; proportional gross current per category; cap P1 £800, P2 £900, P3 £1,000 to others",
    "carve P2 £900 because late; tolerance £400 excess; carve P1 £800 because slow; fixed P1 20%, P2 30%, P3 50%; cap P1 £2,000, P3 1.5% to others",
    "up to 0.5%: own; up to 1.25%: fixed P1 10.5%, P2 89.5%; rest: unallocated",
    "up to £900: equal; up to £7,000: proportional gross; rest: all to P3; cap P1 £100, P3 £200 to others",
    "tolerance £300 excess; proportional net current per category including aligned",
    "decided P1 £700, P2 £300 because minute",
    "decided P1 £1,400.01, P2 £-400.02, P3 £0.01 because minute",
    "carve P2 £1,200 because late; proportional gross",
    "up to £5,000: proportional gross; up to £100,000: own; rest: equal",
    "up to 1%: proportional net opening; up to 3%: equal; rest: all to P1",
    "tolerance £2,500 excess; equal",
    "tolerance 2% all; proportional gross",
    "proportional gross current per category",
    "proportional net including aligned",
    "proportional gross; cap P1 £3,000, P2 £40,000 to others",
    "equal; cap P2 £3,000 to lead",
    "own; cap P1 1%, P2 £50,000, P3 £0 unallocated",
    "reserve £100; carve P1 £1,200 because late; tolerance £900 all; up to 1%: own; rest: proportional gross; cap P1 £500, P2 £700 to others",
    "notify 5%",
    "reserve £500",
    "offset across pools; notify 5%; unallocated",
)


STEPPED_LINES = (
    "reserve £50; up to 2%: own; rest: proportional gross current per category; cap P2 £70 unallocated",
    "notify 1%; carve P4 £60 because late",
)

# A pound amount or a percentage that is a limit: not a fixed percentage, nor one that is only reported.
AMOUNT = re.compile(r"fixed [^;]*|notify [^;]*|(?P<pounds>£-?\d+(?:,\d{3})*(?:\.\d+)?)|(?P<percent>-?[\d.]+%)")


def documents(rng):
    line_rules = [(1, 100, 0, "proportional net"), (1, 101, 0, "equal")]
    yield "own", Document(rng, 2, "own", "own")
    yield "own, underspends retained", Document(rng, 3, "own")
    yield "gross", Document(rng, 2, "proportional gross", "proportional gross")
    yield "net", Document(rng, 4, "proportional net", "own")
    yield "gross, opening", Document(rng, 5, "proportional gross opening", "proportional gross opening")
    yield "net, opening", Document(rng, 3, "proportional net opening", "equal")
    yield "fixed", Document(rng, 3, fixed(rng, 3), fixed(rng, 3))
    yield "equal", Document(rng, 8, "equal", "equal", joint=1)
    yield "all to one", Document(rng, 6, "all to P2", "all to host")
    yield "all to the lead", Document(rng, 7, "all to lead", "retain")
    yield "rules of lines", Document(rng, 4, "proportional gross", "own", line_rules + [(1, 100, 1, "retain")])
    for i in range(3):
        yield f"near ties {i + 1}", NearTies(rng)
    yield "whole shares", WholeShares(rng, 8, "")
    yield "no rule", Document(rng, 2, "", "")
    for rule in ("own", "proportional gross", "proportional net opening", "equal"):
        document = Document(rng, 3, rule, rule)
        document.silence()
        yield f"nothing to share by, {rule}", document
    document = Document(rng, 3, "proportional gross", "own", line_rules)
    document.silence()
    yield "nothing to share by, rules of lines", document
    yield "two pools", TwoPools(rng, 3, "proportional gross", "equal")
    for rule in ("own", "proportional gross", "proportional net", "proportional net opening", "equal"):
        yield f"virements, {rule}", Document(rng, rng.randint(2, 5), rule, rule).move()
    yield "virements, rules of lines", Document(rng, 3, "proportional gross", "own", line_rules).move()
    yield "virements, two pools", TwoPools(rng, 3, "proportional net", "retain").move()
    document = Document(rng, 2, "proportional gross", "own")
    document.partners = [NOBODY, NAMES[1]]
    yield "virements of a partner called like nobody", document.move()
    document = Document(rng, 3, "proportional gross", "own").move()
    document.silence()
    yield "virements, and nothing else", document
    for i, rule in enumerate(STEPPED):
        document = Document(rng, 3 if i % 3 else 5, rule, rule)
        document.add_budgets()
        if rule.startswith("decided"):
            document.variance = 100000
            document.lines = [line[:7] + (0,) for line in document.lines]       # nothing aligned, so that all of it was decided
        yield f"steps, {rule}", document.move() if i % 4 == 3 else document
    for i, rule in enumerate(STEPPED_LINES):
        document = Document(rng, 4, STEPPED[i % 3], "carry forward", [(1, 100, 0, rule), (1, 101, 0, "tolerance £90 all; carve P1 £30 because slow; own"), (1, 100, 1, rule)])
        document.add_budgets()
        yield f"steps, of a category, {rule}", document
    document = Document(rng, 3, STEPPED[1], "up to £200: carry forward; rest: proportional gross")
    document.silence()
    yield "steps, nothing to share by", document
    yield "steps, two pools", TwoPools(rng, 3, "up to 1%: equal; rest: proportional gross; cap P1 £90,000 to others", "retain")


# ---- The engine ----

def run_helper(*args):
    """What it warns of is fatal."""
    os.environ["G_DEBUG"] = "fatal-warnings"
    return subprocess.run([HELPER, *map(str, args)], check=True, capture_output=True, text=True).stdout


def ask_engine(folder, document, variance):
    path = os.path.join(folder, "changed.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(document.text())
    answer = {"partners": {}}
    for row in run_helper("share", path, 1, variance).splitlines():
        cells = row.split("\t")
        if cells[0] == "partner":
            answer["partners"][cells[1]] = [int(cell) for cell in cells[2:]]
        elif cells[0] == "refused":
            answer["refused"] = cells[1]
        elif cells[0] in ("rule", "basis", "sentence"):
            answer[cells[0]] = cells[1]
        else:
            answer[cells[0]] = int(cells[1])
    return answer


# ---- LibreOffice ----

def read_all(sheet):
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    address = cursor.getRangeAddress()
    area = sheet.getCellRangeByPosition(0, 0, address.EndColumn, address.EndRow)
    return area.getDataArray(), area.getFormulaArray()


# ---- Checks ----

FAILED = []
COMPARED = {"shared": 0, "refused": 0, "kept": 0}


def check(good, what):
    if not good:
        FAILED.append(what)
        print("#", what)


def same(a, b):
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return abs(a - b) < max(1e-6, abs(a) * 2e-15)       # a sum of pounds is out by a few units in the last place
    return (a or "") == (b or "")


def check_shape(path, what):
    """Every number is a marked input or a formula; one real table a sheet; nothing merged, nothing structured."""
    book = openpyxl.load_workbook(path)
    formulas = 0
    for sheet in book.worksheets:
        check(not sheet.merged_cells.ranges, f"{what}: {sheet.title} has merged cells")
        check(len(sheet.tables) == 1, f"{what}: {sheet.title} has {len(sheet.tables)} tables")
        table = next(iter(sheet.tables.values()))
        check(table.autoFilter is None, f"{what}: {sheet.title} has a filter")
        first, last = (re.sub("[A-Z]", "", corner) for corner in table.ref.split(":"))
        heads = {cell.column: str(cell.value) for cell in sheet[int(first)]}
        check(int(last) == sheet.max_row, f"{what}: the table of {sheet.title} ends at {last} of {sheet.max_row}")
        check_charts(sheet, table.ref, what)
        for row in sheet.iter_rows(min_row=int(first) + 1):
            for cell in row:
                if isinstance(cell.value, (int, float)):
                    check("(input)" in heads[cell.column] and cell.fill.fgColor.rgb not in ("00000000", None),
                          f"{what}: {sheet.title}!{cell.coordinate} is a number, and no marked input")
                elif cell.data_type == "f":
                    formulas += 1
                    check("[" not in re.sub(r"'[^']*'", "", cell.value), f"{what}: {sheet.title}!{cell.coordinate} has a structured reference")
                elif isinstance(cell.value, datetime.date):
                    check(cell.alignment.horizontal == "left", f"{what}: {sheet.title}!{cell.coordinate} is a day that does not stand under its heading")
    check(formulas > 0, f"{what}: no formulas")
    return book.sheetnames


# How a heading refers to the sheet of notes.
NOTE = re.compile(r" \[note \d+\]$")


def check_charts(sheet, ref, what):
    """At most one a sheet, of four series at most, beside the table and of its cells."""
    check(len(sheet._charts) == int(sheet.title.endswith(" chart")), f"{what}: {sheet.title} has {len(sheet._charts)} charts")
    _, first, right, last = openpyxl.utils.range_boundaries(ref)
    for chart in sheet._charts:
        anchor = chart.anchor._from
        check(anchor.col >= right and anchor.row >= first - 1, f"{what}: the chart of {sheet.title} covers its table")
        check(1 <= len(chart.series) <= 4, f"{what}: the chart of {sheet.title} has {len(chart.series)} series")
        for series in chart.series:
            check_series(sheet, series, first + 1, last, what)


def check_series(sheet, series, first, last, what):
    """Of its own rows; and what they hold is kept beside it, for programs that look nowhere else."""
    where, cells = series.val.numRef.f.rsplit("!", 1)
    left, top, right, bottom = openpyxl.utils.range_boundaries(cells)
    check(where.strip("'") == sheet.title and left == right and top == first and bottom <= last, f"{what}: a series of {sheet.title} shows {series.val.numRef.f}")
    check(series.tx.v or series.tx.strRef.strCache.pt[0].v, f"{what}: a series of {sheet.title} has no name")
    check(len(series.cat.strRef.strCache.pt) == bottom - top + 1, f"{what}: a series of {sheet.title} has not all its names")
    check(series.val.numRef.numCache.ptCount == bottom - top + 1, f"{what}: a series of {sheet.title} has not all its points")


def check_looks(path, what):
    """As everybody can read it, on paper and on the screen."""
    for finding in checklist.check(path):
        check(False, f"{what}: {checklist.tell(finding)}")


def find_differences(office, path, names, untouched=False):
    """The formulas whose stored value is not what they are worth; untouched asks for the file as it is."""
    stored = openpyxl.load_workbook(path, data_only=True)
    formulas = openpyxl.load_workbook(path)
    document = office.open(path) if untouched else office.open_to_calculate(path)
    found = []
    document.calculateAll()
    for name in names:
        values, _ = read_all(document.Sheets.getByName(name))
        kept = stored[name]
        for row in formulas[name].iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                worth = values[cell.row - 1][cell.column - 1]
                was = kept.cell(cell.row, cell.column).value
                if isinstance(was, datetime.date):
                    was = to_excel(was)
                # What cannot be worked out is nothing at all there, and not "".
                if worth is None or not same(worth, was):
                    found.append(f"{name}!{cell.coordinate} {cell.value} is {worth}, stored is {was}")
    document.close(True)
    return found


def plant(path, planted, sheet_number):
    """Copies a workbook with one formula's stored value changed."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(planted, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name).decode("utf-8")
            if name == f"xl/worksheets/sheet{sheet_number}.xml":
                data, n = re.subn(r"(<f>[^<]*</f><v>)([^<]+)(</v>)", r"\g<1>123456.78\g<3>", data, count=1)
                assert n == 1
            target.writestr(name, data)


def check_text(office, path, document, what):
    """A text among the inputs makes an error of what is added up from it, and no sum that leaves it out."""
    live = Live(office, path, document)
    (line, measure, partner), place = next((key, place) for key, place in sorted(live.figures.items()) if key[1] == 0)
    live.sheets.getByName("Lines").getCellByPosition(*place).setString("n/a")
    live.book.calculate()
    pool = next(one[1] for one in document.lines if one[0] == line)
    contributions = live.sheets.getByName("Contributions")
    rows, heads = live.rows("Contributions")
    for at, row in rows:
        if row["Pool"] == document.pools[pool] and row["Partner"] in (document.partners[partner - 1], "Total"):
            for head in ("Existing, £", "Total gross, £", "Gross after virements, £", "Net after virements, £")[:4 if document.moved else 2]:
                check(contributions.getCellByPosition(heads.index(head), at).getError() != 0, f"{what}: {row['Partner']}: {head} with a text in it is {row[head]}")
    live.book.close(True)


# ---- Changing inputs ----

class Live:
    """A workbook open in LibreOffice, with the places of its inputs and results."""

    MEASURES = {"Existing, £ (input)": 0, "Additional, £ (input)": 1, "Income, £ (input)": 2}
    MOVED = "Moved by virements: to (+) or from (−), £"

    def __init__(self, office, path, document):
        self.book = office.open_to_calculate(path)
        self.sheets = self.book.Sheets
        self.book.enableAutomaticCalculation(False)
        self.book.calculateAll()                # what is stored as "" would else be read as 0
        self.document = document
        self.find_inputs()

    def rows(self, name):
        """Of a sheet's table: (row number, {heading: value}), and the columns by heading."""
        values, _ = read_all(self.sheets.getByName(name))
        head = next(i for i, row in enumerate(values) if row[0] in ("Pool", "Sheet", "Ref.", "No."))
        heads = [NOTE.sub("", name) for name in values[head]]
        return [(head + 1 + i, dict(zip(heads, row))) for i, row in enumerate(values[head + 1:])], heads

    def find_inputs(self):
        lines = {line[4]: line[0] for line in self.document.lines if line[3] == 0}
        rows, heads = self.rows("Lines")
        self.figures = {}
        self.moved = {}
        check((self.MOVED in heads) == bool(self.document.moved), "a column of what is moved, where nothing is, or none")
        for at, row in rows:
            partner = 0 if row["Partner"] == self.document.nobody() else self.document.partners.index(row["Partner"]) + 1
            if partner == 0:
                continue
            for head, measure in self.MEASURES.items():
                self.figures[(lines[row["Line"]], measure, partner)] = (heads.index(head), at)
        self.find_moved(lines)
        rows, heads = self.rows("Variances")
        self.variance = (heads.index("Variance, £ (input)"), next(at for at, row in rows if row["Variance, £ (input)"] != ""))
        self.budgets = {}
        if self.sheets.hasByName("Budgets"):
            rows, heads = self.rows("Budgets")
            for at, row in rows:
                if (lines[row["Line"]], 3, 0) in self.document.figures and row["Pool"] == self.document.pools[1]:
                    self.budgets[(lines[row["Line"]], 3, 0)] = (heads.index("Budget, £ (input)"), at)
        self.find_limits()
        self.rates = {}
        self.rates_changed = False
        if self.sheets.hasByName("Percentages"):
            rows, heads = self.rows("Percentages")
            for at, row in rows:
                if row["Partner"] in self.document.partners:
                    self.rates.setdefault(self.document.partners.index(row["Partner"]) + 1, []).append((heads.index("Percentage, % (input)"), at))

    def find_moved(self, lines):
        """Where each amount stands, {(from, to, partner): place}, 0 for no line, and what it is: as the document is divided by hand."""
        self.amounts = {}
        rows, heads = self.rows("Virements")
        for at, row in rows:
            if row["Whose contribution"] == "":
                continue
            partner = 0 if row["Whose contribution"] == self.document.nobody() else self.document.partners.index(row["Whose contribution"]) + 1
            key = (*(0 if row[f"{side} pool"] == "not said" else lines[row[f"{side} line"]] for side in ("From", "To")), partner)
            self.moved[key] = (heads.index("Amount, £ (input)"), at)
            self.amounts[key] = round(row["Amount, £ (input)"] * 100)
        check(self.amounts == self.document.pair(), f"virements are {self.amounts}, not {self.document.pair()}")

    def put_moved(self, key, pence):
        self.document.move_again(key, self.amounts[key], pence)
        self.amounts[key] = pence
        self.put("Virements", self.moved[key], pence / 100)

    def find_limits(self):
        """Of pool 1, by direction: where they stand, what they are, and whether they are caps."""
        self.limits = {0: [], 1: []}
        self.limits_changed = set()
        if not self.sheets.hasByName("Limits"):
            return
        rows, heads = self.rows("Limits")
        for at, row in rows:
            if row["Pool"] != self.document.pools[1]:
                continue
            pounds = row["Limit, % of the budget, % (input)"] == ""
            head = "Amount or limit, £ (input)" if pounds else "Limit, % of the budget, % (input)"
            self.limits[row["For"] == "An underspend"].append(
                {"place": (heads.index(head), at), "scale": 100 if pounds else 10000, "value": round(row[head] * (100 if pounds else 10000)), "what": row["What"], "rule": row["Step"].split(".")[0]})

    def change_limits(self, rng, direction):
        """Others, of any size; now and then such as no rule may have, or a cap less."""
        limits = self.limits[direction]
        was = [limit["value"] for limit in limits]
        for at, limit in enumerate(limits):
            if rng.random() < 0.3 or limit["value"] is None:
                continue
            limit["value"] = rng.randint(0, 10 ** 5) if limit["scale"] == 10000 else rng.randint(0, 10 ** rng.randint(1, 11))
            band = limit["what"].startswith(("Up to", "up to"))
            if band and limits[at - 1]["what"].startswith(("Up to", "up to")) and rng.random() < 0.95:
                limit["value"] += limits[at - 1]["value"] + 1
            if rng.random() < 0.01:
                limit["value"] = -limit["value"]
            more = at + 1 < len(limits) and limits[at + 1]["what"] == limit["what"] and limits[at + 1]["place"][1] == limit["place"][1] + 1
            if limit["what"] == "What it bears at most" and more and rng.random() < 0.1:
                limit["value"] = None
            if limit["value"] is None:
                self.sheets.getByName("Limits").getCellByPosition(*limit["place"]).setString("")
            else:
                self.put("Limits", limit["place"], limit["value"] / limit["scale"])
        if was != [limit["value"] for limit in limits]:
            self.limits_changed.add(direction)
        # A cap that is out stays out of the text, too.
        groups = {}
        for limit, before in zip(limits, was):
            groups.setdefault(limit["rule"], []).extend([limit["value"]] if before is not None else [])
        self.document.set_limits(direction, list(groups.values()))

    def put(self, sheet, place, value):
        self.sheets.getByName(sheet).getCellByPosition(*place).setValue(value)

    def turn(self, variance):
        self.put("Variances", self.variance, variance / 100)
        # After some changes LibreOffice leaves formulas as they were until it calculates all anew, as on Ctrl+Shift+F9, which the cover tells of.
        self.book.calculateAll()

    def change(self, rng, variance):
        # Now and then somebody contributes nothing at all any more.
        leaver = rng.randint(1, len(self.document.partners)) if rng.random() < 0.4 else 0
        # And some figures are less than nothing.
        debt = 0.3 if rng.random() < 0.1 else 0
        for key, place in self.figures.items():
            if key[2] == leaver or rng.random() < 0.5:
                pence = 0 if key[2] == leaver else self.document.amount() // (3 if key[1] == 2 else 1)
                if key[1] < 2 and rng.random() < debt:
                    pence = -pence
                self.document.figures[key] = pence
                self.put("Lines", place, pence / 100)
        for key, place in self.budgets.items():
            if rng.random() < 0.5:
                self.document.figures[key] = self.document.amount()
                self.put("Budgets", place, self.document.figures[key] / 100)
        for direction in (0, 1):
            if self.limits[direction] and rng.random() < 0.7:
                self.change_limits(rng, direction)
        self.change_moved(rng, leaver)
        if self.rates and rng.random() < 0.7:
            percentages = split_whole(rng, len(self.document.partners))
            self.document.set_fixed(percentages)
            self.rates_changed = True
            for partner, places in self.rates.items():
                for place in places:
                    self.put("Percentages", place, percentages[partner] / 10000)
        variance = self.meet_decided(rng, variance)
        self.turn(variance)
        return variance

    def meet_decided(self, rng, variance):
        """What was decided has to come to the variance, on whichever lines: mostly it does."""
        direction = int(variance < 0)
        if not any(self.document.rules[i][3].startswith("decided") for i in self.document.order_rules(direction)) or rng.random() < 0.2:
            return variance
        size = abs(sum(limit["value"] for limit in self.limits[direction]))
        return -size if direction else size

    def change_moved(self, rng, leaver):
        """Seldom more is taken than is there; for nobody's money that is what all partners have on the line."""
        careless = rng.random() < 0.1
        for key in sorted(self.moved, reverse=True):
            source, target, partner = key
            before = self.amounts[key]
            has = [self.document.has_left(line, partner) if line else 0 for line in (source, target)]
            if partner and partner == leaver:
                self.put_moved(key, 0)
            elif careless and rng.random() < 0.5:
                self.put_moved(key, rng.randint(-10 ** 9, 10 ** 9))
            elif min(has) < 0 or rng.random() < 0.3:
                most = has[0] + before if source else 10 ** rng.randint(1, 10)
                least = max(before - has[1], 0) if target else 0
                self.put_moved(key, rng.randint(least, max(least, most)))

    def compare(self, answer, variance, what):
        rows, _ = self.rows("Risk share")
        listed = {row["Partner"]: row for _, row in rows if row["Pool"] == self.document.pools[1]}
        if "export again" in [row["Share, £"] for row in listed.values()]:
            self.compare_kept(listed, what)
            return
        pence = {name: round(row["Share, £"] * 100) for name, row in listed.items()}
        check(pence["Total"] == variance, f"{what}: the shares come to {pence['Total']}")
        self.compare_contributions(what)
        COMPARED["refused" if "refused" in answer else "shared"] += 1
        if "refused" in answer:
            check(pence["Not shared out, for decision"] == variance, f"{what}: shared out, though: {answer['refused']}")
            check(all(share == 0 for name, share in pence.items() if name not in ("Not shared out, for decision", "Total")),
                  f"{what}: {pence}, though: {answer['refused']}")
            self.compare_refusal(variance, what)
            return
        check(pence["Not shared out, for decision"] == answer["unallocated"], f"{what}: {pence['Not shared out, for decision']} not shared out")
        check(pence.get("Held in the pool", 0) == answer["held"], f"{what}: held")
        check(pence.get("From the reserve", 0) == answer["reserve"], f"{what}: from the reserve")
        # Without a rule of the pool's own something is shared all the same where all of it falls on aligned lines: its words are those of no rule.
        if listed["Not shared out, for decision"]["Basis of the share"] == "":
            self.compare_words(listed, answer, variance, what)
        for name, (share, percent, contribution, cost, pays) in answer["partners"].items():
            row = listed[name]
            check(pence[name] == share, f"{what}: {name} bears {share}, in the workbook {pence[name]}")
            gross = row["Gross contribution after virements, £" if self.document.moved else "Gross contribution, £"]
            check(round((gross or 0) * 100) == contribution, f"{what}: contribution of {name}")
            check(round(row["Final cost, £"] * 100) == cost, f"{what}: final cost of {name}")
            check(round(row["Pays (+) or is paid (−), £"] * 100) == pays, f"{what}: payment of {name}")
            shown = row["Share of the variance, %"]
            check(shown == "" if percent == NO_PERCENT else shown != "" and round(shown * 10000) == percent, f"{what}: percentage of {name}: {shown}, {percent}")

    def compare_kept(self, listed, what):
        """What does not follow the inputs pretends nothing: no figure of a share is left, anywhere."""
        COMPARED["kept"] += 1
        check("as exported" not in what, f"{what}: to be exported again")
        for name, row in listed.items():
            for head in ("Share, £", "Final cost, £", "Pays (+) or is paid (−), £"):
                check(row[head] in ("", "export again"), f"{what}: {head} of {name} is {row[head]}")
            check(row["Share of the variance, %"] == "", f"{what}: {name} has a percentage")
        pool = self.document.pools[1]
        check(any(row["Applied here"] == "export again" for _, row in self.rows("Rules")[0] if row["Pool"] == pool), f"{what}: the rules do not say so")
        check(all(row[head] in ("", 0) for _, row in self.rows("Steps")[0] if row["Pool"] == pool and row["What"].startswith("Tolerated")
                  for head in ("Left before, p", "Amount, p", "Left after, p")), f"{what}: a step has a figure")

    def compare_contributions(self, what):
        """What each partner puts into each pool, and into all: nothing where nothing was entered, nor a total of it."""
        rows = {(row["Pool"], row["Partner"]): row for _, row in self.rows("Contributions")[0]}
        document = self.document
        together = [(0, "All pools")] if len(document.pools) > 1 else []
        for pool, pool_name in [*document.pools.items(), *together]:
            lines = {line[0] for line in document.lines if pool in (0, line[1])}
            for partner, name in [*enumerate(document.partners, 1), (-1, document.nobody()), (0, "Total")]:
                entered = {measure: [pence for (line, m, p), pence in document.figures.items()
                                     if line in lines and m == measure and partner in (0, p)] for measure in range(4)}
                moved = [pence for (line, p), pence in document.moved.items() if line in lines and partner in (0, p or -1)]
                if not moved and not any(entered[measure] for measure in range(3)):
                    check((pool_name, name) not in rows or pool == 0, f"{what}: {name} does not contribute to {pool_name}")
                    if name == "Total":
                        row = rows[(pool_name, "No contributions entered")]
                        check(all(row[head] == "" for head in list(row)[2:7]), f"{what}: {row}")
                    continue
                self.compare_contribution(rows[(pool_name, name)], entered, moved, partner == 0, f"{what}: {name} in {pool_name}")
            self.compare_percentages([row for (pool_of, name), row in rows.items() if pool_of == pool_name and name != "Total"],
                                     rows.get((pool_name, "Total")), f"{what}: {pool_name}")

    def compare_percentages(self, rows, total, what):
        """Partners' parts of what they put in, before and after virements, come to 100: or there are none where one is below nothing."""
        for amounts, shares in (("Total gross, £", "Share of gross contributions, %"), ("Net, £", "Share of net contributions, %"),
                                ("Gross after virements, £", "Share of gross after virements, %"), ("Net after virements, £", "Share of net after virements, %")):
            partners = [row for row in rows if row["Partner"] in self.document.partners]
            if total is None or not partners or amounts not in total:
                continue
            pence = [round((row[amounts] or 0) * 100) for row in partners]
            shown = [row[shares] for row in partners]
            if min(pence) < 0 or sum(pence) == 0:
                check(set(shown) == {""} and total[shares] == "", f"{what}: {shares} are {shown}")
                continue
            check(round(total[shares] * 10000) == 1000000, f"{what}: {shares} come to {total[shares]}")
            check(all(abs(share * 10000 - 1000000 * one / sum(pence)) < 1.001 for share, one in zip(shown, pence)), f"{what}: {shares} are {shown}")

    def compare_contribution(self, row, entered, moved, total, what):
        gross, net = entered[0] + entered[1], entered[0] + entered[1] + [-pence for pence in entered[2]]
        columns = {"Existing, £": entered[0], "Additional, £": entered[1], "Total gross, £": gross, "Income, £": entered[2], "Net, £": net}
        if self.document.moved:
            columns.update({self.MOVED: moved, "Gross after virements, £": gross + moved, "Net after virements, £": net + moved})
        if total and "Budget, not split by partner, £" in row:
            columns["Budget, not split by partner, £"] = entered[3]
        for head, pence in columns.items():
            shown = row[head]
            check(shown == "" if not pence else shown != "" and round(shown * 100) == sum(pence), f"{what}: {head} is {shown}")

    def compare_refusal(self, variance, what):
        """The rule that cannot be applied is said not to be."""
        if variance == 0:
            return
        for _, row in self.rows("Rules")[0]:
            if row["Pool"] == self.document.pools[1] and row["For"] == ("An overspend" if variance > 0 else "An underspend"):
                check(row["Applied here"].startswith(("cannot be applied", "no rule to apply")), f"{what}: {row['For']} is {row['Applied here']}")

    def name_changed(self, variance, amounts, percentages):
        """What is said of a rule whose amounts, or percentages, are not as they were; None where they are."""
        direction = int(variance < 0)
        rates = self.rates_changed and any("fixed" in self.document.rules[i][3] for i in self.document.order_rules(direction))
        if direction not in self.limits_changed and not rates:
            return None
        return amounts if self.limits[direction] else percentages

    def compare_words(self, listed, answer, variance, what):
        """The words beside the figures are for the sign that the variance now has."""
        sign = "overspend" if variance > 0 else "underspend" if variance < 0 else "no variance"
        for name, row in listed.items():
            check(row["What is shared"] == sign, f"{what}: {name}: {row['What is shared']}")
        if variance == 0:
            return
        for name in answer["partners"]:
            row = listed[name]
            rule = self.name_changed(variance, "The rule, with amounts as changed here", "Fixed percentages, as changed here") or answer["rule"]
            check(row["Rule"] == rule, f"{what}: rule of {name}: {row['Rule']}, not {rule}")
            basis = "Share of the variance; by the rule, with amounts as changed here" if rule.startswith("The rule,") else answer["basis"]
            check(row["Basis of the share"] == basis, f"{what}: basis of {name}: {row['Basis of the share']}, not {answer['basis']}")
        for _, row in self.rows("Rules")[0]:
            if row["Pool"] != self.document.pools[1]:
                continue
            applied = row["For"] == ("An overspend" if variance > 0 else "An underspend")
            changed = self.name_changed(variance, "applied, with changed amounts", "applied, with changed percentages")
            here = "not applied" if not applied else changed or "applied"
            none = not applied and (row["Basis of the share"] == "not shared" or row["Applied here"] == "no rule to apply")
            check(row["Applied here"] == here or none, f"{what}: {row['For']} is {row['Applied here']}")
            if applied and changed is None:
                check(row["In words"] == answer["sentence"], f"{what}: in words: {row['In words']}, not {answer['sentence']}")


def random_variance(rng):
    if rng.random() < 0.05:
        return 0
    return rng.choice((1, -1)) * (rng.randint(1, 200) if rng.random() < 0.3 else rng.randint(1, 10 ** rng.randint(3, 11)))


# ---- ----

def examine(office, folder, rng, what, document, trials):
    source = os.path.join(folder, "document.txt")
    path = os.path.join(folder, "book.xlsx")
    again = os.path.join(folder, "again.xlsx")
    planted = os.path.join(folder, "planted.xlsx")
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    first = getattr(document, "variance", 0) or random_variance(rng) or 100000000
    run_helper("export", source, path, first)
    run_helper("export", source, again, first)
    with open(path, "rb") as a, open(again, "rb") as b:
        check(a.read() == b.read(), f"{what}: two exports differ")

    names = check_shape(path, what)
    check_looks(path, what)
    for difference in find_differences(office, path, names):
        check(False, f"{what}: {difference}")
    plant(path, planted, names.index("Contributions") + 1)
    check(len(find_differences(office, planted, names)) == 1, f"{what}: the planted value was not found out")

    check_text(office, path, document, what)
    live = Live(office, path, document)
    live.compare(ask_engine(folder, document, first), first, f"{what}, as exported")
    live.turn(-first)
    live.compare(ask_engine(folder, document, -first), -first, f"{what}, with the other sign")
    for trial in range(trials):
        variance = random_variance(rng)
        variance = live.change(rng, variance)
        live.compare(ask_engine(folder, document, variance), variance, f"{what}, change {trial}, variance {variance}")
    live.book.close(True)


def main():
    rng = random.Random(SEED)
    folder = tempfile.mkdtemp(prefix="dewpond-oracle-")
    office = Office(folder)
    cases = [case for case in documents(rng) if ONLY in case[0]]
    try:
        print(f"1..{len(cases) + 1}")
        for i, (what, document) in enumerate(cases):
            before = len(FAILED)
            examine(office, folder, rng, what, document, max(TRIALS // len(cases) + (i < TRIALS % len(cases)), 2 if what.startswith("steps") else 0))
            print("ok" if len(FAILED) == before else "not ok", i + 1, "-", what, flush=True)
        enough = COMPARED["shared"] > 2 * COMPARED["refused"]
        print("ok" if enough else "not ok", len(cases) + 1, f"- {COMPARED['shared']} variances shared, {COMPARED['refused']} refused")
        check(enough, "too few of the variances could be shared to say anything")
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
