# test-window.py: the main job as a person does it: open a draft, edit it by typing, undo, close, reopen.
#
#   harness python3 test-window.py DEWPOND [TEST…]

import contextlib
import getpass
import os
import socket
import subprocess
import sys
import tempfile

import driver
from driver import press, until, write
from window import (OLDER, PROGRAM, begun, seek, cell, choose, closed, command, content, current, dialog, editor, enter, go, know, launch, no_editor,
                    new_file, opened, show, toast)

EXISTING = 'Council existing services'


def test_typing():
    """what is typed is kept, totals and chart follow, and every change is undone and done again"""
    with opened() as app:
        before = content(app.path)
        go(app, 1, 1)
        current(app, f'{EXISTING}, Council existing, 2013/14, £78,000,000')
        write('79000\n')
        current(app, 'CCG existing services, Council existing, 2013/14, not entered')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £79,000,000')
        cell(app, f'{EXISTING}, Council gross, 2013/14, £79,000,000')
        cell(app, f'{OLDER}, Council net, 2013/14, £82,000,000')
        cell(app, 'Agreement total, all partners gross, 2013/14, £196,000,000')
        app.window.find('list item', f'{OLDER}, Council: £100,000k, 51.0 %')

        press('Up', 'F2')
        write('0')
        assert editor(app).text == '790000'
        press('Escape')
        no_editor(app)
        current(app, f'{EXISTING}, Council existing, 2013/14, £79,000,000')

        write('=78000+21\n')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £78,021,000')
        press('Up')
        write('1.2m\t')
        current(app, f'{EXISTING}, Council additional, 2013/14, not entered')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £1,200,000')
        cell(app, 'Agreement total, Council existing, 2013/14, £1,200,000')
        press('shift+Tab', 'Delete')
        cell(app, f'{EXISTING}, Council existing, 2013/14, not entered')

        # A screen reader is told the exact figure, also where none of what is shown changes.
        write('400.4\n')
        press('Up')
        write('400.3\n')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £400,300')
        cell(app, f'{OLDER}, Council existing, 2013/14, £400,300')
        cell(app, 'Agreement total, Council existing, 2013/14, £400,300')
        press('Up', 'ctrl+z', 'ctrl+z')

        for pounds in ('£1,200,000', '£78,021,000', '£79,000,000', '£78,000,000'):
            press('ctrl+z')
            cell(app, f'{EXISTING}, Council existing, 2013/14, {pounds}')
        until(lambda: 'sensitive' not in app.window.find('push button', 'Undo', exact=True).states, 'nothing to undo')
        assert content(app.path) == before
        press('ctrl+shift+z')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £79,000,000')
        press('ctrl+y')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £78,021,000')
        cell(app, 'Agreement total, all partners gross, 2013/14, £195,021,000')
        assert show(app.path)['pools'][0]['years'][0]['total']['gross'] == 19502100000


def test_refused():
    """what cannot be read stays in the editor with the reason; a figure in another unit is asked about"""
    with opened() as app:
        go(app, 1, 1)
        write('12x\n')
        app.grid.find('label', 'Not understood')
        entry = editor(app)
        assert entry.text == '12x' and 'focused' in entry.states
        assert any(state.startswith('invalid') for state in entry.states), entry.states
        press('BackSpace')
        write('\n')
        no_editor(app)
        cell(app, f'{EXISTING}, Council existing, 2013/14, £12,000')

        press('Up')
        write('12%\n')
        app.grid.find('label', 'Not understood')
        press('Escape')
        cell(app, f'{EXISTING}, Council existing, 2013/14, £12,000')

        for answer, pounds in ((1, '£3,642'), (2, '£3,642,000')):
            enter(app, '£3,642')
            app.grid.find('label', 'This column is in £000. Which is meant?')
            shown = app.grid.find('push button', f'(Alt+{answer})').name
            assert shown == f'{pounds} (Alt+{answer})', shown
            press(f'alt+{answer}')
            no_editor(app)
            cell(app, f'{EXISTING}, Council existing, 2013/14, {pounds}')
            press('Up')
        enter(app, '£3,642')
        app.grid.find('label', 'Which is meant?')
        press('Escape')
        no_editor(app)
        cell(app, f'{EXISTING}, Council existing, 2013/14, £3,642,000')


def test_reopened():
    """a document that is closed and opened again from the recent ones is as it was left, and can still be undone"""
    with opened() as app:
        go(app, 1, 1)
        write('79000\n')
        cell(app, 'Agreement total, all partners gross, 2013/14, £196,000,000')
        press('ctrl+w')
        until(lambda: app.window.name == 'Dewpond', 'the document to close')
        until(lambda: os.path.getsize(os.path.join(app.folder, '.Draft.dewpond.lock')) == 0, 'the lock to be given back')
        row = app.window.find('list', 'Recent documents').find('list item', 'Oxfordshire pooled budgets')
        for _ in range(10):
            if 'focused' not in row.states:
                press('Tab')
        until(lambda: 'focused' in row.states, 'the recent document to have the focus')
        press('Return')
        until(lambda: app.window.name.startswith('Oxfordshire'), 'the document to open')
        know(app)
        cell(app, 'Agreement total, all partners gross, 2013/14, £196,000,000')
        press('ctrl+z')
        cell(app, 'Agreement total, all partners gross, 2013/14, £195,000,000')
        app.stop()

        again = launch(app.path)
        app.process, app.window = again.process, again.window
        know(again)
        press('ctrl+y')
        cell(again, 'Agreement total, all partners gross, 2013/14, £196,000,000')


def test_choosers():
    """another year is empty, and takes figures; the unit changes what is shown and what a bare number means"""
    with opened() as app:
        # The menu opens on the year that is shown.
        choose(app, 'Financial year: 2013/14', 'Down', 'Return')
        cell(app, f'{OLDER}, all partners gross, 2014/15, not entered')
        app.window.find('push button', 'Financial year: 2014/15')
        choose(app, 'Unit of the figures: £000', 'Down', 'Down', 'Return')
        app.window.find('push button', 'Unit of the figures: £m')
        app.grid.find('table cell', f'{OLDER}, pool').act('cell.activate')
        go(app, 1, 1)
        write('78\n')
        cell(app, f'{OLDER}, Council existing, 2014/15, £78,000,000')
        choose(app, 'Unit of the figures: £m', 'Return')
        app.window.find('push button', 'Unit of the figures: £', exact=True)
        app.grid.find('table cell', f'{OLDER}, pool').act('cell.activate')
        go(app, 1, 2)
        write('1,234.56\n')
        cell(app, f'{OLDER}, Council additional, 2014/15, £1,234.56')
        cell(app, f'{OLDER}, Council gross, 2014/15, £78,001,234.56')
        years = show(app.path)['pools'][0]['years']
        assert [year['year'] for year in years] == ['2013/14', '2014/15'], years
        assert years[0]['total']['gross'] == 19500000000 and years[1]['total']['gross'] == 7800123456


def rows(app):
    """Every row, as one goes down through them."""
    press('ctrl+Home')
    until(lambda: app.status.name.startswith(OLDER), 'the first row')
    names = [app.status.name]
    while not names[-1].startswith('Agreement total'):
        press('Down')
        until(lambda: app.status.name != names[-1], f'a row after {names[-1]}')
        names.append(app.status.name)
    return names


def test_structure():
    """pools, categories and lines are added, named, moved and deleted with keys alone, and all of it undone"""
    with opened() as app:
        before = content(app.path)
        edits = 0

        press('ctrl+End', 'Up', 'Home')
        current(app, 'New pool…')
        write('Carers\n')
        cell(app, 'Carers, pool')
        edits += 1

        seek(app, 'Carers, pool')
        press('ctrl+plus')
        until(lambda: editor(app).text == 'New line', 'the new line’s name')
        write('Respite\n')
        cell(app, 'Respite, service line')
        seek(app, 'Respite, service line')
        press('ctrl+plus')
        until(lambda: editor(app).text.startswith('New line'), 'the new line’s name')
        write('Advice\n')
        cell(app, 'Advice, service line')
        seek(app, 'Advice, service line')
        press('ctrl+alt+plus')
        until(lambda: editor(app).text == 'New category', 'the new category’s name')
        write('Breaks\n')
        cell(app, 'Breaks, category')
        edits += 6

        seek(app, 'Advice, service line')
        press('F2', 'ctrl+a')
        write('Advice and support\n')
        cell(app, 'Advice and support, service line')
        seek(app, 'Advice and support, service line')
        press('Right')
        write('40\n')
        cell(app, 'Carers, Council existing, 2013/14, £40,000')
        seek(app, 'Advice and support, service line')
        press('ctrl+shift+Prior')
        current(app, 'Advice and support, service line')
        edits += 3

        press('ctrl+m')
        place = dialog(app, 'Move to').find('list item', 'Breaks', exact=True)
        press('Tab', 'End')
        until(lambda: 'focused' in place.states, 'the last place, the category')
        press('Return')
        closed(app, 'Move to')
        current(app, 'Advice and support, service line')
        edits += 1

        pool = next(pool for pool in show(app.path)['pools'] if pool['name'] == 'Carers')
        assert pool['years'][0]['total']['gross'] == 4000000
        assert rows(app)[-6:] == ['Carers, pool', 'Respite, service line', 'Breaks, category',
                                  'Advice and support, service line', 'New pool…', 'Agreement total']

        seek(app, 'Breaks, category')
        press('ctrl+shift+Prior')
        current(app, 'Breaks, category')
        until(lambda: rows(app)[-5:-2] == ['Breaks, category', 'Advice and support, service line', 'Respite, service line'],
              f'the category above the line: {rows(app)}', 5)
        seek(app, 'Breaks, category')
        press('ctrl+minus')
        app.grid.absent('table cell', 'Advice and support')
        toast(app, 'Deleted “Breaks”. Ctrl+Z takes it back.')
        cell(app, 'Carers, Council existing, 2013/14, not entered')
        edits += 2

        for _ in range(edits):
            press('ctrl+z')
        app.grid.absent('table cell', 'Carers')
        until(lambda: 'sensitive' not in app.window.find('push button', 'Undo', exact=True).states, 'nothing to undo')
        assert content(app.path) == before


@contextlib.contextmanager
def first_opener(path):
    """The file is open in another process, that nobody drives; without a bus the program does not find itself."""
    process = subprocess.Popen([PROGRAM, path], env={**os.environ, 'DBUS_SESSION_BUS_ADDRESS': 'disabled:',
                                                     'GTK_A11Y': 'none'})
    try:
        until(lambda: len(os.listdir(os.path.dirname(path))) > 1, 'the lock')
        yield process
    finally:
        process.terminate()
        process.wait()


def test_second():
    """who opens a file that is open elsewhere is told who has it, sees it, and can change nothing in it"""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder)
        before = content(path)
        with first_opener(path):
            app = launch(path)
            try:
                said = app.window.find('label', getpass.getuser()).name
                assert 'can only be read' in said and socket.gethostname() in said, said
                app.window.find('label', 'Read-only', exact=True)
                go(app, 1, 1)
                current(app, f'{EXISTING}, Council existing, 2013/14, £78,000,000')
                press('F2')
                write('5')
                press('Delete', 'ctrl+plus', 'ctrl+alt+plus', 'ctrl+minus', 'ctrl+shift+Next', 'ctrl+m', 'ctrl+z', 'ctrl+y')
                current(app, f'{EXISTING}, Council existing, 2013/14, £78,000,000')
                assert not app.grid.all('text') and not app.grid.all('table cell', 'New pool')
                assert len(list(app.children())) == 1, list(app.children())
                assert app.grid.find('table cell', EXISTING).actions == ['cell.activate']
                assert content(path) == before
                app.stop()
            finally:
                app.process.kill()


def test_fixed_cells():
    """what cannot be typed into says why, and what to do instead"""
    with opened() as app:
        before = content(app.path)
        for row, column, key, says in [(0, 1, '5', '“Older people” adds up what is in it; type on its service lines.'),
                                       (13, 1, 'Delete', '“Learning disability” has no service line'),
                                       (1, 3, 'F2', 'Gross is worked out'),
                                       (1, 5, '5', 'Net is worked out'),
                                       (1, 9, '5', 'This adds up all partners')]:
            go(app, row, column)
            press(key)
            toast(app, says)
            no_editor(app)
        assert content(app.path) == before


def test_barnet():
    """a document with budgets and no contributions, wide and narrow: every row, and a page that has nothing to share by yet"""
    with opened('barnet-2017') as app:
        press('ctrl+End', 'ctrl+Home', *['Down'] * 20, 'Right', 'Right')
        press('ctrl+3')
        app.window.find('label', 'No partner has gross contributions')
        app.resize(800, 600)
        app.window.find('push button', 'Show the pages')
        press('ctrl+1', 'Up')
        app.resize(1280, 800)
        press('ctrl+shift+p')
        dialog(app, 'Partners')
        press('Escape')
        closed(app, 'Partners')


def test_one_partner():
    """a new document with one partner so far"""
    with begun('Equipment,Beds,A,2013/14,existing,1000') as app:
        press('Down', 'Right', 'ctrl+3')
        app.window.find('push button', 'A bears £1,000,000.00; show why')
        app.resize(800, 600)
        press('ctrl+1', 'Up')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
