#!/usr/bin/python3
# oracle-what-if.py: asks LibreOffice about workbooks in which scenarios stand side by side.
"""Recalculated hard, every formula is worth what is stored beside it, and every number is a marked input or a formula; and when inputs of the baseline and of the scenarios are changed at random (contributions, the
variance, percentages, amounts and limits, virements), what is recalculated in every lane is what the program's comparison says of the document so changed, to the penny.

usage: oracle-what-if.py HELPER      (DEW_LONG=1 for ten times as many changes; DEW_ONLY=TEXT for the documents that are called so)
"""

import os
import random
import shutil
import sys
import tempfile

import oracle
from office import Office
from oracle import check

TRIALS = 20 if os.environ.get("DEW_LONG") else 2
TABLES = ("What-if", "What-if percentages", "What-if costs", "What-if changes")
MEASURES = {"Existing, £": 0, "Additional, £": 1, "Income, £": 2}
CLEARED = -2 ** 63
COMPARED = {"shared": 0, "refused": 0}


# ---- Documents ----

class Lanes(oracle.TwoPools):
    """A document with scenarios: figures, rules, lines that stand otherwise, variances."""

    def __init__(self, rng, n_partners, over, under, lanes, extra=()):
        super().__init__(rng, n_partners, over, under, extra)
        self.names = {}         # scenario -> its name
        self.own = {}           # (scenario, line, measure, partner) -> pence
        self.own_rules = []     # (scenario, pool, line, direction, text)
        self.arranged = []      # (scenario, line, off, status, lead mode, lead)
        self.typed = {}         # (scenario, pool) -> pence
        for i, lane in enumerate(lanes, 1):
            self.names[i] = f"Lane {i}: =[a]/'b'" if i > 1 else "Lane 1"
            lane(self, i)

    def others(self):
        return [line[0] for line in self.lines if line[3] == 0 and line[1] == 1]

    def text(self):
        rows = [("scenario", "id", i, "position", i, "name", name) for i, name in self.names.items()]
        for i, (scenario, pool, line, direction, text) in enumerate(self.own_rules, 1):
            rows.append(("rule", "id", 800 + i, "scenario", scenario, "pool", pool, "line", line, "direction", direction, "text", text))
        for i, (scenario, line, off, status, mode, lead) in enumerate(self.arranged, 1):
            rows.append(("arrangement", "id", i, "scenario", scenario, "line", line, "off", off, "status", status, "lead_mode", mode, "lead", lead))
        for i, ((scenario, pool), pence) in enumerate(sorted(self.typed.items()), 1):
            rows.append(("variance", "id", i, "scenario", scenario, "pool", pool, "year", oracle.YEAR, "pence", pence))
        figures = {(*key, 0): pence for key, pence in self.figures.items()}
        figures.update({(line, measure, partner, scenario): pence for (scenario, line, measure, partner), pence in self.own.items()})
        before = self.figures
        self.figures = {}
        plain = super().text()
        self.figures = before
        for (line, measure, partner, scenario), pence in sorted(figures.items()):
            rows.append(("figure", "line", line, "year", oracle.YEAR, "month", 0, "measure", measure, "partner", partner, "scenario", scenario, "pence", pence))
        return plain + "".join("\t".join(str(cell) for cell in row) + "\n" for row in rows)


def nothing(document, scenario):
    """Differs in nothing."""


def figures(document, scenario):
    rng = document.rng
    for line in document.others():
        for partner in range(1, len(document.partners) + 1):
            for measure in (0, 1, 2):
                if rng.random() < 0.2:
                    document.own[(scenario, line, measure, partner)] = document.amount() // (3 if measure == 2 else 1)
    document.own[(scenario, 301, 0, 2)] = 54321


def lines(document, scenario):
    rng = document.rng
    for line in document.others():
        if rng.random() < 0.6:
            mode = rng.choice((0, 1, 2, 3))
            document.arranged.append((scenario, line, int(rng.random() < 0.3), rng.choice((0, 1, 2)), mode if mode != 2 else 2, rng.randint(1, len(document.partners)) if mode == 2 else 0))
    document.arranged = [row for row in document.arranged if any(row[2:5])]


def rule(over, under=""):
    def put(document, scenario):
        document.own_rules.append((scenario, 1, 0, 0, over))
        if under:
            document.own_rules.append((scenario, 1, 0, 1, under))
    return put


def both(*parts):
    def put(document, scenario):
        for part in parts:
            part(document, scenario)
    return put


def typed(pence):
    def put(document, scenario):
        document.typed[(scenario, 1)] = pence
    return put


def documents(rng):
    yield "rules", Lanes(rng, 3, "own", "equal", (nothing, rule("proportional gross", "own"), rule("proportional net"), rule("equal"), rule("all to P2")))
    yield "figures and lines", Lanes(rng, 3, "proportional gross", "proportional net", (figures, lines, both(figures, lines, rule("equal"))))
    yield "percentages", Lanes(rng, 3, oracle.fixed(rng, 3), oracle.fixed(rng, 3), (figures, rule(oracle.fixed(rng, 3)), rule("equal", "own"), lines))
    document = Lanes(rng, 3, "reserve £300; carve P1 £900 because late; up to £30,000: proportional gross; rest: equal; cap P1 £80,000, P3 £90,000 to others", "retain",
                     (nothing, both(figures, lines), rule("up to 1%: equal; rest: proportional gross; cap P2 1.5% to others", "own")))
    document.add_budgets()
    yield "steps", document
    yield "virements", Lanes(rng, 3, "proportional gross", "equal", (figures, lines, rule("own"))).move()
    yield "refused", Lanes(rng, 2, "proportional gross", "equal", (rule("decided P1 £700, P2 £300 because minute"), rule("proportional net opening", "all to lead")))
    yield "variances that are typed", Lanes(rng, 3, "equal", "own", (typed(123456789), both(typed(-5000000), rule("proportional gross", "proportional gross")), figures))


# ---- The program ----

def ask(folder, document, given):
    """What every lane comes to: {(lane, pool): {name: (share, percent, cost)}}, or why it is refused."""
    path = os.path.join(folder, "changed.txt")
    with open(path, "w", encoding="utf-8") as file:
        file.write(document.text())
    answer = {}
    for row in oracle.run_helper("compare", path, "x" if given is None else given, 0).splitlines():
        cells = row.split("\t")
        if cells[0] == "refused":
            answer[(int(cells[1]), cells[2])] = cells[3]
        else:
            answer.setdefault((int(cells[1]), cells[2]), {})[cells[3]] = [int(cell) for cell in cells[4:]]
    return answer


# ---- The workbook ----

class Book:
    """The workbook open in LibreOffice, with the places of its inputs."""

    def __init__(self, office, path, document):
        self.book = office.open_to_calculate(path)
        self.sheets = self.book.Sheets
        self.book.enableAutomaticCalculation(False)
        self.book.calculateAll()
        self.document = document
        self.papers = {0: self.find_sheets("")}
        titles = {self.title(name): name for name in self.sheets.ElementNames}
        for lane, name in document.names.items():
            self.papers[lane] = {kind: titles.get(f"{title}, 2013/14, {name}") for kind, title in self.TITLES.items()}

    TITLES = {"Lines": "Contributions to each line", "Variances": "Variance of each pool", "Percentages": "Fixed percentages of the risk-share rules",
              "Limits": "Amounts and limits of the risk-share rules", "Virements": "Virements"}

    def title(self, name):
        return self.sheets.getByName(name).getCellByPosition(0, 0).getString()

    def find_sheets(self, _):
        return {kind: kind if self.sheets.hasByName(kind) else None for kind in self.TITLES}

    def rows(self, name):
        values, formulas = oracle.read_all(self.sheets.getByName(name))
        head = next(i for i, row in enumerate(values) if row[0] in ("Pool", "Scenario", "No."))
        return [(head + 1 + i, row, formulas[head + 1 + i]) for i, row in enumerate(values[head + 1:])], [cell.replace(" (input)", "") for cell in values[head]]

    def put(self, name, column, row, value):
        self.sheets.getByName(name).getCellByPosition(column, row).setValue(value)

    def inputs(self, lane, kind, headings):
        """Numbers or empty cells in those columns that are no formulas: (row's cells by heading, column, row, heading)."""
        name = self.papers[lane][kind]
        if name is None:
            return
        rows, heads = self.rows(name)
        for at, values, formulas in rows:
            for heading in headings:
                column = heads.index(heading) if heading in heads else None
                if column is not None and not str(formulas[column]).startswith("="):
                    yield dict(zip(heads, values)), column, at, heading

    def change_figures(self, rng):
        document = self.document
        ids = {(document.pools[line[1]], line[4]): line[0] for line in document.lines if line[3] == 0}
        for lane in self.papers:
            for row, column, at, heading in list(self.inputs(lane, "Lines", MEASURES)):
                if row["Partner"] not in document.partners or rng.random() < 0.5:
                    continue
                key = (ids[(row["Pool"], row["Line"])], MEASURES[heading], document.partners.index(row["Partner"]) + 1)
                pence = document.amount() // (3 if key[1] == 2 else 1)
                if lane:
                    document.own[(lane, *key)] = pence
                else:
                    document.figures[key] = pence
                self.put(self.papers[lane]["Lines"], column, at, pence / 100)

    def change_moved(self, rng):
        """Nobody takes more than half of what is there in every lane, once: so mostly nothing less than nothing is left."""
        document = self.document
        ids = {line[4]: line[0] for line in document.lines if line[3] == 0}
        for row, column, at, _ in list(self.inputs(0, "Virements", ["Amount, £"])):
            if row["Whose contribution"] == "" or rng.random() < 0.5:
                continue
            whose = row["Whose contribution"]
            partner = document.partners.index(whose) + 1 if whose in document.partners else 0
            source, target = (0 if row[f"{side} pool"] == "not said" else ids[row[f"{side} line"]] for side in ("From", "To"))
            most = 10 ** rng.randint(1, 8) if not source else min(document.own.get((lane, source, 0, partner or 1), document.figures.get((source, 0, partner or 1), 0)) for lane in self.papers) // 2
            pence = rng.randint(0, max(most, 0))
            document.move_again((source, target, partner), round(row["Amount, £"] * 100), pence)
            self.put("Virements", column, at, pence / 100)

    def change_percentages(self, rng):
        """All of a lane's own; the baseline's, which lanes without a rule of their own follow."""
        for lane in self.papers:
            found = {}
            for row, column, at, _ in list(self.inputs(lane, "Percentages", ["Percentage, %"])):
                if row["Partner"] in self.document.partners:
                    found.setdefault(row["For"], []).append((self.document.partners.index(row["Partner"]) + 1, column, at))
            for said_for, places in found.items():
                percentages = oracle.split_whole(rng, len(self.document.partners))
                for partner, column, at in places:
                    self.put(self.papers[lane]["Percentages"], column, at, percentages[partner] / 10000)
                text = "fixed " + ", ".join(f"P{p} {millionths / 10000:.4f}%" for p, millionths in percentages.items())
                for direction, words in ((0, "An overspend"), (1, "An underspend")):
                    if words.lower().split()[1] in said_for:
                        self.set_rule(lane, direction, text)

    def set_rule(self, lane, direction, text):
        if lane:
            self.document.own_rules = [(s, pool, line, d, text if (s, pool, line, d) == (lane, 1, 0, direction) else t) for s, pool, line, d, t in self.document.own_rules]
        else:
            self.document.rules = [(pool, line, d, text if (pool, line, d) == (1, 0, direction) else t) for pool, line, d, t in self.document.rules]

    def change_limits(self, rng):
        """Amounts in pounds and parts of the budget, in the order in which the text has them; bands grow."""
        for lane in self.papers:
            found = {0: [], 1: []}
            for row, column, at, heading in list(self.inputs(lane, "Limits", ["Amount or limit, £", "Limit, % of the budget, %"])):
                if row["Pool"] == self.document.pools[1] and row[heading] != "":
                    found[int(row["For"] == "An underspend")].append((column, at, heading, row[heading]))
            for direction, places in found.items():
                if not places:
                    continue
                left = []
                for column, at, heading, value in places:
                    scale = 100 if heading.endswith("£") else 10000
                    left.append(round(value * rng.uniform(0.5, 1.9) * scale))
                    self.put(self.papers[lane]["Limits"], column, at, left[-1] / scale)
                rules = self.document.own_rules if lane else [(0, *one) for one in self.document.rules]
                text = next(t for s, pool, line, d, t in rules if (s, pool, line, d) == (lane, 1, 0, direction))

                def put(match):
                    if match["pounds"] is None and match["percent"] is None:
                        return match[0]
                    pence = left.pop(0)
                    return f"£{pence / 100:.2f}" if match["pounds"] else f"{pence / 10000:.4f}%"

                self.set_rule(lane, direction, oracle.AMOUNT.sub(put, text))
                assert not left

    def change_variances(self, rng, given):
        """Of pool 1: the baseline's, which may be typed or given, and those that scenarios type."""
        for lane in self.papers:
            for row, column, at, _ in list(self.inputs(lane, "Variances", ["Variance, £"])):
                if row["Pool"] != self.document.pools[1] or row["Variance, £"] == "":
                    continue
                pence = oracle.random_variance(rng)
                self.put(self.papers[lane]["Variances"], column, at, pence / 100)
                if given is None:
                    self.document.typed[(lane, 1)] = pence
                else:
                    given = pence
        return given

    def change(self, rng, given):
        self.change_figures(rng)
        self.change_moved(rng)
        self.change_percentages(rng)
        if rng.random() < 0.7:
            self.change_limits(rng)
        given = self.change_variances(rng, given)
        self.book.calculateAll()
        return given

    def tables(self):
        """{(table, pool, partner): [cells of the lanes]}, the changes with an empty one for the baseline."""
        cells = {}
        for name in TABLES:
            for _, values, _ in self.rows(name)[0]:
                cells[(name, values[0], values[1])] = ([""] if name == "What-if changes" else []) + list(values[2:])
        return cells

    def statuses(self):
        rows, heads = self.rows("What-if rules")
        return {(values[0], values[1]): values[heads.index("Whether it is shared")] for _, values, _ in rows}


# ---- Comparing ----

def pence_of(cell):
    return round(cell * 100)


def check_all(cells, statuses, lane, name, what):
    """All pools come to something where each of them is shared, and else to nothing that could be taken for that."""
    status = statuses.get((name, "All pools"))
    whole = status == "shared"
    shown = [values[lane] for (table, of, _), values in cells.items() if of == "All pools" and table in ("What-if", "What-if costs")]
    check(bool(shown) == (status in ("shared", "not all can be shared")), f"{what}, lane {lane}: all pools are {status}, and have {len(shown)} rows")
    check(all((value != "") == whole for value in shown), f"{what}, lane {lane}: all pools are {status}, and have {shown}")


def compare(book, answer, what):
    """Of pool 1, of which inputs were changed."""
    document = book.document
    pool = document.pools[1]
    cells = book.tables()
    statuses = book.statuses()
    for lane, name in [(0, "Baseline"), *document.names.items()]:
        told = answer[(lane, pool)]
        where = f"{what}, lane {lane}"
        check_all(cells, statuses, lane, name, what)
        if isinstance(told, str):
            COMPARED["refused"] += 1
            check(statuses[(name, pool)] == "cannot be shared", f"{where}: {statuses[(name, pool)]}, though: {told}")
            check(all(values[lane] == "" for (_, of, _), values in cells.items() if of == pool), f"{where}: figures, though: {told}")
            continue
        COMPARED["shared"] += 1
        check(statuses[(name, pool)] == "shared", f"{where}: {statuses[(name, pool)]}")
        for partner, (share, percent, cost) in told.items():
            there = (("What-if", pool, partner) in cells) and cells[("What-if", pool, partner)][lane] != ""
            if not there:
                check(share == 0 and cost == 0, f"{where}: {partner} bears {share}, costs {cost}, and has no row")
                continue
            check(pence_of(cells[("What-if", pool, partner)][lane]) == share, f"{where}: {partner} bears {share}, shown {cells[('What-if', pool, partner)][lane]}")
            check(pence_of(cells[("What-if costs", pool, partner)][lane]) == cost, f"{where}: {partner} costs {cost}, shown {cells[('What-if costs', pool, partner)][lane]}")
            shown = cells[("What-if percentages", pool, partner)][lane]
            check(shown == "" if percent == oracle.NO_PERCENT else shown != "" and round(shown * 10000) == percent, f"{where}: percentage of {partner}: {shown}, {percent}")
            base = answer[(0, pool)]
            if lane and isinstance(base, dict):
                change = cells[("What-if changes", pool, partner)][lane]
                check(change != "" and pence_of(change) == cost - base.get(partner, (0, 0, 0))[2], f"{where}: change of {partner}: {change}")
    check_sums(cells, what)


def check_sums(cells, what):
    """As somebody adds up what is on paper, by hand."""
    for (name, pool, partner), totals in cells.items():
        if partner != "Total":
            continue
        for lane, total in enumerate(totals):
            parts = [values[lane] for (table, of, who), values in cells.items() if (table, of) == (name, pool) and who != "Total"]
            parts = [part for part in parts if part != ""]
            check((total == "") == (not parts) and (total == "" or abs(sum(parts) - total) < 1e-4 + abs(total) * 2e-15), f"{what}: {name}, {pool}, lane {lane}: {parts} come to {total}")


# ---- ----

def examine(office, folder, rng, what, document):
    source, path, planted = (os.path.join(folder, name) for name in ("document.txt", "book.xlsx", "planted.xlsx"))
    given = None if document.typed else 123456789
    if given is None:
        document.typed.update({(0, pool): pence for pool, pence in ((1, 98765432), (2, -4321), (3, 5), (4, 5))})
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    oracle.run_helper("export", source, path, 100 if given is None else given, oracle.YEAR, "pounds", *([] if given is None else ["given"]))
    names = oracle.check_shape(path, what)
    oracle.check_looks(path, what)
    for difference in oracle.find_differences(office, path, names):
        check(False, f"{what}: {difference}")
    oracle.plant(path, planted, names.index("What-if") + 1)
    check(len(oracle.find_differences(office, planted, names)) == 1, f"{what}: the planted value was not found out")

    book = Book(office, path, document)
    compare(book, ask(folder, document, given), f"{what}, as exported")
    for trial in range(TRIALS):
        given = book.change(rng, given)
        compare(book, ask(folder, document, given), f"{what}, change {trial}")
    book.book.close(True)


def main():
    rng = random.Random(oracle.SEED)
    folder = tempfile.mkdtemp(prefix="dewpond-what-if-")
    office = Office(folder)
    cases = [case for case in documents(rng) if oracle.ONLY in case[0]]
    try:
        print(f"1..{len(cases) + 1}")
        for i, (what, document) in enumerate(cases, 1):
            before = len(oracle.FAILED)
            examine(office, folder, rng, what, document)
            print("ok" if len(oracle.FAILED) == before else "not ok", i, "-", what, flush=True)
        enough = COMPARED["shared"] > 2 * COMPARED["refused"] > 0 or oracle.ONLY != ""
        print("ok" if enough else "not ok", len(cases) + 1, f"- {COMPARED['shared']} lanes shared, {COMPARED['refused']} refused")
        check(enough, "too few of the lanes could be shared to say anything, or none was refused")
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if oracle.FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
