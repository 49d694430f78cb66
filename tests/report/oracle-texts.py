#!/usr/bin/python3
# oracle-texts.py: odd texts, through every writer and out again, read by other programs.
"""A document is made by import, whose names and texts have quotes, commas, line breaks, tabs, emoji, combining marks, what looks like formulas, numbers or mark-up, and writing from
right to left. Its annexes are read back from .xlsx (openpyxl, LibreOffice), .html, .csv and .pdf: every text is the same in each, and none is a formula. So are the tidy CSV and the
JSON of it. A text of as much as a cell of Excel holds stands in its cell; of a longer one, the rest.

usage: oracle-texts.py PROGRAM
"""

import csv
import html.parser
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

import openpyxl

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from books import Books
from office import Office

CELL_UNITS = 32767
OFFICE_LINE = 16366         # the longest line of several that LibreOffice leaves whole
FORMULA = 16                # as LibreOffice counts kinds of contents

# In one line, and without spaces at the ends, which a name may not have.
NAMES = [
    "=cmd()", "=1+1", "=HYPERLINK(\"http://x.example\",\"x\")", "+1", "-1", "-SUM(A1)", "@x", "'x", "''", "'=1", "\"quoted\"", "a,b;c", "O'Brien & Sons \"Ltd\"", "<b>bold</b> &amp; <!-- -->", "]]>",
    "Größe £ € 1 2/3", "🏠 home 👩\u200d👩\u200d👧", "e\u0301 n\u0303 a\u0328\u0301", "שלום עולם, 7", "السلام عليكم", "Care (עזרה) 2", "_x0041_ _x000a_", "U\ufffeFFFE", "007", "1e5", "50%", "2 May", "TRUE",
    "#N/A", "A1", "R1C1", "{1}", "%s %n %1$s", "\\n \\ \\", "a  b", "Total", "not said whose", "x" * 200, "🏠" * 100,
]

# In any other text.
TEXTS = [
    "two\nlines", "three\n\nlines\n", "\n=cmd()", "\t@x", " =cmd()", "a\tb", " ends with spaces  ", "carriage\r\nreturn", "=cmd|' /C calc'!A0", "a\u2028b", "b\u0001c", "\ufffe", "&#10;", "\u200b=1",
    "עברית\nand English", "word " * 6000, "1\n" * 500,
]

FAILED = []


def report(number, what, wrong):
    for line in wrong[:12]:
        print("#", line[:400])
    if wrong:
        FAILED.append(what)
    print("not ok" if wrong else "ok", number, "-", what, flush=True)


# ---- The document ----

def make_document(title):
    """As JSON: a pool for each name, with a line and a category of other names, and texts by turns."""
    texts = [*TEXTS, *NAMES]
    n = len(NAMES)

    def name(i):
        return NAMES[i % n]

    def text(i):
        return texts[i % len(texts)]

    # They stand in headings and formulas.
    partners = ["=cmd()", "-1", "'x", "\"quoted\"", "_x0041_ _x000a_", "U\ufffeFFFE", "שלום עולם, 7", "not said whose"]
    tables = {
        "document": [{"id": 1, "title": title, "subtitle": "-1+1", "note": text(3)}],
        "partner": [{"id": i + 1, "position": i + 1, "name": partner, "short_name": f"P{i + 1}"} for i, partner in enumerate(partners)],
        "agreement": [{"id": 1, "position": 1, "name": NAMES[2], "note": text(2), "source": text(4)}],
        "pool": [], "line": [], "figure": [], "rule": [], "remark": [],
        "scenario": [{"id": i + 1, "position": i + 1, "name": name(5 * i + 2), "note": text(i)} for i in range(3)],
        "virement": [{"id": i + 1, "year": 2013, "date": "2013-10-01", "partner": 1, "reason": text(3 * i), "approved": text(3 * i + 1), "assessment": text(3 * i + 2)} for i in range(len(texts) // 3 + 1)],
        "movement": [],
    }
    for i in range(n):
        category, line = 1000 + i, 2000 + i
        tables["pool"].append({"id": i + 1, "agreement": 1, "position": i + 1, "name": name(i), "host": 1, "lead_mode": "single", "lead": i % 8 + 1,
                               "aims": text(i), "services": text(i + n), "reference": text(i + 5), "client_group": text(i + 11), "manager": text(i + 17), "note": text(i + 23), "source": text(i + 29)})
        tables["line"].append({"id": category, "pool": i + 1, "position": 1, "kind": "category", "name": name(i + 1)})
        tables["line"].append({"id": line, "pool": i + 1, "parent": category, "position": 1, "name": name(i + 2), "lead_mode": "single", "lead": i % 8 + 1,
                               "provider": text(i), "note": text(i + 13), "source": text(i + 3) if i % 2 else ""})
        tables["figure"] += [{"line": line, "year": 2013, "month": 0, "measure": "existing", "partner": p, "scenario": 0, "pence": 1000003 * i + p} for p in (1, i % 8 + 1)[:1 + (i % 8 > 0)]]
        tables["remark"].append({"id": i + 1, "line": line, "year": 2013, "month": 0, "measure": "existing", "partner": 1, "note": text(i + 7), "source": text(i + 19)})
        tables["rule"].append({"id": i + 1, "pool": i + 1, "direction": "over", "text": "proportional gross", "note": text(i)})
    tables["rule"] += [{"id": 500 + i, "scenario": i + 1, "pool": 1, "direction": "over", "text": "equal"} for i in range(3)]
    for virement in tables["virement"]:
        for line, pence in ((2000, -5), (2001, 5)):
            tables["movement"].append({"id": len(tables["movement"]) + 1, "virement": virement["id"], "line": line, "pence": pence})
    return {"format": "dewpond", "version": 4, "tables": tables}


def import_document(books, name, title):
    source, path = books.file(name + ".json"), books.file(name + ".dewpond")
    with open(source, "w", encoding="utf-8") as file:
        json.dump(make_document(title), file, ensure_ascii=False)
    books.run("new", path)
    books.run("import", path, source)
    return path


def in_xml(text):
    """What XML cannot say is a space there; a line break is one sign."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))


# ---- Readers ----

class Page(html.parser.HTMLParser):
    """Of a page of annexes: (title, notes, rows of cells) in order."""

    def __init__(self):
        super().__init__()
        self.sheets, self.inside, self.text = [], None, ""

    def handle_starttag(self, tag, attributes):
        if tag == "br":
            self.text += "\n"
        elif tag in ("h2", "p", "td", "th") and not (tag == "td" and self.inside == "wrapper"):
            self.inside, self.text = tag, ""
        elif tag == "tr" and self.sheets:
            self.sheets[-1][2].append([])

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag != self.inside:
            return
        self.inside = None
        if tag == "h2":
            self.sheets.append((self.text, [], []))
        elif tag == "p" and self.sheets:
            self.sheets[-1][1].append(self.text)
        elif self.sheets:
            self.sheets[-1][2][-1].append(self.text)


def read_page(path):
    page = Page()
    with open(path, encoding="utf-8") as file:
        page.feed(file.read())
    # A note that looks like a formula stands in a table of its own, whose row is not one of figures.
    return {title: [row for row in rows if len(row) > 1] for title, _, rows in page.sheets}


def read_workbook(path):
    """By sheet: its name, the rows of its table as texts (None where a number or nothing is), and the addresses of formulas."""
    book, worth = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    read = {}
    for page in book.worksheets:
        table = next(iter(page.tables.values()))
        first = int(re.sub("[A-Z]", "", table.ref.split(":")[0]))
        rows = [[cell.value if isinstance(cell.value, str) else None for cell in row] for row in worth[page.title].iter_rows(min_row=first)]
        formulas = {cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"}
        read[page["A1"].value] = (page.title, first, rows, formulas)
    return read


def read_raw(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def read_csv(path):
    """All rows, one after another, without what keeps a text from being a formula."""
    return [[unguard(cell) for cell in row] for row in read_raw(path)]


def unguard(cell):
    return cell[1:] if re.match(r"'[ \t\r\n]*[=+\-@']", cell) else cell


def read_paper(path):
    """All of it in the order in which it is drawn, without spaces."""
    return dense(subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout)


def dense(text):
    """Without spaces, and marks of direction and of what belongs together."""
    return unicodedata.normalize("NFC", re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", "", text))


FROM_RIGHT = "[\u0590-\u06ff]+"


def is_drawn(text, paper, from_right):
    """What is written from the right is told in another order, beside the rest and within ligatures: it has the same letters."""
    n = sum(map(len, re.findall(FROM_RIGHT, text)))
    if n == 0:
        return text in paper
    wanted = sorted("".join(re.findall(FROM_RIGHT, text)))
    return any(sorted(from_right[i:i + n]) == wanted for i in range(len(from_right) - n + 1))


# ---- Tests ----

def expected_texts():
    """What the annex of details must say, the sheet of notes of lines, rules and figures, and that of what differs in scenarios, as XML has it."""
    tables = make_document("")["tables"]
    lines = {line["id"]: line for line in tables["line"]}
    said = [pool[column] for pool in tables["pool"] for column in ("name", "aims", "services", "reference", "client_group", "manager", "note", "source")]
    said += [row[column] for row in tables["agreement"] for column in ("note", "source")] + [scenario["note"] for scenario in tables["scenario"]]
    said += [f"{line['name']}: {line['note']}" + (f"\nSource: {line['source']}" if line["source"] else "") for line in tables["line"] if line.get("note")]
    said += [rule["note"] for rule in tables["rule"] if "note" in rule]
    said += [f"{lines[remark['line']]['name']}, {tables['partner'][0]['name']} existing, 2013/14: {remark['note']}\nSource: {remark['source']}" for remark in tables["remark"]]
    return {in_xml(text) for text in said if text}


def check_workbook(path):
    read = read_workbook(path)
    wrong = []
    said = {text for _, _, rows, _ in read.values() for row in rows for text in row if text is not None}
    wrong += [f"nothing says {text!r}" for text in expected_texts() - said]
    for title, (name, _, rows, formulas) in read.items():
        for row in rows[1:]:
            wrong += [f"{name}: {text!r} has a sign that XML cannot have" for text in row if text is not None and in_xml(text) != text]
    if not all(formulas for title, (name, _, _, formulas) in read.items() if name in ("Contributions", "Risk share")):
        wrong.append("there are no formulas")
    return wrong


def is_same(text, cell):
    """LibreOffice breaks what has lines, where one of them is longer than it has room for."""
    if "\n" in text and max(map(len, text.split("\n"))) >= OFFICE_LINE:
        return cell.replace("\n", "") == text.replace("\n", "")
    return cell == text


def check_office(office, path):
    """LibreOffice has the same texts in the same cells, and formulas where the workbook has them and nowhere else."""
    wrong = []
    document = office.open(path)
    for name, first, rows, formulas in read_workbook(path).values():
        sheet = document.Sheets.getByName(name)
        found = set()
        for area in sheet.queryContentCells(FORMULA).RangeAddresses:
            found |= {f"{openpyxl.utils.get_column_letter(c + 1)}{r + 1}" for c in range(area.StartColumn, area.EndColumn + 1) for r in range(area.StartRow, area.EndRow + 1)}
        wrong += [f"{name}!{where} is a formula in one of them" for where in sorted(found ^ formulas)]
        data = sheet.getCellRangeByPosition(0, first - 1, len(rows[0]) - 1, first + len(rows) - 2).getDataArray()
        for at, (row, there) in enumerate(zip(rows, data)):
            wrong += [f"{name}, row {first + at}: {text!r} is {cell!r}" for text, cell in zip(row, there) if text is not None and not is_same(text, cell)]
    document.close(True)
    return wrong


def check_page(path, workbook):
    page, wrong = read_page(path), []
    for title, (name, _, rows, _) in read_workbook(workbook).items():
        if name == "Cover":
            continue
        shown = page.get(title)
        if shown is None or len(shown) != len(rows):
            wrong.append(f"{name}: {0 if shown is None else len(shown)} rows of {len(rows)}")
            continue
        for row, cells in zip(rows[1:], shown[1:]):
            wrong += [f"{name}: {text!r} is {cell!r}" for text, cell in zip(row, cells) if text is not None and in_xml(cell) != text]
    return wrong


def check_values(office, path, workbook):
    """A text of the workbook stands in the same place of its row in the values; and LibreOffice finds no formula."""
    rows, wrong, at = read_csv(path), [], 0
    for title, (name, _, table, _) in read_workbook(workbook).items():
        if name == "Cover":
            continue
        at = next((i for i in range(at, len(rows)) if rows[i] and in_xml(rows[i][0]) == title and rows[i - 1] == []), None)
        if at is None:
            return [*wrong, f"{name}: its title is nowhere"]
        at = next(i for i in range(at, len(rows)) if len(rows[i]) == len(table[0]) > 1)
        for row, cells in zip(table[1:], rows[at + 1:]):
            wrong += [f"{name}: {text!r} is {cell!r}" for text, cell in zip(row, cells) if text is not None and in_xml(cell) != text]
    document = office.open(path, FilterName="Text - txt - csv (StarCalc)", FilterOptions="44,34,76,1,,0,false,true,false,false,false,-1,true")
    for area in document.Sheets.getByIndex(0).queryContentCells(FORMULA).RangeAddresses:
        wrong.append(f"row {area.StartRow + 1}, column {area.StartColumn + 1} is a formula")
    document.close(True)
    return wrong + [f"{cell!r} looks like a formula to some" for row in read_raw(path) for cell in row if re.match(r"\s*[=+@]|\s*-(?![\d.]+$)", cell)]


def check_paper(path):
    """But for what is longer than a page."""
    paper = read_paper(path)
    from_right = "".join(re.findall(FROM_RIGHT, paper))
    return [f"nothing says {text!r}" for text in expected_texts() if len(text) < 900 and not is_drawn(dense(text), paper, from_right)]


def check_exchange(books, document):
    """The tidy CSV and JSON: to a reader of either the texts are what was imported."""
    wrong = []
    tables = make_document("")["tables"]
    rows = read_csv(books.export(document, "tidy.csv"))
    head = rows[0]
    for column, wanted in (("provider", {line.get("provider", "") for line in tables["line"]}), ("pool", {pool["name"] for pool in tables["pool"]}),
                           ("line", {line["name"] for line in tables["line"] if "parent" in line})):
        found = {row[head.index(column)] for row in rows[1:]}
        wrong += [f"tidy CSV: no {column} is {text!r}" for text in wanted - found]
    with open(books.export(document, "all.json"), encoding="utf-8") as file:
        told = json.load(file)["tables"]
    for table in ("partner", "pool", "line", "virement", "scenario", "rule", "remark"):
        texts = {(row["id"], column, value) for row in tables[table] for column, value in row.items() if isinstance(value, str)}
        found = {(row["id"], column, value) for row in told[table] for column, value in row.items() if isinstance(value, str)}
        wrong += [f"JSON: {table} {missing!r}" for missing in sorted(texts - found)]
    return wrong


def check_long(books, office, document):
    """What a cell holds stands in it; of more, the rest is on the sheet of notes, or the export is refused in a sentence and leaves nothing."""
    wrong = []
    exact, longer = "x" * (CELL_UNITS - 6) + "🏠end.", "🏠 long" * 6000 + "the end"
    for text in (exact, longer):
        connection = sqlite3.connect(document)
        connection.execute("UPDATE pool SET aims = ? WHERE id = 1", (text,))
        connection.commit()
        connection.close()
        path = books.file("long.xlsx")
        try:
            books.export(document, "long.xlsx", f"--pool={NAMES[0]}")
        except RuntimeError as error:
            if text is exact or "longer than" not in str(error) or os.path.exists(path):
                wrong.append(f"{len(text)} characters: {error}")
        else:
            wrong += judge_long(path, text)
            wrong += check_office(office, path)
            os.remove(path)
        for ending in ("html", "csv", "pdf"):
            books.export(document, "long." + ending, "--annex=details", f"--pool={NAMES[0]}")
        cells = [cell for rows in read_page(books.file("long.html")).values() for row in rows for cell in row]
        values = [cell for row in read_csv(books.file("long.csv")) for cell in row]
        for kind, found in (("page", cells), ("values", values)):
            if text not in found and not is_put_together(text, found):
                wrong.append(f"the {kind} lacks the text of {len(text)} characters")
    return wrong


def judge_long(path, text):
    said = [cell for _, _, rows, _ in read_workbook(path).values() for row in rows for cell in row if cell is not None]
    too_long = [f"a cell has {len(cell.encode('utf-16-le')) // 2} units" for cell in said if len(cell.encode("utf-16-le")) // 2 > CELL_UNITS]
    return too_long + ([] if text in said or is_put_together(text, said) else [f"the text of {len(text)} characters is not whole"])


def is_put_together(text, cells):
    """Whether one cell begins the text and ends in the mark of a note, and another goes on where it stops."""
    for cell in cells:
        opening = re.sub(r" \[note \d+\]$", "", cell)
        if opening != cell and len(opening) > 100 and text.startswith(opening) and any(other == text[len(opening):] for other in cells):
            return True
    return False


def main():
    folder = tempfile.mkdtemp(prefix="dewpond-texts-")
    office = Office(folder)
    try:
        books = Books(sys.argv[1], folder)
        document = import_document(books, "odd", "=cmd() & \"title\"")
        every = [f"--annex={annex}" for annex in books.annexes]
        workbook = books.export(document, "odd.xlsx", *every)
        working = books.export(document, "working.xlsx", *every, "--working-copy", "--unit=£000")
        tests = [
            ("a workbook, to openpyxl", lambda: check_workbook(workbook)),
            ("a workbook, to LibreOffice", lambda: check_office(office, workbook)),
            ("a working copy, to LibreOffice", lambda: check_office(office, working)),
            ("a page", lambda: check_page(books.export(document, "odd.html", *every), workbook)),
            ("values", lambda: check_values(office, books.export(document, "odd.csv", *every), workbook)),
            ("paper", lambda: check_paper(books.export(document, "odd.pdf", *every))),
            ("the tidy CSV and JSON", lambda: check_exchange(books, document)),
            ("texts of a cell's length, and longer", lambda: check_long(books, office, document)),
        ]
        print(f"1..{len(tests)}")
        for number, (what, test) in enumerate(tests, 1):
            report(number, what, test())
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
