#!/usr/bin/python3
# oracle-block.py: asks LibreOffice what it makes of a block of cells, and reads what it makes of one.
"""Figures arrive as numbers and as nothing else, names as the very texts they are, whatever they look like; and a sheet that LibreOffice writes as HTML is read to the penny.

usage: oracle-block.py HELPER
"""

import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from office import Office  # noqa: E402
from com.sun.star.table.CellContentType import EMPTY, TEXT, VALUE  # noqa: E402

HELPER = sys.argv[1]

NAMES = ["Home support", "1-2", "007", "7", "1150.25", "=1+1", "3/4", "q\"uote", "\"quoted\"", "'tick", "TRUE", "false", "Mar-24", "2 May", "2024-01-02", "@home", "+1", "-5",
         "1e5", "50%", "12:30", "(500)", "£5", "£1,150", "a\nb", "Ward 7", "<b>&amp;</b>", "שלום", "Größe €", "🏠", "=cmd|' /C calc'!A0", "1,5", "1.2.2024", "#N/A", "0x10"]
FIGURES = [("0", ""), ("1150.25", "1,150.25"), ("-500", "−500"), ("-1234.5", "(1,235)"), ("0.07", ""), ("1234.50", "£1,234.50"), ("100000000000", "100,000,000,000"),
           ("99999999999.99", "99,999,999,999.99"), ("-0.01", "0"), ("12", "")]
# As plain text a name that looks like a value is one to any spreadsheet: those below are not taken for any.
PLAIN_NAMES = ["Home support", "q\"uote", "\"quoted\"", "a\nb", "tab\there", "both\t\"\nof them", "Ward 7", "<b>", "Größe €", "🏠"]

FAILED = []


def check(good, what):
    if not good:
        FAILED.append(what)
        print("#", what)


def run_helper(*args):
    return subprocess.run([HELPER, *args], check=True, capture_output=True).stdout


def escape(text):
    return "".join({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\"": "\\\""}.get(c, c) for c in text)


def write(folder, name, verb, names):
    """Names in the first column, figures in the second."""
    rows = [(row, 0, "text", text, "") for row, text in enumerate(names)] + [(row, 1, "figure", *figure) for row, figure in enumerate(FIGURES)]
    path = os.path.join(folder, "list.txt")
    with open(path, "w", encoding="utf-8") as file:
        for row, column, kind, text, shown in rows:
            file.write(f"{row}\t{column}\t{kind}\t{escape(text)}\t{escape(shown)}\n")
    path, source = os.path.join(folder, name), path
    with open(path, "wb") as file:
        file.write(run_helper(verb, source))
    return path


def compare(book, names):
    sheet = book.Sheets.getByIndex(0)
    for row, text in enumerate(names):
        cell = sheet.getCellByPosition(0, row)
        check(cell.Type == TEXT and cell.String == text, f"the name {text!r} is {cell.Type.value} {cell.String!r}")
    for row, (text, _) in enumerate(FIGURES):
        cell = sheet.getCellByPosition(1, row)
        check(cell.Type == VALUE and cell.Value == float(text), f"the figure {text} is {cell.Type.value} {cell.String!r}")
    check(sheet.getCellByPosition(2, 0).Type == EMPTY, "there is something in a cell that was empty")


def check_html(office, folder):
    book = office.open(write(folder, "block.html", "html", NAMES), FilterName="HTML (StarCalc)", FilterOptions="2057 true")
    compare(book, NAMES)
    formats = book.NumberFormats
    shown = formats.getByKey(book.Sheets.getByIndex(0).getCellByPosition(1, 1).NumberFormat).FormatString
    check(shown == "#,##0.00", f"1,150.25 has the format {shown}")
    book.close(True)


def check_text(office, folder):
    path = write(folder, "block.txt", "text", PLAIN_NAMES)
    book = office.open(path, FilterName="Text - txt - csv (StarCalc)", FilterOptions="9,34,76,1,,2057,false,true")
    compare(book, PLAIN_NAMES)
    book.close(True)


def check_reading(office, folder):
    """LibreOffice's own HTML of what it took from ours."""
    from com.sun.star.beans import PropertyValue
    book = office.open(write(folder, "block.html", "html", NAMES), FilterName="HTML (StarCalc)", FilterOptions="2057 true")
    path = os.path.join(folder, "theirs.html")
    book.storeToURL("file://" + path, (PropertyValue(Name="FilterName", Value="HTML (StarCalc)"),))
    book.close(True)
    cells = {tuple(map(int, line.split("\t")[:2])): line.split("\t")[2] for line in run_helper("read", path).decode("ascii").splitlines()}
    for row, text in enumerate(NAMES):
        was = cells.get((row, 0), "").encode("ascii").decode("unicode_escape").encode("latin-1").decode("utf-8")
        check(was == text, f"the name {text!r} came back as {was!r}")
    for row, (text, _) in enumerate(FIGURES):
        was = cells.get((row, 1), "")
        check(was and float(was) == float(text), f"the figure {text} came back as {was}")


def main():
    folder = tempfile.mkdtemp(prefix="dewpond-oracle-")
    office = Office(folder)
    cases = [("HTML in LibreOffice", check_html), ("text in LibreOffice", check_text), ("LibreOffice's HTML", check_reading)]
    try:
        print(f"1..{len(cases)}")
        for i, (what, case) in enumerate(cases, 1):
            before = len(FAILED)
            case(office, folder)
            print("ok" if len(FAILED) == before else "not ok", i, "-", what, flush=True)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
