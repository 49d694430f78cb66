# test-export.py: the export dialog: which annexes in which order, what they will look like, copying, and what is remembered.
#
#   harness python3 test-export.py DEWPOND [TEST…]

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import zipfile

import clipboard
import driver
from driver import press, until
from window import PROGRAM, closed, command, content, dialog, launch, n_edits, new_file, opened, toast

TITLE = 'Export annexes'
# Of all that are listed, those that the document has something for.
LISTED = 10
ALL = ['details', 'contributions', 'schedule', 'risk-share', 'what-if', 'virements']


def ask(app):
    """Open the dialog, and wait until it has laid the annexes out."""
    press('ctrl+e')
    export = dialog(app, TITLE)
    until(lambda: shown(export), 'the preview')
    return export


def grid(export):
    return export.find('tree table', 'Preview: ')


def shown(export):
    """The name of the sheet that is shown; nothing where none is."""
    found = next(export.each('tree table', 'Preview: '), None)
    return found and found.name.removeprefix('Preview: ')


def shows(export, sheet):
    until(lambda: shown(export) == sheet, f'the sheet {sheet}; it is {shown(export)}')


def tabs(export):
    return [tab.name for tab in export.each('page tab', shown=False)]


def rows(export):
    """The titles of the annexes, in order."""
    return [row.name.split(':')[0] for row in export.find('list', 'Annexes', exact=True).each('list item')]


def boxes(export):
    return list(export.find('list', 'Annexes', exact=True).each('check box'))


def ticked(export):
    return [box.name for box in boxes(export) if 'checked' in box.states]


def to_annex(app, export, title):
    """Give the focus to an annex of the list, as by keys."""
    for _ in range(40):
        at = app.find_focus()
        if at is not None and at.role == 'list item':
            break
        press('Tab')
    press('Home', *['Down'] * rows(export).index(title))
    until(lambda: app.focused().name.startswith(title), f'the focus on {title}; it is on {app.focused()}')


def tick(app, export, *titles):
    for title in titles:
        to_annex(app, export, title)
        press('space')


def into_grid(app, export):
    """Give the focus to the chosen cell of the preview."""
    for _ in range(40):
        at = app.find_focus()
        if at is not None and at.role == 'table cell':
            return
        press('Tab')
    raise AssertionError('the preview was not reached')


def write_file(app, export, name, alone=True):
    """Export to a file of that name, and give its path. Where another program has a window too, that may have the focus then."""
    path = os.path.join(app.folder, name)
    export.find('push button', 'Export…').act()
    chooser = until(lambda: next((thing for thing in app.children() if thing.name == 'Export'), None), 'the file dialog')
    until(lambda: any('focused' in thing.states for thing in chooser.below()), 'the focus in the file dialog')
    press('ctrl+a')
    driver.write(path)
    until(lambda: any(path in thing.text for thing in chooser.each('text')), f'{path} to be typed')
    press('Return')
    toast(app, f'Exported “{name}”.')
    if alone:
        app.activate()
    return path


def remembered(app):
    row = content(app.path)['tables']['document'][0]
    return row['annexes'].split(), row['paper_unit'], row['working_copy']


def sheets(path):
    with zipfile.ZipFile(path) as book:
        return re.findall(r'<sheet name="([^"]*)"', book.read('xl/workbook.xml').decode())


def count_formulas(path):
    with zipfile.ZipFile(path) as book:
        return sum(book.read(name).decode().count('<f>') for name in book.namelist() if name.startswith('xl/worksheets/sheet'))


def test_preview():
    """the preview is the workbook: its sheets, its cells with their addresses and formulas, its number of formulas"""
    with opened() as app:
        before = n_edits(app.path)
        out = os.path.join(app.folder, 'all.xlsx')
        command('export', app.path, out, '--variance', '1000000')
        export = ask(app)
        assert tabs(export) == sheets(out), (tabs(export), sheets(out))
        export.find('label', f'✓ {count_formulas(out):,} formulas, each written with its value', exact=True)
        export.find('label', 'Draft-annexes.xlsx', exact=True)
        shows(export, 'Details')

        press('ctrl+Next')
        shows(export, 'Contributions')
        export.find('label', 'A1', exact=True)
        into_grid(app, export)
        assert app.focused().name == 'A1, Financial contributions, 2013/14', app.focused().name
        press(*['Down'] * 6, 'Right', 'Right')
        until(lambda: app.focused().name.startswith('C7'), f'C7; it is {app.focused().name}')
        name = app.focused().name
        assert name.startswith('C7, Existing, £, 78,000,000.00, formula =') and name.endswith(')'), name
        export.find('label', 'C7', exact=True)
        assert export.find('label', '=IF(SUMPRODUCT(').name in name
        press('Right')
        until(lambda: app.focused().name.startswith('D7, Additional, £, 21,000,000.00'), 'the next cell')
        export.find('label', 'D7', exact=True)
        press('ctrl+Home')
        until(lambda: app.focused().name == 'A1, Financial contributions, 2013/14', 'the title')
        press('Left', 'Up')
        assert app.focused().name == 'A1, Financial contributions, 2013/14', app.focused().name
        press('Down', 'Down')
        until(lambda: app.focused().name.startswith('A3, Gross is existing'), 'a note')
        # Nothing can be typed into it, and it says where figures are changed.
        press('5')
        export.find('label', 'This shows what the workbook will hold.')
        assert not export.all('text', 'Preview')

        press('ctrl+Prior', 'ctrl+Prior', 'ctrl+Prior')
        shows(export, 'Cover')
        press('ctrl+Prior')
        shows(export, 'Cover')
        export.find('page tab', 'Lines', exact=True, shown=False).act()
        shows(export, 'Lines')
        until(lambda: any(', input cell' in cell.name for cell in grid(export).each('table cell')), 'an input cell')
        press('Escape')
        closed(app, TITLE)
        assert n_edits(app.path) == before


def test_whole():
    """heads stand in several lines, and what is cut is shown whole beneath its cell where there is no line of formulas"""
    with opened() as app:
        export = ask(app)
        export.find('push button', 'PDF: As', exact=True).act()
        export.absent('label', 'A1', exact=True)
        shows(export, 'Details')
        cut = until(lambda: next((cell for cell in grid(export).each('table cell') if len(cell.name) > 150), None), 'a long text')
        address, whole = cut.name.split(', What is said, ')
        into_grid(app, export)
        press('Right', 'Right', *['Down'] * (int(address[1:]) - 1))
        until(lambda: app.focused().name == cut.name, f'{address}; the focus is on {app.focused()}')
        export.find('label', whole, exact=True)
        press('Up')
        export.absent('label', whole, exact=True)

        press('ctrl+Next')
        shows(export, 'Contributions')
        head, cell = (grid(export).find('table cell', name) for name in ('C6, Existing, £', 'C7, Existing, £'))
        assert head.area()[3] > 1.8 * cell.area()[3], (head.area(), cell.area())
        press('Escape')
        closed(app, TITLE)


def test_choices():
    """what is chosen shows at once: units, the variance, no annex, data"""
    with opened() as app:
        before = n_edits(app.path)
        export = ask(app)
        press('ctrl+Next')
        shows(export, 'Contributions')
        export.find('push button', '£000: Tables in', exact=True).act()
        grid(export).find('table cell', ', Existing, £000, 78,000')
        shows(export, 'Contributions')
        export.find('push button', '£: Tables in', exact=True).act()
        grid(export).find('table cell', ', Existing, £, 78,000,000.00')

        export.find('label', '£1,000,000 is a worked example')
        variance = export.find('text', 'Variance to share')
        variance.text = '2m'
        export.absent('label', '£1,000,000 is a worked example')
        export.find('page tab', 'Risk share', exact=True, shown=False).act()
        shows(export, 'Risk share')
        grid(export).find('table cell', '2,000,000.00')
        variance.text = 'two'
        export.find('label', 'The variance cannot be read')
        until(lambda: 'sensitive' not in export.find('push button', 'Export…').states, 'the button to be insensitive')
        variance.text = '1,000,000'
        until(lambda: 'sensitive' in export.find('push button', 'Export…').states, 'the button to be sensitive')

        for kind, ending, about in (('PDF', '-annexes.pdf', 'Pages with numbers'), ('Web page', '-annexes.html', 'HTML'), ('CSV', '-annexes.csv', 'plain text')):
            export.find('push button', f'{kind}: As', exact=True).act()
            export.find('label', 'Draft' + ending, exact=True)
            export.find('label', about)
            shows(export, 'Risk share')
        export.find('push button', 'Data: As', exact=True).act()
        export.find('label', 'there are no tables to lay out')
        export.find('label', 'Draft-figures.csv', exact=True)
        export.find('push button', 'JSON: Data as', exact=True).act()
        export.find('label', 'Draft.json', exact=True)
        export.find('push button', 'Excel: As', exact=True).act()
        shows(export, 'Risk share')

        tick(app, export, *ticked(export))
        export.find('label', 'Tick an annex to see it here.', exact=True)
        export.find('label', 'Choose at least one annex.', exact=True)
        assert 'sensitive' not in export.find('push button', 'Export…').states
        press('Escape')
        closed(app, TITLE)
        assert n_edits(app.path) == before


def test_working():
    """inputs and working can be left out of what is read, which is shown at once and remembered for the next time; a workbook has them"""
    with opened() as app:
        before = n_edits(app.path)
        export = ask(app)
        switch = export.find('check box', 'Inputs and working', exact=True)
        assert 'sensitive' not in switch.states and 'checked' in switch.states, switch.states
        export.find('label', 'The formulas of a workbook stand on them', exact=True)
        assert 'Working' in tabs(export)
        export.find('label', 'A1', exact=True)
        export.find('push button', 'PDF: As', exact=True).act()
        until(lambda: 'sensitive' in switch.states, 'the switch to be sensitive')
        export.absent('label', 'A1', exact=True)
        export.absent('label', 'input cell', exact=True)
        assert 'Working' in tabs(export)
        press('alt+i')
        until(lambda: 'Working' not in tabs(export) and 'Risk share' in tabs(export), 'the working to be left out')
        assert 'Lines' not in tabs(export), tabs(export)
        export.find('label', 'Left out: only what people read', exact=True)
        export.find('page tab', 'Cover', exact=True, shown=False).act()
        shows(export, 'Cover')
        assert not any(word in cell.name for cell in grid(export).each('table cell') for word in ('Lines', 'orking')), 'no word of it'

        export.find('push button', 'Data: As', exact=True).act()
        export.find('label', 'Data has neither', exact=True)
        until(lambda: 'checked' not in switch.states and 'sensitive' not in switch.states, 'none of data')
        export.find('push button', 'Excel: As', exact=True).act()
        until(lambda: 'Working' in tabs(export) and 'checked' in switch.states, 'all of it in a workbook')
        export.find('push button', 'Web page: As', exact=True).act()
        until(lambda: 'Working' not in tabs(export) and 'checked' not in switch.states, 'it to be left out again')
        out = write_file(app, export, 'Page.html')
        with open(out, encoding='utf-8') as file:
            page = file.read()
        assert 'Risk share' in page and 'orking' not in page

        export = ask(app)
        export.find('push button', 'CSV: As', exact=True).act()
        until(lambda: 'Working' not in tabs(export), 'the choice of before')
        press('Escape')
        closed(app, TITLE)
        assert n_edits(app.path) == before


def test_cover():
    """how the cover's fields stand is said and leads to them; the preview follows"""
    with opened() as app:
        export = ask(app)
        export.find('label', 'Cover: not said yet', exact=True)
        export.find('page tab', 'Cover', exact=True, shown=False).act()
        shows(export, 'Cover')
        press('alt+h')
        document = dialog(app, 'Document')
        until(lambda: app.focused().name == 'Not said: Approval', f'the focus on what the cover says; it is on {app.focused()}')
        document.find('push button', 'Draft: Approval', exact=True).act()
        export.find('label', 'Cover: Draft', exact=True)
        for _ in range(30):
            if app.focused().name == 'Prepared by':
                break
            press('Tab')
        driver.write('Head of Joint Commissioning')
        press('Return', 'Escape')
        until(lambda: export.all('label', 'Cover: Draft · prepared by Head of Joint Commissioning'), 'the words on the cover')
        grid(export).find('table cell', 'Draft, not approved.')
        grid(export).find('table cell', 'Prepared by: Head of Joint Commissioning')
        shows(export, 'Cover')
        press('Escape')
        closed(app, TITLE)


def test_scenarios():
    """a scenario is exported, and which scenarios stand beside the baseline is chosen, with the keyboard alone"""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder)
        for name in ('Equal', 'Late'):
            command('scenario', path, 'new', name)
        before = n_edits(path)
        app = launch(path)
        app.folder = folder
        try:
            export = ask(app)
            export.find('label', '3 of 3', exact=True)
            until(lambda: 'Risk share Equal' in tabs(export) and 'Risk share Late' in tabs(export), 'all of them side by side')
            press('alt+b')
            until(lambda: app.focused().name == '2  Proposal: shared by contributions', 'the first of them')
            press('Tab', 'space')
            until(lambda: 'Risk share Equal' not in tabs(export) and 'Risk share Late' in tabs(export), 'one to be left out')
            export.find('label', '2 of 3', exact=True)
            # There is always one.
            press('Tab', 'space')
            export.find('label', '1 of 3', exact=True)
            until(lambda: 'sensitive' not in export.find('check box', '2  Proposal', shown=False).states, 'the last to stay')
            press('Escape')

            press('alt+n')
            until(lambda: app.focused().name == 'Baseline', f'the list; the focus is on {app.focused()}')
            press('Down', 'Down', 'Return')
            until(lambda: export.find('combo box', 'Scenario').find('push button').description == 'Equal', 'the choice')
            export.find('page tab', 'Cover', exact=True, shown=False).act()
            grid(export).find('table cell', 'Figures and rules of the scenario “Equal”.')
            export.find('push button', 'CSV: As', exact=True).act()
            with open(write_file(app, export, 'Equal.csv'), encoding='utf-8') as file:
                assert 'Figures and rules of the scenario “Equal”.' in file.read()
            assert n_edits(path) == before
            app.stop()
        finally:
            app.process.kill()


def test_order():
    """annexes are ticked and moved by keys and by dragging; what was chosen is remembered, once, and undo forgets it"""
    with opened() as app:
        before = n_edits(app.path)
        export = ask(app)
        assert len(rows(export)) == LISTED and len(ticked(export)) == len(ALL), (rows(export), ticked(export))
        to_annex(app, export, 'Financial contributions')
        shows(export, 'Contributions')
        press('alt+Up')
        until(lambda: rows(export)[0] == 'Financial contributions' and tabs(export)[2] == 'Contributions', 'the order')
        assert app.focused().name.startswith('Financial contributions'), app.focused().name
        press('End')
        until(lambda: app.focused().name.startswith('Virements'), 'the last annex')
        press('space')
        export.find('label', '“Virements” is not among what is exported. Tick it to see it here.', exact=True)
        export.find('push button', 'Move the annex up', exact=True).act()
        until(lambda: rows(export)[-2] == 'Virements', 'the order')
        export.find('push button', '£m: Tables in', exact=True).act()
        export.find('push button', 'Working copy: For', exact=True).act()
        path = write_file(app, export, 'Once.xlsx')
        assert sheets(path)[:7] == ['Cover', 'Notes', 'Contributions', 'Contributions chart', 'Details', 'Schedule', 'Risk share'], sheets(path)
        assert 'Virements' not in sheets(path)
        until(lambda: n_edits(app.path) == before + 1, 'the edit')
        assert remembered(app) == (['contributions', 'details', 'schedule', 'risk-share', 'what-if'], 'millions', 1), remembered(app)

        # Again, with nothing changed.
        export = ask(app)
        assert rows(export)[:4] == ['Financial contributions', 'Details of the pooled funds', 'Schedule of services', 'Risk share'], rows(export)
        assert len(ticked(export)) == 5 and 'Virements' not in ticked(export)
        assert 'pressed' in export.find('push button', '£m: Tables in', exact=True).states
        assert 'pressed' in export.find('push button', 'Working copy: For', exact=True).states
        write_file(app, export, 'Again.xlsx')
        assert n_edits(app.path) == before + 1

        press('ctrl+z')
        until(lambda: remembered(app)[0] == [], 'the undo')
        export = ask(app)
        assert rows(export)[0] == 'Details of the pooled funds' and len(ticked(export)) == len(ALL), rows(export)
        first, last = (export.find('list item', title) for title in ('Details', 'Schedule'))
        (x, y, _, height), (_, to_y, _, to_height) = first.area(), last.area()
        driver.drag(x + 200, y + height // 2, x + 200, to_y + to_height // 2)
        until(lambda: rows(export)[2] == 'Details of the pooled funds', f'what was dragged to be moved; it is {rows(export)}')
        press('Escape')
        closed(app, TITLE)


def test_copy():
    """tables are copied for Word and Excel: the one that is shown, all, and a block of cells"""
    with opened() as app:
        before = n_edits(app.path)
        export = ask(app)
        press('ctrl+Next')
        shows(export, 'Contributions')
        into_grid(app, export)
        press(*['Down'] * 6, 'Right', 'Right')
        until(lambda: app.focused().name.startswith('C7'), f'C7; it is {app.focused().name}')
        press('ctrl+c')
        html = clipboard.wait('text/html', lambda text: '</html>' in text)
        assert html.startswith('<!DOCTYPE html>') and html.count('<table') == 1 and '<h2>Financial contributions, 2013/14</h2>' in html, html[:400]
        text = clipboard.wait('text/plain;charset=utf-8', lambda text: 'Existing' in text)
        assert 'Older people\tOxfordshire County Council\t78,000,000.00\t21,000,000.00\t99,000,000.00' in text, text
        export.find('label', 'Copied “Contributions”. Paste it into Word or Excel.', exact=True)

        export.find('push button', 'Copy all', exact=True).act()
        html = clipboard.wait('text/html', lambda text: text.count('<h2>') > 1)
        assert '<h2>Risk share' in html and '<h2>Details' in html and '<h2>Lines' not in html and '<h2>Working' not in html
        export.find('label', f'Copied {html.count("<h2>")} tables.')

        press('shift+Right', 'shift+Down')
        press('ctrl+c')
        text = clipboard.wait('text/plain;charset=utf-8', lambda text: text.startswith('78,000,000.00'))
        assert text.split() == ['78,000,000.00', '21,000,000.00', '30,000,000.00', '66,000,000.00'], text
        export.find('label', 'Copied 4 cells.', exact=True)
        press('Escape', 'Escape')
        closed(app, TITLE)
        assert n_edits(app.path) == before


def test_copy_remembers():
    """what was chosen is remembered when it is copied, too"""
    with opened() as app:
        export = ask(app)
        tick(app, export, 'Virements')
        to_annex(app, export, 'Financial contributions')
        until(lambda: 'Virements' not in tabs(export), 'the sheets')
        export.find('push button', 'Copy table', exact=True).act()
        until(lambda: remembered(app)[0] == ALL[:-1], 'it to be remembered')
        press('Escape')
        closed(app, TITLE)
        press('ctrl+z')
        until(lambda: remembered(app)[0] == [], 'the undo')


def test_unknown():
    """annexes of another version are left out, and stay remembered until something else is chosen"""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder)
        before = n_edits(path)
        with contextlib.closing(sqlite3.connect(path)) as file:
            file.execute("UPDATE document SET annexes = 'tomorrow risk-share details'")
            file.commit()
        app = launch(path)
        app.folder = folder
        try:
            export = ask(app)
            assert rows(export)[:2] == ['Risk share', 'Details of the pooled funds'] and len(ticked(export)) == 2, rows(export)
            shows(export, 'Risk share')
            write_file(app, export, 'Some.xlsx')
            assert n_edits(path) == before
            app.stop()
        finally:
            app.process.kill()


def test_read_only():
    """a document that can only be read is exported, and remembers nothing"""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder)
        before = n_edits(path)
        # Open in another process, that nobody drives; without a bus the program does not find itself.
        first = subprocess.Popen([PROGRAM, path], env={**os.environ, 'DBUS_SESSION_BUS_ADDRESS': 'disabled:', 'GTK_A11Y': 'none'})
        try:
            until(lambda: len(os.listdir(folder)) > 1, 'the lock')
            app = launch(path)
            app.folder = folder
            try:
                app.window.find('label', 'Read-only', exact=True)
                export = ask(app)
                tick(app, export, 'Virements')
                to_annex(app, export, 'Financial contributions')
                until(lambda: 'Virements' not in tabs(export), 'the sheets')
                out = write_file(app, export, 'Out.xlsx', alone=False)
                assert 'Virements' not in sheets(out)
                assert n_edits(path) == before
                app.stop()
            finally:
                app.process.kill()
        finally:
            first.terminate()
            first.wait()


def test_nothing_entered():
    """an annex with nothing to show is not ticked, says why, and can be had all the same"""
    with opened('barnet-2017') as app:
        export = ask(app)
        empty = [row for row in export.find('list', 'Annexes', exact=True).each('list item') if 'Nothing entered for it in 2017/18' in row.name]
        named = {box.name: box for box in boxes(export)}
        for row in empty:
            assert 'checked' not in named[row.name.split(':')[0]].states, row
        assert len(ticked(export)) == len(named) - len(empty)
        tick(app, export, *[row.name.split(':')[0] for row in empty])
        until(lambda: len(ticked(export)) == len(named), 'all to be ticked')
        press('Escape')
        closed(app, TITLE)


def test_small():
    """at 800×600 all of the dialog is on the screen"""
    with opened() as app:
        export = ask(app)
        app.resize(780, 560)
        left, top, width, height = driver.window_place()
        assert width <= 800 and height <= 600, (width, height)
        for role, name in (('push button', 'Export…'), ('push button', 'Copy all'), ('push button', 'Data: As'), ('text', 'Variance to share')):
            x, y, w, h = export.find(role, name).area()
            assert left <= x and x + w <= left + width and top <= y and y + h <= top + height, (name, x, y, w, h)
        press('Escape')
        closed(app, TITLE)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
