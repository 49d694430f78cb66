#!/usr/bin/python3
# test-checklist.py: no book of the program breaks a rule of the checklist, and each rule finds what breaks it.
"""Every annex alone and all together, of each sample and of documents with what those lack, in £, £000 and £m, published and as working copies, is looked over by checklist.py. Then a
good book is spoilt in one way after another, and the checklist must say by which rule, on which sheet and in which cell; a rule that nothing spoils is a fault of this test.

usage: test-checklist.py PROGRAM
"""

import os
import re
import sys
import tempfile
import zipfile

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.worksheet.table import Table

import checklist
from books import VARIANTS, WORKING, Books

FAILED = []
COUNT = [0]


def report(good, what, *why):
    COUNT[0] += 1
    for line in why if not good else ():
        print("#", line)
    print("ok" if good else "not ok", COUNT[0], "-", what, flush=True)
    if not good:
        FAILED.append(what)


# ---- Books ----

def check_books(books):
    """One test a document and variant; what is wrong in any of its books is said."""
    kept = {}
    for name, document in books.documents().items():
        for variant, arguments in VARIANTS.items():
            wrong = []
            for choice, chosen in books.choices():
                path = books.export(document, "book.xlsx", *chosen, *arguments)
                wrong += [f"{choice}: {checklist.tell(finding)}" for finding in checklist.check(path, variant.endswith(WORKING))]
            report(not wrong, f"{name}, {variant}", *wrong)
            if name == "steps" and variant in ("£000", f"£000, {WORKING}"):
                kept[variant] = os.path.join(books.folder, f"good {len(kept)}.xlsx")
                os.rename(path, kept[variant])
    return kept["£000"], kept[f"£000, {WORKING}"]


# ---- Books that are spoilt ----

class Spoilt:
    """The parts of a workbook as texts, to be changed."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as source:
            self.parts = {name: source.read(name).decode("utf-8") for name in source.namelist()}
        self.sheets = re.findall(r'<sheet name="([^"]*)"', self.parts["xl/workbook.xml"])
        self.strings = re.findall(r"<si>.*?</si>", self.parts["xl/sharedStrings.xml"], re.DOTALL)

    def page(self, sheet):
        return f"xl/worksheets/sheet{self.sheets.index(sheet) + 1}.xml"

    def table(self, sheet):
        rels = self.parts[self.page(sheet).replace("worksheets/", "worksheets/_rels/") + ".rels"]
        return "xl/tables/" + re.search(r"tables/(table\d+\.xml)", rels)[1]

    def sub(self, part, pattern, into, n=1):
        self.parts[part], found = re.subn(pattern, into, self.parts[part], count=n, flags=re.DOTALL)
        assert found >= 1, f"{part} has no {pattern}"

    def cell(self, sheet, where, inside):
        """Puts another value into a cell that is there."""
        self.sub(self.page(sheet), rf'<c r="{where}"( s="\d+")?[^>]*?(/>|>.*?</c>)', lambda match: f'<c r="{where}"{match[1] or ""}{inside}')

    def text(self, sheet, where, text):
        self.cell(sheet, where, f' t="inlineStr"><is><t>{text}</t></is></c>')

    def heading(self, sheet, was, text):
        """In the cell and in the table."""
        where = self.find(sheet, was)
        self.text(sheet, where, text)
        self.sub(self.table(sheet), f'name="{re.escape(was)}"', f'name="{text}"')
        return where

    def find(self, sheet, text):
        """The first cell that says that, the table's headings before what stands elsewhere."""
        number = self.strings.index(next(string for string in self.strings if re.sub("<[^>]*>", "", string) == text))
        return re.search(rf'<c r="([A-Z]+\d+)"[^>]*t="s"><v>{number}</v>', self.parts[self.page(sheet)])[1]

    def style(self, opening, xf, font=None):
        """Another format, and its number: that of cells that were plain, but for this."""
        sheet = "xl/styles.xml"
        if font is not None:
            fonts = int(re.search(r'<fonts count="(\d+)"', self.parts[sheet])[1])
            self.sub(sheet, r'<fonts count="\d+"', f'<fonts count="{fonts + 1}"')
            self.sub(sheet, "</fonts>", f"{font}</fonts>")
            xf = xf.replace("FONT", str(fonts))
        if opening is not None:
            fills = int(re.search(r'<fills count="(\d+)"', self.parts[sheet])[1])
            self.sub(sheet, r'<fills count="\d+"', f'<fills count="{fills + 1}"')
            self.sub(sheet, "</fills>", f"{opening}</fills>")
            xf = xf.replace("FILL", str(fills))
        formats = int(re.search(r'<cellXfs count="(\d+)"', self.parts[sheet])[1])
        self.sub(sheet, r'<cellXfs count="\d+"', f'<cellXfs count="{formats + 1}"')
        self.sub(sheet, "</cellXfs>", f"{xf}</cellXfs>")
        return formats

    def save(self, path):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            for name, text in self.parts.items():
                target.writestr(name, text)


FONT = '<font><sz val="{size}"/>{more}<name val="{name}"/><family val="1"/></font>'
XF = '<xf numFmtId="{number}" fontId="{font}" fillId="{fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyNumberFormat="1"/>'
SPOILERS = []


def spoils(rule, place, working=False, also=()):
    """What the function does must be found by that rule at that place, and by no other but `also`."""
    def keep(function):
        SPOILERS.append((rule, place, working, also, function))
        return function
    return keep


@spoils("title", "Schedule!A1")
def no_title(book):
    book.cell("Schedule", "A1", "/>")


@spoils("title", "Schedule!A1")
def title_of_signs(book):
    book.text("Schedule", "A1", "– – –")


@spoils("one table", "Rules")
def no_table(book):
    book.sub(book.page("Rules"), "<tableParts.*</tableParts>", "")


@spoils("one table", "Rules!A{head}")
def no_header_row(book):
    book.sub(book.table("Rules"), "<table ", '<table headerRowCount="0" ')


@spoils("table names", "Rules!A{head}")
def table_of_the_same_name(book):
    other = re.search(r'displayName="([^"]*)"', book.parts[book.table("Schedule")])[1]
    book.sub(book.table("Rules"), 'displayName="[^"]*"', f'displayName="{other}"')


@spoils("table names", "Rules!A{head}")
def table_like_a_cell(book):
    book.sub(book.table("Rules"), 'displayName="[^"]*"', 'displayName="A1"')


@spoils("place", "Variances!A{under}")
def text_below(book):
    book.sub(book.page("Variances"), "</sheetData>", '<row r="{under}"><c r="A{under}" t="inlineStr"><is><t>Source: the partners</t></is></c></row></sheetData>')


@spoils("place", "Variances!F{first}")
def text_beside(book):
    book.sub(book.page("Variances"), r'(<row r="{first}".*?)</row>', r'\1<c r="F{first}" t="inlineStr"><is><t>Draft</t></is></c></row>')


@spoils("headings", "Contributions!B{head}", also=("units",))
def empty_heading(book):
    book.heading("Contributions", "Partner", " ")


@spoils("headings", "Contributions!D{head}")
def heading_twice(book):
    book.heading("Contributions", "Additional, £000", "Existing, £000")


@spoils("headings", "Contributions!D{head}")
def heading_that_the_table_lacks(book):
    book.sub(book.table("Contributions"), 'name="Additional, £000"', 'name="More, £000"')


@spoils("headings", "Rules!C{head}")
def heading_of_the_program(book):
    book.heading("Rules", "Rule", "DewRiskStep")


@spoils("merged", "Contributions!A1:C1")
def merged(book):
    book.sub(book.page("Contributions"), "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>')


@spoils("blank", "Schedule!A{last}", also=("place",))
def blank_row(book):
    book.sub(book.page("Schedule"), r'(<row r="(\d+)"[^>]*>)(?:(?!</row>).)*</row>(</sheetData>)', r"\1</row>\3")


@spoils("blank", "Details!D{head}", also=("headings", "empty cells"))
def blank_column(book):
    book.sub(book.table("Details"), r'ref="A(\d+):C(\d+)"', r'ref="A\1:D\2"', 2)
    book.sub(book.table("Details"), r'<tableColumns count="3">(.*)</tableColumns>', r'<tableColumns count="4">\1<tableColumn id="4" name="Column4"/></tableColumns>')


@spoils("hidden", "Rules")
def hidden_sheet(book):
    book.sub("xl/workbook.xml", '<sheet name="Rules"', '<sheet name="Rules" state="hidden"')


@spoils("hidden", "Rules!A{first}")
def hidden_row(book):
    book.sub(book.page("Rules"), '<row r="{first}"', '<row r="{first}" hidden="1"')


@spoils("hidden", "Rules!B1")
def hidden_column(book):
    book.sub(book.page("Rules"), '<col min="2" max="2"', '<col min="2" max="2" hidden="1"')


@spoils("empty cells", "Variances!B{second}")
def empty_cells_unexplained(book):
    for row in range(2, int(book.rows["head"]) - 1):
        book.text("Variances", f"A{row}", "Of each pool.")


@spoils("symbols", "Schedule!D{first}")
def dash_for_nothing(book):
    book.text("Schedule", "D{first}", "–")


@spoils("symbols", "Rules!C{head}")
def asterisk(book):
    book.heading("Rules", "Rule", "Rule*")


@spoils("sheet names", "2013 rules", also=("contents",))
def sheet_that_begins_with_a_digit(book):
    book.sub("xl/workbook.xml", '<sheet name="Rules"', '<sheet name="2013 rules"')


@spoils("units", "Contributions!C{first}")
def money_without_a_unit(book):
    book.heading("Contributions", "Existing, £000", "Existing")


@spoils("units", "Contributions!C{first}")
def money_in_another_unit(book):
    book.heading("Contributions", "Existing, £000", "Existing, £")


@spoils("units", "Risk share!F{first}")
def percentage_without_a_unit(book):
    book.heading("Risk share", "Share of the variance, %", "Share of the variance")


@spoils("units", "Risk share!F{first}")
def percentage_in_pounds(book):
    book.heading("Risk share", "Share of the variance, %", "Share of the variance, £")


@spoils("units", "Steps!G{first}")
def pence_without_a_unit(book):
    book.heading("Steps", "Amount, p", "Amount")


@spoils("units", "Contributions!C{first}")
def number_without_a_format(book):
    book.sub(book.page("Contributions"), r'<c r="C{first}" s="\d+"', '<c r="C{first}"')


@spoils("contents", "Cover!A{first}", also=("contents",))
def link_to_nowhere(book):
    book.sub(book.page("Cover"), r'location="Notes!A1"', 'location="Note!A1"')


@spoils("contents", "Cover")
def sheet_without_a_link(book):
    book.sub(book.page("Cover"), r'<hyperlink [^>]*location="Rules!A1"[^>]*/>', "")


@spoils("contents", "Cover!A{first}")
def link_of_other_words(book):
    book.text("Cover", "A{first}", "Click here")


@spoils("notes", "Schedule!D{head}")
def note_that_is_not_there(book):
    book.heading("Schedule", "Service", "Service [note 99]")


@spoils("fonts", "Rules!B{first}")
def serifs(book):
    book.sub(book.page("Rules"), r'<c r="B{first}"( s="\d+")?', f'<c r="B{{first}}" s="{book.style(None, XF.format(number=0, font="FONT", fill=0), FONT.format(size=11, more="", name="Times New Roman"))}"')


@spoils("fonts", "Rules!B{first}")
def small_print(book):
    book.sub(book.page("Rules"), r'<c r="B{first}"( s="\d+")?', f'<c r="B{{first}}" s="{book.style(None, XF.format(number=0, font="FONT", fill=0), FONT.format(size=8, more="", name="Arial"))}"')


@spoils("fonts", "Rules!B{first}")
def superscript(book):
    font = FONT.format(size=11, more='<vertAlign val="superscript"/>', name="Arial")
    book.sub(book.page("Rules"), r'<c r="B{first}"( s="\d+")?', f'<c r="B{{first}}" s="{book.style(None, XF.format(number=0, font="FONT", fill=0), font)}"')


@spoils("fills", "Rules!B{first}")
def fill_for_a_sign(book):
    fill = '<fill><patternFill patternType="solid"><fgColor rgb="FFFFEEAA"/><bgColor indexed="64"/></patternFill></fill>'
    book.sub(book.page("Rules"), r'<c r="B{first}"( s="\d+")?', f'<c r="B{{first}}" s="{book.style(fill, XF.format(number=0, font=0, fill="FILL"))}"')


@spoils("fills", "Variances!B{first}")
def input_that_does_not_say_so(book):
    book.heading("Variances", "Variance, £ (input)", "Variance, £")


@spoils("colours", "Rules!B{first}")
def pale_print(book):
    font = FONT.format(size=11, more='<color rgb="FFAAAAAA"/>', name="Arial")
    book.sub(book.page("Rules"), r'<c r="B{first}"( s="\d+")?', f'<c r="B{{first}}" s="{book.style(None, XF.format(number=0, font="FONT", fill=0), font)}"')


@spoils("colours", "Contributions!C{first}")
def red_for_minus(book):
    book.sub("xl/styles.xml", r'<numFmts count="(\d+)">', r'<numFmts count="\1"><numFmt numFmtId="190" formatCode="#,##0;[Red]-#,##0"/>')
    book.sub(book.page("Contributions"), r'<c r="C{first}" s="\d+"', f'<c r="C{{first}}" s="{book.style(None, XF.format(number=190, font=0, fill=0))}"')


@spoils("widths", "Rules!B1")
def wide_column(book):
    book.sub(book.page("Rules"), r'<col min="2" max="2" width="[\d.]+"', '<col min="2" max="2" width="140"')


@spoils("widths", "Rules!D{first}")
def text_that_does_not_wrap(book):
    book.sub(book.page("Rules"), r'<c r="D{first}"( s="\d+")?', f'<c r="D{{first}}" s="{book.style(None, XF.format(number=0, font=0, fill=0))}"')


@spoils("properties", "Cover!A1")
def no_title_in_the_properties(book):
    book.sub("docProps/core.xml", "<dc:title>.*</dc:title>", "")


@spoils("cursor", "Rules", also=("cursor",))
def another_sheet_shows(book):
    book.sub("xl/workbook.xml", "<workbookView ", f'<workbookView activeTab="{book.sheets.index("Rules")}" ')
    book.sub(book.page("Cover"), ' tabSelected="1"', "")
    book.sub(book.page("Rules"), "<sheetView ", '<sheetView tabSelected="1" ')


@spoils("cursor", "Rules")
def two_sheets_selected(book):
    book.sub(book.page("Rules"), "<sheetView ", '<sheetView tabSelected="1" ')


@spoils("cursor", "Cover!C7")
def cursor_elsewhere(book):
    book.sub(book.page("Cover"), r"<sheetView ([^>]*)/>", r'<sheetView \1><selection activeCell="C7" sqref="C7"/></sheetView>')


@spoils("cursor", "Cover!A9")
def scrolled(book):
    book.sub(book.page("Cover"), "<sheetView ", '<sheetView topLeftCell="A9" ')


@spoils("floating", "Cover")
def macros(book):
    book.parts["xl/vbaProject.bin"] = "x"


@spoils("pages", "Rules")
def upright(book):
    book.sub(book.page("Rules"), 'orientation="landscape"', 'orientation="portrait"')


@spoils("pages", "Rules")
def letter_paper(book):
    book.sub(book.page("Rules"), r'paperSize="\d+"', 'paperSize="1"')


@spoils("pages", "Rules")
def two_pages_wide(book):
    book.sub(book.page("Rules"), 'fitToHeight="0"', 'fitToWidth="2" fitToHeight="0"')


@spoils("pages", "Rules!A{head}")
def no_row_repeats(book):
    book.sub("xl/workbook.xml", r"<definedName [^>]*>Rules!\$\d+:\$\d+</definedName>", "")


PANES = '<sheetView workbookViewId="0"><pane ySplit="{head}" topLeftCell="A{first}" activePane="bottomLeft" state="frozen"/></sheetView>'


@spoils("published", "Rules!A{first}")
def panes(book):
    book.sub(book.page("Rules"), r'<sheetView workbookViewId="0"/>', PANES)


@spoils("published", "Rules")
def filter_in_what_is_published(book):
    book.sub(book.table("Rules"), "<tableColumns", '<autoFilter ref="A{head}:H{last}"/><tableColumns')


@spoils("published", "Rules")
def footer_in_what_is_published(book):
    book.sub(book.page("Rules"), "(<pageSetup [^>]*/>)", r"\1<headerFooter><oddFooter>&amp;RDraft</oddFooter></headerFooter>")


@spoils("working copy", "Rules", working=True)
def no_pages_in_the_footer(book):
    book.sub(book.page("Rules"), "<headerFooter>.*</headerFooter>", "")


@spoils("working copy", "Rules", working=True)
def no_panes(book):
    book.sub(book.page("Rules"), "<sheetView ([^>]*)>.*?</sheetView>", r"<sheetView \1/>")


@spoils("working copy", "Rules!A{head}", working=True)
def no_filter(book):
    book.sub(book.table("Rules"), "<autoFilter[^>]*/>", "")


# What needs new parts is put in by openpyxl, which loses what formulas are worth: only what was planted is looked for.

def plant_chart(book):
    page = book["Contributions"]
    chart = BarChart()
    chart.add_data(Reference(page, min_col=3, max_col=7, min_row=10, max_row=12))
    chart.anchor = TwoCellAnchor(_from=AnchorMarker(col=2, row=11), to=AnchorMarker(col=9, row=30))
    page.add_chart(chart)


def plant_notes(book):
    page = book.create_sheet("Notes") if "Notes" not in book.sheetnames else book["Notes"]
    if not page.tables:
        for row in (["Notes"], ["Note", "What it says"], ["[note 1]", "Never referred to"]):
            page.append(row)
        page.add_table(Table(displayName="Planted", ref="A2:B3"))
    else:
        page[f"A{page.max_row}"] = "[note 1000]"


PLANTED = [
    ("charts", "Contributions!C12", "alt text", plant_chart),
    ("charts", "Contributions!C12", "5 series", plant_chart),
    ("charts", "Contributions!C12", "covers cells", plant_chart),
    ("notes", "Notes!A{last}", "[note", plant_notes),
]


def find_heads(path):
    """By sheet, the number of the header row; the first sheet that a place names counts."""
    book = openpyxl.load_workbook(path)
    return {page.title: checklist.Sheet(page, page) for page in book.worksheets}


class Filled(Spoilt):
    """{head}, {first} and the like in what is replaced, and where, are the rows of the table of the sheet at hand."""

    def __init__(self, path, heads, sheet):
        super().__init__(path)
        self.rows = rows_of(heads, sheet)

    def sub(self, part, pattern, into, n=1):
        for name, row in self.rows.items():
            pattern = pattern.replace("{" + name + "}", row)
            into = into.replace("{" + name + "}", row) if isinstance(into, str) else into
        super().sub(part, pattern, into, n)

    def cell(self, sheet, where, inside):
        for name, row in self.rows.items():
            where = where.replace("{" + name + "}", row)
        super().cell(sheet, where, inside)


def rows_of(heads, sheet):
    if sheet not in heads or heads[sheet].table is None:
        return {}
    head, last = heads[sheet].head, heads[sheet].last
    return {name: str(row) for name, row in {"head": head, "first": head + 1, "second": head + 2, "last": last, "under": last + 1}.items()}


def fill(place, heads):
    for name, row in rows_of(heads, place.split("!")[0]).items():
        place = place.replace("{" + name + "}", row)
    return place


def spoil(published, working, folder):
    path = os.path.join(folder, "spoilt.xlsx")
    heads = find_heads(published)
    for rule, place, is_working, also, function in SPOILERS:
        book = Filled(working if is_working else published, heads, place.split("!")[0])
        function(book)
        book.save(path)
        found = checklist.check(path, is_working)
        told = [checklist.tell(finding) for finding in found]
        there = [told for finding, told in zip(found, told) if finding.rule == rule and told.startswith(f"{rule}: {fill(place, heads)}: ")]
        others = {finding.rule for finding in found} - {rule, *also}
        report(there and not others, f"found: {function.__name__.replace('_', ' ')}", f"looked for {rule}: {fill(place, heads)}", *told)


def plant(published, folder):
    path = os.path.join(folder, "planted.xlsx")
    for rule, place, text, function in PLANTED:
        book = openpyxl.load_workbook(published)
        function(book)
        book.save(path)
        place = fill(place, find_heads(path))
        told = [checklist.tell(finding) for finding in checklist.check(path) if finding.rule == rule]
        report(any(one.startswith(f"{rule}: {place}: ") and text in one for one in told), f"found: {text}", f"looked for {rule}: {place}", *told)


def main():
    with tempfile.TemporaryDirectory(prefix="dewpond-checklist-") as folder:
        books = Books(sys.argv[1], folder)
        published, working = check_books(books)
        spoil(published, working, folder)
        plant(published, folder)
    unspoilt = set(checklist.RULES) - {rule for rule, *_ in SPOILERS} - {rule for rule, *_ in PLANTED}
    report(not unspoilt, "every rule is broken by something here", *unspoilt)
    print(f"1..{COUNT[0]}")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
