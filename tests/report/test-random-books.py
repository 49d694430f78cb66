#!/usr/bin/python3
# test-random-books.py: the random documents that LibreOffice is asked about are exported and shared by themselves, which is quick enough to be done under the sanitizers.
"""Each document of the oracles, in £, £000 or £m, published or as a working copy: the book is whole, the same byte by byte when exported again, and nothing is amiss in the program that
wrote it. Then its rules are run for overspends and underspends of any size.

usage: test-random-books.py HELPER      (DEW_LONG=1 for five draws of each document in all six forms, else one in two of them by turns; DEW_SEED for others)
"""

import importlib.util
import os
import random
import sys
import tempfile
import zipfile

import oracle

LONG = bool(os.environ.get("DEW_LONG"))
DRAWS = 5 if LONG else 1
VARIANCES = 4
FORMS = [(unit, exact) for unit in ("pounds", "thousands", "millions") for exact in ([], ["exact"])]


def load(name):
    """Another oracle, whose file's name has a hyphen."""
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), os.path.join(os.path.dirname(os.path.abspath(__file__)), name + ".py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def documents(rng):
    """(what, document)"""
    yield from oracle.documents(rng)
    for name in ("oracle-years", "oracle-what-if", "oracle-rounded"):
        yield from ((f"{name}, {what}", document) for what, document in load(name).documents(rng))
    yield from ((f"oracle-changes, {case[0]}", case[1]) for case in load("oracle-changes").documents(rng))
    monitoring = load("oracle-monitoring")
    yield from ((f"oracle-monitoring, {i}", monitoring.make_document(rng)) for i in range(6))


def read(path):
    with open(path, "rb") as file:
        return file.read()


def check_books(folder, document, variance, forms):
    """What is wrong with its books, in sentences."""
    source, path, again = (os.path.join(folder, name) for name in ("document.txt", "book.xlsx", "again.xlsx"))
    with open(source, "w", encoding="utf-8") as file:
        file.write(document.text())
    for i, (unit, exact) in enumerate(forms):
        oracle.run_helper("export", source, path, variance, oracle.YEAR, unit, *exact)
        if i == 0:
            oracle.run_helper("export", source, again, variance, oracle.YEAR, unit, *exact)
            if read(path) != read(again):
                yield f"two exports in {unit} differ"
        with zipfile.ZipFile(path) as book:
            if book.testzip() is not None or "xl/workbook.xml" not in book.namelist():
                yield f"the book in {unit} is not whole"


def check_shares(folder, rng, document):
    """The partners' shares, with what is held and what is not shared out, come to what is shared."""
    for _ in range(VARIANCES):
        variance = oracle.random_variance(rng)
        answer = oracle.ask_engine(folder, document, variance)
        shared = sum(figures[0] for figures in answer["partners"].values()) + answer.get("unallocated", 0) + answer.get("held", 0) + answer.get("reserve", 0)
        if "refused" not in answer and shared != variance:
            yield f"{shared} of {variance} is shared"


def main():
    rng = random.Random(oracle.SEED)
    listed = [case for _ in range(DRAWS) for case in documents(rng)]
    failed = 0
    print(f"1..{len(listed)}", flush=True)
    with tempfile.TemporaryDirectory(prefix="dewpond-random-") as folder:
        for i, (what, document) in enumerate(listed, 1):
            variance = getattr(document, "variance", 0) or oracle.random_variance(rng) or 100000000
            forms = FORMS if LONG else [FORMS[i % len(FORMS)], FORMS[(i + 3) % len(FORMS)]]
            wrong = [*check_books(folder, document, variance, forms), *check_shares(folder, rng, document)]
            for line in wrong:
                print("#", line)
            failed += bool(wrong)
            print("not ok" if wrong else "ok", i, "-", what, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
