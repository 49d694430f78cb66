# checklist.py: what makes a workbook one that everybody can read, after the checklist of the UK Government Analysis Function, found by openpyxl.
"""check (path, working) tells what is wrong in a workbook: a Finding each, with the rule, the sheet and the cell. A working copy has panes, filters and a footer besides, and a
published workbook none of them.

Where a rule is also one of the two packages that the Analysis Function names, it says so: [g] is gptables (best-practice-and-impact/gptables, what GPTable and GPWorkbook raise or
warn of), [a] is a11ytables (co-analysis/a11ytables, what create_a11ytable () stops or warns at, and its checklist vignette). Left out of theirs, on purpose:
  - a source for every table, and names of sheets without spaces [a]: the cover says where the figures are from; a name with a space is read out as it stands;
  - no reason for empty cells where none is empty [a]: whoever takes an input out of a live table makes one;
  - that a table is not all empty [g] follows from the rule about blank rows.
"""

import datetime
import functools
import re
import unicodedata
import zipfile
from collections import namedtuple
from xml.etree import ElementTree

import openpyxl
from openpyxl.utils import get_column_letter, range_boundaries

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"

SANS_SERIF = {"Aptos", "Arial", "Calibri", "Carlito", "Helvetica", "Liberation Sans", "Noto Sans", "Open Sans", "Segoe UI", "Tahoma", "Verdana"}
SMALLEST_PRINT = 11
WIDEST = 101                # 100, and the margin that Excel adds to what was asked for
NOTES = "Notes"
NOTE = re.compile(r"\[note (\d+)\]")

# What whole numbers are of in a column without a unit: counted, and not money.
COUNTED = re.compile(r"^(Weight|Weight: .*|Total weight|Remainder|Order|Check remainder|Whole pence|Whole steps|Sign of the block|Months|Months \(input\)|Months to date|Last month with an actual|Months known|Last year is that of|Has a budget by month|Lines with a (latest )?budget|"
                     r"Number of the month|Weight to date|Weight of what is to come|Weight of that to date|Total weight of that|Check remainder of that)$|, steps$|: (millions|rest)$")

Finding = namedtuple("Finding", "rule sheet cell text")


def tell(finding):
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet
    return f"{finding.rule}: {place}: {finding.text}"


# ---- The book ----

class Sheet:
    """One sheet of it, with formulas, with what they are worth, and with its table, if it has just one."""

    def __init__(self, page, values):
        self.page = page
        self.title = page.title
        self.values = values
        self.tables = list(page.tables.values())
        self.table = self.tables[0] if len(self.tables) == 1 else None
        if self.table is not None:
            self.left, self.head, self.right, self.last = range_boundaries(self.table.ref)

    def place(self, row, column):
        return f"{get_column_letter(column)}{row}"

    def heading(self, column):
        value = self.page.cell(self.head, column).value
        return "" if value is None else str(value)

    def worth(self, row, column):
        """What a cell is worth: None where it shows nothing."""
        value = self.values.cell(row, column).value
        return None if value == "" else value

    def columns(self):
        return range(self.left, self.right + 1)

    def rows(self):
        return range(self.head + 1, self.last + 1)

    def body(self):
        for row in self.rows():
            for column in self.columns():
                yield self.page.cell(row, column)

    def notes(self):
        """What stands over the table, under the title."""
        return [str(self.page.cell(row, 1).value) for row in range(2, self.head) if self.page.cell(row, 1).value is not None]

    def width(self, column):
        for dimension in self.page.column_dimensions.values():
            if dimension.min is not None and dimension.min <= column <= dimension.max and dimension.width:
                return dimension.width
        return 8.43


class Book:
    def __init__(self, path, working):
        self.path = path
        self.working = working
        self.book = openpyxl.load_workbook(path)
        self.worth = openpyxl.load_workbook(path, data_only=True)
        self.sheets = [Sheet(page, self.worth[page.title]) for page in self.book.worksheets]
        self.cover = self.sheets[0]
        self.zip = zipfile.ZipFile(path)

    def tabled(self):
        return [sheet for sheet in self.sheets if sheet.table is not None]

    def part(self, name):
        return ElementTree.fromstring(self.zip.read(name))

    def related(self, part):
        """The parts that a part refers to, by their relation."""
        folder, name = part.rsplit("/", 1)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self.zip.namelist():
            return {}
        found = {}
        for relation in self.part(rels):
            target = relation.get("Target")
            path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            while "/../" in path:
                path = re.sub(r"[^/]+/\.\./", "", path, count=1)
            found[relation.get("Id")] = path
        return found

    def sheet_parts(self):
        """(sheet, its part)"""
        related = self.related("xl/workbook.xml")
        for entry in self.part("xl/workbook.xml").iter(f"{MAIN}sheet"):
            name = entry.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")
            yield next(sheet for sheet in self.sheets if sheet.title == entry.get("name")), related[name]


RULES = {}


def rule(function):
    RULES[function.__name__.replace("_", " ")] = function
    return function


# ---- Sheets and tables ----

@rule
def title(book):
    """In A1 of every sheet; descriptive, so not the sheet's name or a number [g, a]."""
    for sheet in book.sheets:
        value = sheet.page["A1"].value
        if not isinstance(value, str) or not re.search(r"\w", value):
            yield sheet.title, "A1", "there is no title"


@rule
def one_table(book):
    """One real table a sheet [a], named, with one header row [g, a]."""
    for sheet in book.sheets:
        if sheet.table is None:
            yield sheet.title, "", f"there are {len(sheet.tables)} tables; there should be one"
        elif sheet.table.headerRowCount not in (None, 1) or sheet.table.totalsRowCount:
            yield sheet.title, sheet.place(sheet.head, sheet.left), "the table has no header row, or a row of totals of its own"


@rule
def table_names(book):
    """That begin with a letter, have no space [g], and are unique in the book [a]."""
    seen = {}
    for sheet in book.sheets:
        for table in sheet.tables:
            name = table.displayName
            if not re.fullmatch(r"[A-Za-z_]\w*", name or "", re.ASCII) or re.fullmatch(r"[A-Za-z]{1,3}\d+|[RrCc]", name):
                yield sheet.title, table.ref.split(":")[0], f"“{name}” is no name for a table"
            elif name.casefold() in seen:
                yield sheet.title, table.ref.split(":")[0], f"the table is called “{name}”, as that of {seen[name.casefold()]}"
            seen.setdefault((name or "").casefold(), sheet.title)


@rule
def place(book):
    """The table stands at the left edge, and nothing stands below or beside it [a]."""
    for sheet in book.tabled():
        if sheet.left != 1:
            yield sheet.title, sheet.place(sheet.head, sheet.left), "the table does not begin in column A"
        for row in sheet.page.iter_rows():
            for cell in row:
                inside = sheet.head <= cell.row <= sheet.last and sheet.left <= cell.column <= sheet.right
                if cell.value is not None and not inside and (cell.row >= sheet.head or cell.column > 1):
                    yield sheet.title, cell.coordinate, "something stands outside of the table, and not over it in column A"


@rule
def headings(book):
    """Text in each, and no two alike [g]; and as the table has them, or Excel takes the file for damaged."""
    for sheet in book.tabled():
        seen = {}
        for column, told in zip(sheet.columns(), sheet.table.tableColumns):
            where, heading = sheet.place(sheet.head, column), sheet.heading(column)
            if not heading.strip() or re.fullmatch(r"Column\d+", heading):
                yield sheet.title, where, "the heading is empty"
            elif heading.casefold() in seen:
                yield sheet.title, where, f"“{heading}” is the heading of {seen[heading.casefold()]}, too"
            elif re.search(r"\bDew[A-Z]", heading):
                yield sheet.title, where, f"“{heading}” is a word of the program's"
            elif told.name != heading:
                yield sheet.title, where, f"the heading is “{heading}”, but “{told.name}” in the table"
            seen.setdefault(heading.casefold(), where)


@rule
def merged(book):
    """No merged cells [g, a]."""
    for sheet in book.sheets:
        for cells in sheet.page.merged_cells.ranges:
            yield sheet.title, cells.coord, "cells are merged"


@rule
def blank(book):
    """No blank row [g] or column inside a table."""
    for sheet in book.tabled():
        for row in sheet.rows():
            if all(sheet.worth(row, column) is None for column in sheet.columns()):
                yield sheet.title, sheet.place(row, sheet.left), "the row is blank"
        for column in sheet.columns():
            if not sheet.heading(column) and all(sheet.worth(row, column) is None for row in sheet.rows()):
                yield sheet.title, sheet.place(sheet.head, column), "the column is blank"


@rule
def hidden(book):
    """No sheet, row or column is [a]."""
    for sheet in book.sheets:
        if sheet.page.sheet_state != "visible":
            yield sheet.title, "", "the sheet is hidden"
        for number, row in sheet.page.row_dimensions.items():
            if row.hidden or row.height == 0:
                yield sheet.title, f"A{number}", "the row is hidden"
        for letter, column in sheet.page.column_dimensions.items():
            if column.hidden or column.width == 0:
                yield sheet.title, f"{letter}1", "the column is hidden"


@rule
def empty_cells(book):
    """Are explained over the table [g, a]."""
    for sheet in book.tabled():
        if any(re.search(r"\b(empty|blank)\b", note, re.IGNORECASE) for note in sheet.notes()):
            continue
        for cell in sheet.body():
            if sheet.worth(cell.row, cell.column) is None:
                yield sheet.title, cell.coordinate, "the cell is empty, and nothing over the table says what that means"
                break


@rule
def symbols(book):
    """No text of signs alone, as a dash for nothing [g]; no asterisk or dagger that leads to a note [g, a]."""
    for sheet in book.tabled():
        for cell in sheet.body():
            text = sheet.worth(cell.row, cell.column)
            if isinstance(text, str) and not any(unicodedata.category(c)[0] in "LN" for c in text):
                yield sheet.title, cell.coordinate, f"“{text}” has neither letter nor digit"
        for column in sheet.columns():
            if re.search(r"\w[*†‡§¹²³⁰-⁹]", sheet.heading(column)):
                yield sheet.title, sheet.place(sheet.head, column), f"“{sheet.heading(column)}” refers by a symbol"


@rule
def sheet_names(book):
    """Unique [a], begin with no digit [a], and are as long as Excel takes."""
    seen = set()
    for sheet in book.sheets:
        if sheet.title.casefold() in seen or len(sheet.title) > 31 or not sheet.title.strip():
            yield sheet.title, "", "the name of the sheet is another's, too, or none that Excel takes"
        elif sheet.title[0].isdigit():
            yield sheet.title, "", "the name of the sheet begins with a digit"
        seen.add(sheet.title.casefold())


# ---- Units ----

def kind_of(number_format):
    """What a format shows: a unit; "whole" for whole numbers, which may be one of several; "" for dates."""
    first = re.sub(r'\[[^\]]*\]|"[^"]*"|\\.', "", number_format.split(";")[0])
    if "%" in first:
        return "%"
    if re.search(r"[dmyhs]", first):
        return ""
    if first.endswith(",,"):
        return "£m"
    if first.endswith(","):
        return "£000"
    decimals = len(first.partition(".")[2])
    return {0: "whole", 1: "£m", 2: "£", 4: "%"}.get(decimals, "unknown")


def unit_of(heading):
    """The unit that a heading ends with; None where it has none."""
    plain = re.sub(r"( \(input\))?( \[note \d+\])*$", "", heading)
    found = re.search(r"[ ,(](£000|£m|£|%|p)\)?$", plain)
    return found[1] if found else None


def bare(heading):
    return re.sub(r"( \(input\))?( \[note \d+\])*$", "", heading)


@rule
def units(book):
    """In the heading of every column of figures, and as they are shown: £, £000, £m, p or %."""
    for sheet in book.tabled():
        for column in sheet.columns():
            heading, kinds = sheet.heading(column), {}
            for row in sheet.rows():
                value, cell = sheet.values.cell(row, column).value, sheet.page.cell(row, column)
                if isinstance(value, (int, float)) and not isinstance(value, (bool, datetime.date)):
                    kinds.setdefault("General" if cell.number_format == "General" else kind_of(cell.number_format), cell.coordinate)
            kinds.pop("", None)
            yield from ((sheet.title, where, text) for where, text in judge_units(heading, kinds))


def judge_units(heading, kinds):
    unit = unit_of(heading)
    for kind, where in kinds.items():
        if kind in ("General", "unknown"):
            yield where, f"the number under “{heading}” has no format that says what it is"
        elif kind == "whole" and unit in (None, "£", "£m") and not COUNTED.search(bare(heading)):
            yield where, f"“{heading}” has no unit: £000, p or %, or what is counted"
        elif kind != "whole" and unit is None:
            yield where, f"“{heading}” has no unit, and its figures are shown as {kind}"
        elif kind != "whole" and unit != kind:
            yield where, f"“{heading}” has figures that are shown as {kind}"
    if len(kinds) > 1:
        yield next(iter(kinds.values())), f"the figures under “{heading}” are shown in several ways: {', '.join(sorted(kinds))}"


# ---- Contents and notes ----

@rule
def contents(book):
    """The cover's table has a link to each sheet [a], and no link of any leads nowhere; the text of a link says where it leads [g, a]."""
    names = {sheet.title for sheet in book.sheets}
    linked = set()
    for sheet in book.sheets:
        for row in sheet.page.iter_rows():
            for cell in row:
                if cell.hyperlink is None:
                    continue
                target = re.fullmatch(r"(?:'(.*)'|([^'!]*))!\$?[A-Z]+\$?\d+", cell.hyperlink.location or "")
                name = (target[1] or target[2]).replace("''", "'") if target else None
                if name not in names:
                    yield sheet.title, cell.coordinate, f"the link leads to “{cell.hyperlink.location or cell.hyperlink.target}”, where there is nothing"
                elif sheet is book.cover and cell.value != name:
                    yield sheet.title, cell.coordinate, f"the link says “{cell.value}”, and leads to {name}"
                elif sheet is book.cover:
                    linked.add(name)
    for name in sorted(names - linked - {book.cover.title}):
        yield book.cover.title, "", f"no link leads to {name}"


@rule
def notes(book):
    """Every [note 1] is a row of the sheet of notes, in the order in which they are referred to [g], and every row is referred to [g, a]."""
    listed, asked = {}, {}
    for sheet in book.tabled():
        own = sheet.title == NOTES
        for row in sheet.page.iter_rows():
            for cell in row:
                if own and cell.column == 1 and cell.row > sheet.head:
                    listed[str(cell.value)] = cell.coordinate
                elif isinstance(cell.value, str) and not cell.value.startswith("="):
                    for found in NOTE.finditer(cell.value):
                        if not own or cell.row > sheet.head:        # what the sheet is about may speak of them
                            asked.setdefault(found[0], (sheet.title, cell.coordinate))
    for mark, (sheet, where) in asked.items():
        if mark not in listed:
            yield sheet, where, f"{mark} is not on the sheet {NOTES}"
    for number, (mark, where) in enumerate(listed.items(), 1):
        if mark != f"[note {number}]":
            yield NOTES, where, f"“{mark}” should be [note {number}]"
        elif mark not in asked:
            yield NOTES, where, f"nothing refers to {mark}"


# ---- Look ----

@rule
def fonts(book):
    """Without serifs, large enough, neither struck out nor raised [g, a]."""
    seen, styles = set(), set()
    for sheet in book.sheets:
        for row in sheet.page.iter_rows():
            for cell in row:
                if cell.style_id in styles:
                    continue
                styles.add(cell.style_id)
                font = cell.font
                key = (font.name, font.sz, font.strike, font.vertAlign)
                if key in seen:
                    continue
                seen.add(key)
                if font.name not in SANS_SERIF:
                    yield sheet.title, cell.coordinate, f"the font is {font.name}"
                if font.sz < SMALLEST_PRINT:
                    yield sheet.title, cell.coordinate, f"the print is of {font.sz} points"
                if font.strike or font.vertAlign:
                    yield sheet.title, cell.coordinate, "the text is struck out, raised or lowered"


def ground_of(cell):
    return cell.fill.fgColor.rgb if cell.fill.fill_type is not None else None


@rule
def fills(book):
    """A fill is never the only sign: what has one is an input, and its heading says so."""
    for sheet in book.sheets:
        for row in sheet.page.iter_rows():
            for cell in row:
                if ground_of(cell) is None:
                    continue
                inside = sheet.table is not None and sheet.head < cell.row <= sheet.last and sheet.left <= cell.column <= sheet.right
                if not inside or "(input)" not in sheet.heading(cell.column):
                    yield sheet.title, cell.coordinate, "the cell has a fill, and its heading does not say (input)"


@functools.cache
def contrast(one, other):
    """Of two colours, as WCAG has it."""
    def light(colour):
        parts = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    lights = sorted((light(one), light(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


@rule
def colours(book):
    """Dark enough on their ground [a]; and a number format has none, as red for minus."""
    judged = {}
    for sheet in book.sheets:
        for row in sheet.page.iter_rows():
            for cell in row:
                if cell.style_id not in judged:
                    judged[cell.style_id] = list(judge_colours(cell))
                yield from ((sheet.title, cell.coordinate, text) for text in judged[cell.style_id])


def judge_colours(cell):
    """By the cell's style alone."""
    colour = cell.font.color.rgb[2:] if cell.font.color is not None and isinstance(cell.font.color.rgb, str) else "000000"
    ground = ground_of(cell)
    ground = ground[2:] if isinstance(ground, str) else "FFFFFF"
    if contrast(colour, ground) < 4.5:
        yield f"{colour} is too pale on {ground}"
    if re.search(r"\[(black|blue|cyan|green|magenta|red|white|yellow|color ?\d+)\]", cell.number_format, re.IGNORECASE):
        yield f"the format {cell.number_format} has a colour for a sign"


@rule
def widths(book):
    """Columns of a sensible width; what is longer goes on in the next line [a]."""
    for sheet in book.tabled():
        for column in sheet.columns():
            if sheet.width(column) > WIDEST:
                yield sheet.title, f"{get_column_letter(column)}1", f"the column is {sheet.width(column):.0f} characters wide"
        for cell in [*sheet.body(), *(sheet.page.cell(sheet.head, column) for column in sheet.columns())]:
            text = sheet.worth(cell.row, cell.column)
            if isinstance(text, str) and len(text) > sheet.width(cell.column) and not cell.alignment.wrap_text:
                yield sheet.title, cell.coordinate, f"the text has {len(text)} characters in a column of {sheet.width(cell.column):.0f}, and does not wrap"


# ---- The file ----

@rule
def properties(book):
    """The file says what it is: the title of its cover [g, a]."""
    if not book.book.properties.title or book.book.properties.title != book.cover.page["A1"].value:
        yield book.cover.title, "A1", f"the title in the properties is “{book.book.properties.title}”"


@rule
def cursor(book):
    """In A1 of the first sheet, which is the one that shows [g, a]."""
    if book.book.active is not book.cover.page:
        yield book.book.active.title, "", "the sheet is the one that shows; it should be the first"
    for sheet in book.sheets:
        if bool(sheet.page.sheet_view.tabSelected) != (sheet is book.cover):
            yield sheet.title, "", "the sheet is one of those that are selected; the first should be, alone"
    view = book.cover.page.sheet_view
    if view.topLeftCell not in (None, "A1"):
        yield book.cover.title, view.topLeftCell, "the sheet is scrolled away from A1"
    for selection in view.selection:
        if (selection.activeCell, selection.sqref) not in ((None, None), ("A1", "A1")):
            yield book.cover.title, selection.activeCell, "the cursor is not in A1"


@rule
def floating(book):
    """No macros, pictures, text boxes or comments [g, a]."""
    for name in book.zip.namelist():
        if re.search(r"vbaProject|/media/|/comments|/ctrlProps/|/activeX/|/embeddings/", name):
            yield book.cover.title, "", f"the file has a {name}"
    for sheet, part in book.sheet_parts():
        for drawing in (name for name in book.related(part).values() if "/drawings/" in name and name.endswith(".xml")):
            for shape in book.part(drawing).iter():
                if shape.tag in (f"{PLACED}pic", f"{PLACED}sp", f"{PLACED}cxnSp"):
                    yield sheet.title, "", "there is a picture or a text box on the sheet"


@rule
def charts(book):
    """With alt text, at most four series, and over no cell of the table."""
    for sheet, part in book.sheet_parts():
        for drawing in (name for name in book.related(part).values() if "/drawings/drawing" in name):
            for anchor in book.part(drawing):
                yield from ((sheet.title, where, text) for where, text in judge_anchor(book, sheet, drawing, anchor))


def judge_anchor(book, sheet, drawing, anchor):
    corner = anchor.find(f"{PLACED}from")
    row, column = (int(corner.find(f"{PLACED}{what}").text) + 1 for what in ("row", "col")) if corner is not None else (1, 1)
    where = sheet.place(row, column)
    for frame in anchor.iter(f"{PLACED}graphicFrame"):
        described = frame.find(f"{PLACED}nvGraphicFramePr/{PLACED}cNvPr")
        if len((described.get("descr") or "").split()) < 3:
            yield where, "the chart has no alt text that says what it shows"
        for reference in frame.iter(f"{CHART}chart"):
            target = book.related(drawing)[reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")]
            chart = book.part(target)
            series = len(list(chart.iter(f"{CHART}ser")))
            if not 1 <= series <= 4:
                yield where, f"the chart has {series} series; it may have four"
            for latin in chart.iter(f"{DRAWING}latin"):
                if not latin.get("typeface", "").startswith("+") and latin.get("typeface") not in SANS_SERIF:
                    yield where, f"a font of the chart is {latin.get('typeface')}"
    # Charts stand beside the table or under it: one that begins left of its edge and above its last row covers some of it.
    if sheet.table is not None and row <= sheet.last and column <= sheet.right:
        yield where, "the chart covers cells of the table, or what stands over it"


# ---- Two profiles ----

@rule
def pages(book):
    """On paper: landscape A4, as wide as a page, and the header row on every one."""
    for sheet in book.tabled():
        setup = sheet.page.page_setup
        if setup.orientation != "landscape" or setup.paperSize not in (9, "9"):
            yield sheet.title, "", f"the page is not landscape A4: {setup.orientation}, {setup.paperSize}"
        if not sheet.page.sheet_properties.pageSetUpPr.fitToPage or (setup.fitToWidth or 1, setup.fitToHeight) != (1, 0):
            yield sheet.title, "", "the sheet is not printed one page wide"
        if sheet.page.print_title_rows != f"${sheet.head}:${sheet.head}":
            yield sheet.title, sheet.place(sheet.head, 1), f"the header row does not repeat on paper: {sheet.page.print_title_rows} does"


def footer_of(sheet):
    return [text for part in (sheet.page.oddFooter, sheet.page.oddHeader, sheet.page.evenFooter, sheet.page.evenHeader)
            for text in (part.left.text, part.center.text, part.right.text) if text]


@rule
def published(book):
    """No panes, filters, headers and footers in what is published: screen readers do not tell of them [g, a]."""
    if book.working:
        return
    for sheet in book.sheets:
        if sheet.page.freeze_panes is not None or sheet.page.sheet_view.pane is not None:
            yield sheet.title, sheet.page.freeze_panes or "", "there are panes that stay"
        if sheet.page.auto_filter.ref or any(table.autoFilter is not None for table in sheet.tables):
            yield sheet.title, "", "there is a filter"
        if footer_of(sheet):
            yield sheet.title, "", f"there is a header or footer: {footer_of(sheet)}"


@rule
def working_copy(book):
    """Panes, filters and a footer, of all but the cover, which has no figures."""
    if not book.working:
        return
    for sheet in book.tabled():
        if sheet.page.oddFooter.right.text != "Page &P of &N":
            yield sheet.title, "", "the footer does not say which page of how many it is"
        if sheet is book.cover:
            continue
        panes = sheet.page.freeze_panes
        if panes is None or int(re.sub("[A-Z]", "", panes)) not in (1, sheet.head + 1):
            yield sheet.title, panes or "", "the header row does not stay"
        if sheet.table.autoFilter is None:
            yield sheet.title, sheet.place(sheet.head, 1), "there is no filter"


def check(path, working=False):
    book = Book(path, working)
    try:
        return [Finding(name, *found) for name, function in RULES.items() for found in function(book)]
    finally:
        book.zip.close()
