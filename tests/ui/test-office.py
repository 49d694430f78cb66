# test-office.py: a block of cells copied into LibreOffice Calc and back is the same cells, and in Writer a table.
#
#   harness python3 test-office.py DEWPOND

import shutil
import sys

try:
    import uno      # noqa: F401
except ImportError:
    uno = None

import clipboard
import driver
from driver import press, until
from window import begun, cell, content, current, go, n_edits, says

# In £000. Names that a spreadsheet would take for something else, and figures to the penny, nil and none.
NAMES = ['Beds', '=1+1', '007', '1/2', '-dash', 'A "quoted" one', 'Größe & <b>']
PENCE = [(10_000_000, 1_000_000), (12_345_678_901, -100), (-50_000, 0), (0, None), (None, 5), (30_050_000, 99_999_999), (7, None)]


def rows():
    lines = []
    for name, (a, b) in zip(NAMES, PENCE):
        quoted = '"' + name.replace('"', '""') + '"'
        for partner, pence in (('A', a), ('B', b)):
            if pence is not None:
                sign, size = '-' if pence < 0 else '', abs(pence)
                lines.append(f'Equipment,{quoted},{partner},2013/14,existing,{sign}{size // 100}.{size % 100:02}')
    return '\n'.join(lines + ['Carers,Breaks,A,2013/14,existing,1'])


def thousands(pence):
    """A figure as a spreadsheet has it that was given £000."""
    return '' if pence is None else pence / 100_000


def figures(app, measure):
    """What stands in the two columns of a measure, line by line."""
    tables = content(app.path)['tables']
    partners = {one['name']: one['id'] for one in tables['partner']}
    found = {(one['line'], one['partner']): one['pence'] for one in tables['figure'] if one['measure'] == measure}
    lines = {one['name']: one['id'] for one in tables['line']}
    return [tuple(found.get((lines[name], partners[partner])) for partner in 'AB') for name in NAMES]


def copy_all(app):
    """The names and A's columns, as far as the block's lines go."""
    go(app, 1, 0)
    press(*['shift+Down'] * (len(NAMES) - 1), *['shift+Right'] * 4, 'ctrl+c')
    clipboard.wait('text/plain;charset=utf-8', lambda found: found.startswith('Beds\t') and found.count('\n') == len(NAMES))


def into_calc_and_back(app, office):
    copy_all(app)
    with office.opened('scalc') as document:
        paste_html()
        sheet = document.Sheets.getByIndex(0)
        area = sheet.getCellRangeByPosition(0, 0, 4, len(NAMES) - 1)
        wanted = tuple((name, thousands(a), '', thousands(a), thousands(b)) for name, (a, b) in zip(NAMES, PENCE))
        until(lambda: area.getDataArray() == wanted, f'{wanted} in Calc; there is {area.getDataArray()}')
        assert sheet.getCellByPosition(0, len(NAMES)).String == ''

        # Back to where it came from: nothing changes. Then, the figures alone, to another place.
        count = n_edits(app.path)
        document.CurrentController.select(area)
        press('ctrl+c')
        clipboard.wait('text/html', lambda found: 'LibreOffice' in found)
        activate(' – Dewpond$')
        go(app, 1, 0)
        press('ctrl+v')
        says(app, f'{5 * len(NAMES)} cells')
        press('ctrl+End')
        current(app, 'Agreement total, all partners net')
        assert n_edits(app.path) == count
        for column, source in ((2, 1), (5, 4)):
            activate('LibreOffice Calc')
            document.CurrentController.select(sheet.getCellRangeByPosition(source, 0, source, len(NAMES) - 1))
            before = clipboard.read('text/plain;charset=utf-8')
            press('ctrl+c')
            clipboard.wait('text/plain;charset=utf-8', lambda found: found != before)
            activate(' – Dewpond$')
            go(app, 1, column)
            press('ctrl+v')
            says(app, f'{len(NAMES)} cells')
        until(lambda: figures(app, 'additional') == PENCE, f'{PENCE}; there is {figures(app, "additional")}')
        assert n_edits(app.path) == count + 2
        press('ctrl+z', 'ctrl+z')
        until(lambda: figures(app, 'additional') == [(None, None)] * len(NAMES), 'both to be taken back')


def into_writer(app, office):
    copy_all(app)
    with office.opened('swriter') as document:
        press('ctrl+v')
        until(lambda: document.TextTables.Count == 1, f'one table in Writer; there are {document.TextTables.Count}', 2 * driver.PATIENCE)
        table = document.TextTables.getByIndex(0)
        assert table.Rows.Count == len(NAMES) and table.Columns.Count == 5, (table.Rows.Count, table.Columns.Count)
        for row, (name, (a, _)) in enumerate(zip(NAMES, PENCE)):
            first, second = (table.getCellByPosition(column, row) for column in (0, 1))
            assert first.String == name, first.String
            assert (second.String == '') == (a is None), second.String
            assert a is None or second.createEnumeration().nextElement().ParaAdjust == RIGHT, name
            assert first.createEnumeration().nextElement().ParaAdjust != RIGHT, name
        shown = [table.getCellByPosition(1, row).String for row in (0, 1, 5)]
        assert shown == ['100', '123,456.78901', '301'], shown


def test_office():
    """a block goes into Calc cell by cell and comes back the same; in Writer it is a table, its figures on the right"""
    with begun(rows()) as app, started() as office:
        into_calc_and_back(app, office)
        activate(' – Dewpond$')
        into_writer(app, office)
        activate(' – Dewpond$')
        cell(app, 'Beds, A existing, 2013/14, £100,000')


if __name__ == '__main__':
    if uno is None or shutil.which('soffice') is None:
        print('1..0 # SKIP LibreOffice or its Python interface is not installed')
        sys.exit(0)
    from office import RIGHT, activate, paste_html, started
    driver.run([test_office])
