# test-morning.py: a morning's work on Oxfordshire, with real keys and a spreadsheet beside; undone, every table is what it was.
#
#   harness python3 test-morning.py DEWPOND

import contextlib
import json
import shutil
import sqlite3
import sys

try:
    import uno      # noqa: F401
except ImportError:
    uno = None

import clipboard
import driver
from driver import press, until, write
from window import COUNCIL, cell, closed, command, current, dialog, focus_is, main_menu, n_edits, opened, pick, reach, says, seek, tick, toast

LINES, COLUMNS = 40, 12
POOL = 'Learning disability'


def tables(path):
    """Every row of every table but the record of changes."""
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'journal' ORDER BY name")]
        return {name: sorted(file.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr) for name in names}


def figures(number):
    """What a line contributes, in £000: the council's existing, additional and income; the CCG's existing and additional."""
    return 100 + number, number % 7, number % 3, 80 + number, number % 5


def fill_sheet(document):
    """Twelve columns of forty lines, the sums as formulas, as she keeps them there."""
    rows = []
    for i in range(LINES):
        row, values = i + 1, figures(i + 1)
        rows.append((f'Placement {row:02}', f'Provider {row % 9}', values[0], values[1], f'=C{row}+D{row}', values[2], f'=E{row}-F{row}',
                     values[3], values[4], f'=H{row}+I{row}', f'=E{row}+J{row}', f'=K{row}-F{row}'))
    area = document.Sheets.getByIndex(0).getCellRangeByPosition(0, 0, COLUMNS - 1, LINES - 1)
    area.setFormulaArray(tuple(tuple(str(value) for value in row) for row in rows))
    return area


def pool_of(app, name, year='2013/14'):
    pool = next(pool for pool in json.loads(command('show', app.path, '--format=json'))['pools'] if pool['name'] == name)
    return next(one['total'] for one in pool['years'] if one['year'] == year)


def paste_block(app, office):
    with office.opened('scalc') as document:
        document.CurrentController.select(fill_sheet(document))
        press('ctrl+c')
        clipboard.wait('text/plain;charset=utf-8', lambda found: found.count('\n') == LINES and found.split('\n')[0].count('\t') == COLUMNS - 1)
        activate(' – Dewpond$')
        seek(app, f'{POOL}, pool')
        press('ctrl+v')
        question = until(lambda: next(iter(app.each('dialog')), None), 'a question')
        question.find('label', f'Add {LINES} service lines to “{POOL}” for them?')
        add = question.find('push button', 'Add lines')
        until(lambda: 'focused' in add.states or press('Tab'), 'the focus on the answer')
        press('Return')
        cell(app, 'Placement 01, Council existing, 2013/14, £101,000')
    wanted = [sum(figures(i + 1)[column] for i in range(LINES)) * 100_000 for column in range(5)]
    total = pool_of(app, POOL)
    assert total['existing'] == wanted[0] + wanted[3] and total['additional'] == wanted[1] + wanted[4], (total, wanted)
    assert total['income'] == wanted[2], (total, wanted)


def fill_down(app):
    seek(app, 'Placement 02, service line')
    press('Right', 'Right', *['shift+Down'] * 9, 'ctrl+d')
    says(app, '10 cells · Sum 1,020 · Average 102 · Count 10')
    cell(app, 'Placement 11, Council existing, 2013/14, £102,000')


def edit(app):
    seek(app, 'Placement 12, service line')
    press('Right', 'Right', 'F2', 'BackSpace')
    write('9\n')
    cell(app, 'Placement 12, Council existing, 2013/14, £119,000')
    write('1.5m\n')
    cell(app, 'Placement 13, Council existing, 2013/14, £1,500,000')


def find(app):
    press('ctrl+f')
    write('placement 33')
    app.window.find('label', '1 of 1')
    press('Return', 'Escape')
    current(app, 'Placement 33')


def move(app):
    seek(app, 'Older people, pool')
    older, other = pool_of(app, 'Older people'), pool_of(app, POOL)
    press('ctrl+shift+m')
    box = dialog(app, 'Move money')
    pick(app, 'To pool', POOL)
    reach(app, 'Amount')
    write('250')
    box.find('label', '= £250,000', exact=True)
    pick(app, 'Whose money', COUNCIL)
    reach(app, 'Reason')
    write('Placements cost more')
    press('ctrl+Return')
    closed(app, 'Move money')
    toast(app, f'Moved £250,000 from “Older people” to “{POOL}”. Ctrl+Z takes it back.')
    virement, = json.loads(command('show', app.path, '--format=json'))['virements']
    assert virement['reason'] == 'Placements cost more' and sum(one['pence'] for one in virement['movements']) == 0, virement
    assert (pool_of(app, 'Older people')['gross'], pool_of(app, POOL)['gross']) == (older['gross'], other['gross']), 'the original is kept'


def roll(app):
    before = {pool: pool_of(app, pool)['gross'] for pool in ('Older people', POOL)}
    main_menu(app, 'f')
    box = dialog(app, 'Roll forward')
    focus_is(app, 'Uplift')
    write('2.1')
    box.find('label', 'in 2013/14 becomes')
    press('ctrl+Return')
    closed(app, 'Roll forward')
    toast(app, 'Rolled 2013/14 forward to 2014/15. Ctrl+Z takes it back.')
    for pool, gross in before.items():
        rolled = pool_of(app, pool, '2014/15')['existing']
        assert abs(rolled * 1000 - gross * 1021) <= 500 * (LINES + 12) * 2, (pool, gross, rolled)      # each figure is rounded to the penny


def undo(app, edits):
    for _ in range(edits):
        count = n_edits(app.path)
        press('ctrl+z')
        until(lambda: n_edits(app.path) == count + 1, 'the undo to be recorded')


def test_morning():
    """12 columns of 40 lines are pasted, fill down, F2, type, find, move £250,000, roll forward by 2.1 %; all undone"""
    with opened() as app, started() as office:
        activate(' – Dewpond$')
        before, count = tables(app.path), n_edits(app.path)
        tick(app, 'Provider')
        paste_block(app, office)
        fill_down(app)
        edit(app)
        find(app)
        move(app)
        roll(app)
        edits = n_edits(app.path) - count
        assert edits == 6, f'six edits, one for each deed that changes something; there are {edits}'
        undo(app, edits)
        assert tables(app.path) == before


if __name__ == '__main__':
    if uno is None or shutil.which('soffice') is None:
        print('1..0 # SKIP LibreOffice or its Python interface is not installed')
        sys.exit(0)
    from office import activate, started
    driver.run([test_morning])
