#!/usr/bin/python3
# oracle-recalculated.py: asks LibreOffice whether every formula of every annex is worth what is stored beside it.
"""Every annex that the program lists, alone and all together, of each sample and of documents with what those lack, is recalculated hard, in each unit and as a working copy. In each book
of all annexes a false value is planted, and found.

usage: oracle-recalculated.py PROGRAM      (DEW_LONG=1 for every annex alone in every unit too, else in one of them by turns)
"""

import os
import random
import shutil
import sys
import tempfile

import openpyxl

import oracle
from books import VARIANTS, WORKING, Books
from office import Office

LONG = bool(os.environ.get("DEW_LONG"))
UNTOUCHED = VARIANTS if LONG else ("£", f"£, {WORKING}")        # what is opened with the rows that repeat on paper, too, which is slow


def live_sheets(path):
    """The names of all sheets, and of those with formulas that are numbers."""
    book, worth = openpyxl.load_workbook(path), openpyxl.load_workbook(path, data_only=True)
    return book.sheetnames, [page.title for page in book.worksheets
                             if any(cell.data_type == "f" and isinstance(worth[page.title][cell.coordinate].value, (int, float)) for row in page.iter_rows() for cell in row)]


def examine(office, books, document, variant, choice, chosen):
    """What is wrong, in sentences."""
    path = books.export(document, "book.xlsx", *chosen, *VARIANTS[variant])
    names, live = live_sheets(path)
    wrong = oracle.find_differences(office, path, names, untouched=choice == "all together" and variant in UNTOUCHED)
    if choice == "all together":
        planted = books.file("planted.xlsx")
        sheet = random.Random(len(names)).choice(live)
        oracle.plant(path, planted, names.index(sheet) + 1)
        if not any(found.startswith(sheet + "!") for found in oracle.find_differences(office, planted, names)):
            wrong.append(f"a false value on {sheet} was not found")
    return wrong


def cases(books):
    """(document, variant, choice, arguments)"""
    turn = 0
    for name, document in books.documents().items():
        for choice, chosen in books.choices():
            variants = list(VARIANTS)
            if choice != "all together" and not LONG:
                turn += 1
                variants = [variants[turn % len(variants)]]
            for variant in variants:
                yield name, document, variant, choice, chosen


def main():
    folder = tempfile.mkdtemp(prefix="dewpond-recalculated-")
    office = Office(folder)
    failed = 0
    try:
        books = Books(sys.argv[1], folder)
        listed = list(cases(books))
        print(f"1..{len(listed)}")
        for i, (name, document, variant, choice, chosen) in enumerate(listed, 1):
            wrong = examine(office, books, document, variant, choice, chosen)
            for line in wrong[:20]:
                print("#", line)
            failed += bool(wrong)
            print("not ok" if wrong else "ok", i, f"- {name}, {choice}, {variant}", flush=True)
    finally:
        office.close()
        shutil.rmtree(folder, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
