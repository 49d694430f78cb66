#!/usr/bin/python3
# oracle-html.py: pastes the HTML of annexes into LibreOffice Writer, and opens it in Calc.
"""Writer has the title as a heading, the notes as paragraphs, and a table of as many rows and columns, whose header row repeats on every page and whose
figures stand at the right; every text is the one that the program shows. Calc has numbers where there are figures, and no formula, whatever a text looks like.
Planted faults are found.

usage: oracle-html.py HELPER
"""

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unicodedata

import uno
import unohelper

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from office import Office  # noqa: E402
from com.sun.star.awt.FontWeight import BOLD, NORMAL  # noqa: E402
from com.sun.star.datatransfer import DataFlavor, UnsupportedFlavorException, XTransferable  # noqa: E402
from com.sun.star.table.CellContentType import EMPTY, FORMULA, TEXT, VALUE  # noqa: E402

HELPER = sys.argv[1]
LEFT, RIGHT = 0, 1          # as paragraphs tell it, by number


class Copied(unohelper.Base, XTransferable):
    """What a clipboard holds: a page, and nothing else."""

    TYPE = "text/html"

    def __init__(self, html):
        self.html = html

    def getTransferData(self, flavor):
        if not self.isDataFlavorSupported(flavor):
            raise UnsupportedFlavorException()
        return uno.ByteSequence(self.html)

    def getTransferDataFlavors(self):
        return (DataFlavor(self.TYPE, "HTML", uno.getTypeByName("[]byte")),)

    def isDataFlavorSupported(self, flavor):
        return flavor.MimeType.startswith(self.TYPE)


class Expected:
    """What the helper says that a sheet shows."""

    def __init__(self, path):
        self.title, self.notes, self.cells = None, [], {}
        with open(path, encoding="ascii") as file:
            for line in file.read().splitlines():
                what, *cells = line.split("\t")
                text = cells[-1].encode("ascii").decode("unicode_escape").encode("latin-1").decode("utf-8")
                if what == "title":
                    self.title = text
                elif what == "note":
                    self.notes.append(text)
                else:
                    self.cells[int(cells[0]), int(cells[1])] = (cells[2], cells[3], text)
        self.rows = max(row for row, _ in self.cells) + 1
        self.columns = max(column for _, column in self.cells) + 1


def paste(office, html):
    """A new document of Writer into which the page was pasted, as by Ctrl+V."""
    services = office.context.ServiceManager
    clipboard = services.createInstanceWithContext("com.sun.star.datatransfer.clipboard.SystemClipboard", office.context)
    clipboard.setContents(Copied(html), None)
    document = office.open_url("private:factory/swriter")
    dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", office.context)
    dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:Paste", "", 0, ())
    return document


def each(collection):
    enumeration = collection.createEnumeration()
    while enumeration.hasMoreElements():
        yield enumeration.nextElement()


def paragraphs_of(text):
    """In order, and those in cells of tables that are there for that alone."""
    for part in each(text):
        if not part.supportsService("com.sun.star.text.TextTable"):
            yield part
        elif part.CellNames == ("A1",):
            yield from paragraphs_of(part.getCellByName("A1"))


def judge_paragraphs(document, expected):
    paragraphs = [paragraph for paragraph in paragraphs_of(document.Text) if paragraph.String]
    said = [paragraph.String for paragraph in paragraphs]
    if said != [expected.title, *expected.notes]:
        yield f"the paragraphs are {said}"
    elif paragraphs[0].ParaStyleName != "Heading 2":
        yield f"the title is of the style {paragraphs[0].ParaStyleName}"


def weights(paragraph):
    """How bold the words and numbers are, each by the property of its script. Writer tells no script of other signs, and makes none of them bold."""
    for portion in each(paragraph):
        kinds = {unicodedata.bidirectional(c) for c in portion.String}
        if kinds & {"R", "AL"}:
            yield portion.CharWeightComplex
        elif kinds & {"L", "EN"}:
            yield portion.CharWeight


def judge_cell(cell, where, kind, weight, text):
    said, paragraph, wanted = cell.String, cell.createEnumeration().nextElement(), BOLD if weight == "bold" else NORMAL
    bold, side = paragraph.getPropertyValues(("CharWeight", "ParaAdjust"))
    if said != text:
        yield f"{where} is {said!r}, and should be {text!r}"
    if text and side != (RIGHT if kind == "figure" else LEFT):
        yield f"{where}, {text!r}, stands at the side {side}"
    if text and bold != wanted and set(weights(paragraph)) - {wanted}:
        yield f"{where}, {text!r}, is not {weight}"


def judge_writer(document, expected):
    """What is not as it should be, in sentences."""
    yield from judge_paragraphs(document, expected)
    tables = [document.TextTables.getByIndex(i) for i in range(document.TextTables.Count)]
    tables = [table for table in tables if table.CellNames != ("A1",)]
    if len(tables) != 1:
        yield f"there are {len(tables)} tables"
        return
    table = tables[0]
    if (table.Rows.Count, table.Columns.Count) != (expected.rows, expected.columns):
        yield f"the table has {table.Rows.Count} rows and {table.Columns.Count} columns, and should have {expected.rows} and {expected.columns}"
        return
    if not table.RepeatHeadline or table.HeaderRowCount != 1:
        yield f"the header row is not one that repeats: {table.RepeatHeadline}, {table.HeaderRowCount}"
    for (row, column), what in expected.cells.items():
        yield from judge_cell(table.getCellByPosition(column, row), f"row {row}, column {column}", *what)


def number(text):
    """What a figure says; None where it says none."""
    return float(text.replace(",", "").replace("−", "-")) if text else None


def judge_number(cell, where, kind, text):
    if not text:
        good = cell.Type == EMPTY
    elif kind == "text":
        good = cell.Type == TEXT and cell.String == text
    elif kind == "date":
        good = cell.Type == VALUE and cell.Value > 40000
    else:
        good = cell.Type == VALUE and abs(cell.Value - number(text)) <= 1e-15 * abs(cell.Value)
    if not good:
        yield f"{where} is {cell.Type.value} {cell.Formula!r}, and should be {kind} {text!r}"


def judge_calc(document, expected):
    sheet = document.Sheets.getByIndex(0)
    heading = expected.cells[0, 0][2]
    used = sheet.createCursor()
    used.gotoEndOfUsedArea(False)
    last = used.getRangeAddress().EndRow
    head = last - expected.rows + 1
    if sheet.getCellByPosition(0, head).String != heading:
        yield f"the table does not begin at row {head}: {sheet.getCellByPosition(0, head).String!r}"
        return
    for (row, column), (kind, _, text) in expected.cells.items():
        yield from judge_number(sheet.getCellByPosition(column, head + row), f"row {row}, column {column}", "text" if row == 0 else kind, text)
    for row in range(last + 1):
        for column in range(expected.columns):
            if sheet.getCellByPosition(column, row).Type == FORMULA:
                yield f"row {row}, column {column} is a formula: {sheet.getCellByPosition(column, row).Formula}"


# ---- Cases ----

def pages(folder):
    """The page and what it should say, of every sheet; the odd one last."""
    paths = sorted(glob.glob(os.path.join(folder, "*.html")), key=lambda path: int(os.path.basename(path)[:-len(".html")]))
    for path in paths:
        yield path, Expected(path[:-len("html")] + "txt")


def judge_pasted(office, html, expected):
    document = paste(office, html)
    found = list(judge_writer(document, expected))
    document.close(True)
    return found


def check_writer(office, folder):
    for path, expected in pages(folder):
        with open(path, "rb") as file:
            for sentence in judge_pasted(office, file.read(), expected):
                yield f"{expected.title}: {sentence}"


def check_calc(office, folder):
    for path, expected in pages(folder):
        document = office.open(path, FilterName="HTML (StarCalc)", FilterOptions="2057 true")
        for sentence in judge_calc(document, expected):
            yield f"{expected.title}: {sentence}"
        document.close(True)


# Each takes out of the page what one of the checks above is about.
FAULTS = ((b"<thead ", b"<tbody "), (b' align="right"', b""), (b"text-align: right", b""), (b"font-weight: normal", b""), ("−".encode(), b"-"), (b"<h2>", b"<h3>"),
          (b"&lt;", b"&amp;lt;"), (b"so is", b"is so"), (b"</tr>\n</tbody>", b"</tr><tr><td>more</td></tr>\n</tbody>"))
# Of these two, each keeps the figures at the right without the other.
EITHER = (b' align="right"', b"text-align: right")


def check_planted(office, folder):
    path, expected = list(pages(folder))[-1]
    with open(path, "rb") as file:
        html = file.read()
    for before, after in FAULTS:
        found = judge_pasted(office, html.replace(before, after), expected)
        if (not found) != (before in EITHER):
            yield f"without {before!r}: {found[:2]}"
    if not judge_pasted(office, html.replace(EITHER[0], b"").replace(EITHER[1], b""), expected):
        yield "figures at the left are not found"
    plain = os.path.join(folder, "plain.html")
    with open(plain, "wb") as file:
        file.write(html.replace(b' sdnum="1033;0;@"', b""))
    document = office.open(plain, FilterName="HTML (StarCalc)", FilterOptions="2057 true")
    if not any("formula" in sentence for sentence in judge_calc(document, expected)):
        yield "a formula is not found"
    document.close(True)
    os.unlink(plain)


def main():
    folder = tempfile.mkdtemp(prefix="dewpond-oracle-")
    office = Office(folder)
    cases = [("pasted into Writer", check_writer), ("opened in Calc", check_calc), ("planted faults", check_planted)]
    failed = 0
    try:
        subprocess.run([HELPER, folder], check=True)
        print(f"1..{len(cases)}")
        for i, (what, case) in enumerate(cases, 1):
            found = list(case(office, folder))
            for sentence in found[:40]:
                print("#", sentence)
            print("not ok" if found else "ok", i, "-", what, flush=True)
            failed += bool(found)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
