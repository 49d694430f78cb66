# test-grid.py: drives the grid's demonstration by accessible names, keys and the mouse.
#
#   harness python3 test-grid.py GRID-DEMO [TEST…]

import contextlib
import sys

import driver
from driver import press, until, write

DEMO = sys.argv[1]

COUNCIL = 'County Council'


@contextlib.contextmanager
def demo(*arguments):
    app = driver.launch([DEMO, *arguments])
    try:
        app.status = app.find('label', 'row ')
        app.grid = app.find('tree table', 'Schedule')
        until(lambda: app.focused().role == 'table cell', 'the focus in a cell')
        yield app
        app.stop()
    finally:
        app.process.kill()


def at(app, row, column):
    """Wait until that cell is current."""
    until(lambda: app.status.name.startswith(f'row {row} column {column} '),
          f'row {row} column {column}; it is {app.status.name}', 3)


def counted(app, what, number):
    until(lambda: f' {what} {number}' in app.status.name, f'{what} {number}; it is {app.status.name}', 3)


def cell(app, name):
    return app.grid.find('table cell', name)


def editor(app):
    return app.grid.find('text')


def no_editor(app):
    app.grid.absent('text')


def focus_named(app, name):
    until(lambda: name in app.focused().name, f'the focus on {name}; it is on {app.focused()}', 3)


def go(app, row, column):
    press('ctrl+Home', *['Down'] * row, *['Right'] * column)
    at(app, row, column)


def test_names():
    """every row, cell and heading has a name, and says whose it is"""
    with demo() as app:
        cell(app, f'Equipment, {COUNCIL} Additional, 3,900')
        for thing in app.grid.below():
            assert thing.name, thing
            assert thing.role in ('tree table', 'table row', 'table cell', 'filler', 'column header'), thing
        header = next(app.grid.children())
        assert [thing.name for thing in header.children()][:2] == ['Pool, category, service line',
                                                                  f'{COUNCIL}, Existing']
        rows = list(app.grid.children())[1:]
        shown = [row.name for row in rows if 'visible' in row.states]
        assert shown[0] == 'Older people' and shown[-1] == 'Agreement total', shown
        assert 'expanded' in rows[0].states and 'expandable' in rows[0].states
        assert 'expandable' not in rows[1].states
        assert cell(app, 'Podiatry').description == 'Illustrative.'


def test_arrows():
    """arrows, Home, End and pages move; at an edge nothing happens"""
    with demo() as app:
        press('Up')
        at(app, 0, 0)
        press('Down', 'Right', 'Right')
        at(app, 1, 2)
        focus_named(app, f'Pooled before this year, {COUNCIL} Additional, nil')
        press('End')
        at(app, 1, 12)
        press('Home')
        at(app, 1, 0)
        press('ctrl+End')
        at(app, 'total', 12)
        focus_named(app, 'Agreement total, Both partners Net')
        press('Down', 'Right')
        at(app, 'total', 12)
        press('Up')
        at(app, 17, 12)
        press('ctrl+Home')
        at(app, 0, 0)
        press('Next')
        at(app, 17, 0)
        press('Next')
        at(app, 'total', 0)
        press('Prior')
        at(app, 0, 0)


def test_edges():
    """Ctrl and an arrow go to the edge of what is filled"""
    with demo() as app:
        go(app, 0, 2)
        press('ctrl+Down')
        at(app, 2, 2)
        press('ctrl+Down')
        at(app, 7, 2)
        press('ctrl+Down')
        at(app, 17, 2)
        press('ctrl+Down')
        at(app, 'total', 2)
        press('ctrl+Up')
        at(app, 7, 2)
        press('ctrl+Right')
        at(app, 7, 5)
        press('ctrl+Left')
        at(app, 7, 2)


def test_typing():
    """typing replaces, what it means is read back, Enter commits and goes down"""
    with demo() as app:
        go(app, 3, 2)
        write('=2,000+')
        entry = editor(app)
        assert entry.name == f'Alarms at home, {COUNCIL} Additional, 1,150', entry.name
        assert entry.text == '=2,000+'
        assert 'focused' in entry.states
        write('500')
        app.grid.find('label', '= £2,500,000, shown as 2,500')
        assert entry.description == '= £2,500,000, shown as 2,500'
        write('\n')
        no_editor(app)
        at(app, 4, 2)
        focus_named(app, f'Dementia and stroke support, {COUNCIL} Additional, 1,480')
        cell(app, f'Alarms at home, {COUNCIL} Additional, 2,500')
        cell(app, f'Older people, {COUNCIL} Additional, 18,100')
        cell(app, 'Agreement total, Both partners Gross, 186,700')


def test_editing():
    """F2 edits at the end of what stands there, Escape leaves it, Delete clears, Shift+Enter goes up"""
    with demo() as app:
        go(app, 4, 2)
        press('F2')
        write('5')
        assert editor(app).text == '14805'
        press('Escape')
        no_editor(app)
        at(app, 4, 2)
        focus_named(app, f'Dementia and stroke support, {COUNCIL} Additional, 1,480')
        press('F2', 'BackSpace', 'shift+Return')
        at(app, 3, 2)
        cell(app, f'Dementia and stroke support, {COUNCIL} Additional, 148')
        press('Down', 'Delete')
        focus_named(app, f'Dementia and stroke support, {COUNCIL} Additional, nil')
        press('Up', 'BackSpace')
        focus_named(app, f'Alarms at home, {COUNCIL} Additional, nil')
        press('Right', 'F2')
        write('1')
        no_editor(app)


def test_tab():
    """Enter after a run of Tabs goes to the column where the run began"""
    with demo() as app:
        go(app, 3, 1)
        write('11\t22\t')
        at(app, 3, 3)
        press('shift+Tab', 'Tab', 'Tab')
        at(app, 3, 4)
        write('33\n')
        at(app, 4, 1)
        for name in ('Existing, 11', 'Additional, 22', 'Income, 33'):
            cell(app, f'Alarms at home, {COUNCIL} {name}')
        press('Up', 'End', 'Tab')
        at(app, 4, 0)
        press('shift+Tab')
        at(app, 3, 12)


def test_refused():
    """what is refused stays, with the reason; put right, it is taken"""
    with demo() as app:
        go(app, 3, 2)
        write('12x\n')
        app.grid.find('label', '“12x” is not an amount')
        entry = editor(app)
        assert 'invalid' in {state.replace(' ', '-').split('-')[0] for state in entry.states}, entry.states
        assert 'is not an amount' in entry.description
        assert 'focused' in entry.states
        press('BackSpace')
        app.grid.absent('label', 'is not an amount')
        write('\t')
        at(app, 3, 3)
        cell(app, f'Alarms at home, {COUNCIL} Additional, 12')
        press('Home', 'Delete')
        app.grid.find('label', 'A row has to have a name.')
        write('Alarms\n')
        cell(app, 'Alarms')
        at(app, 4, 0)


def test_asked():
    """a question is answered by Alt and a number, by Tab and Enter, or by the mouse; Escape takes the text back"""
    with demo() as app:
        go(app, 3, 2)
        write('3642000\n')
        app.grid.find('push button', 'In pounds (Alt+2)')
        press('alt+2')
        at(app, 4, 2)
        cell(app, f'Alarms at home, {COUNCIL} Additional, 3,642')
        write('4000000\n')
        app.grid.find('push button', 'In thousands')
        press('Tab')
        focus_named(app, 'In thousands')
        press('Tab')
        focus_named(app, 'In pounds')
        press('Return')
        at(app, 5, 2)
        cell(app, f'Dementia and stroke support, {COUNCIL} Additional, 4,000')
        write('5000000\n')
        app.grid.find('push button', 'In pounds').click()
        at(app, 6, 2)
        cell(app, f'Equipment, {COUNCIL} Additional, 5,000')
        write('6000000\n')
        app.grid.find('push button', 'In pounds')
        press('Escape')
        no_editor(app)
        at(app, 6, 2)
        focus_named(app, 'Additional, 2,870')


def test_folding():
    """Left and Right on a name fold and unfold, and so do - and + and the action of its row"""
    with demo() as app:
        go(app, 2, 0)
        press('Left')
        app.grid.absent('table cell', 'Alarms at home')
        at(app, 2, 0)
        row = app.grid.find('table row', 'Prevention and early help')
        assert 'expanded' not in row.states and 'expandable' in row.states, row.states
        press('Left')
        at(app, 2, 0)
        press('Right')
        cell(app, 'Alarms at home')
        assert 'expanded' in row.states
        press('Right')
        at(app, 2, 1)
        press('Left', 'minus')
        app.grid.absent('table cell', 'Alarms at home')
        press('plus')
        cell(app, 'Alarms at home')
        press('plus')
        no_editor(app)
        app.grid.find('table row', 'Community health contract').act('row.toggle')
        app.grid.absent('table cell', 'Podiatry')
        at(app, 2, 0)


def test_following():
    """the current cell stays on its row when rows change; gone, the nearest is current"""
    with demo() as app:
        go(app, 5, 2)
        press('ctrl+r')
        at(app, 4, 2)
        focus_named(app, f'Equipment, {COUNCIL} Additional, 3,900')
        press('ctrl+shift+r')
        at(app, 4, 2)
        focus_named(app, 'Services for carers')
        app.grid.find('table row', 'Prevention and early help').act('row.toggle')
        at(app, 2, 2)
        focus_named(app, f'Prevention and early help, {COUNCIL} Additional')
        press('Down')
        at(app, 3, 2)


def test_leaving():
    """F6 and Shift+F6 leave, Tab leaves at the end; back again, the same cell is current"""
    with demo() as app:
        go(app, 4, 2)
        press('shift+F6')
        focus_named(app, 'After')
        press('Tab')
        focus_named(app, 'Dementia and stroke support')
        write('7')
        press('F6')
        focus_named(app, 'Before')
        cell(app, f'Dementia and stroke support, {COUNCIL} Additional, 7')
        press('shift+Tab')
        focus_named(app, f'Dementia and stroke support, {COUNCIL} Additional, 7')
        press('ctrl+End', 'Tab')
        focus_named(app, 'Before')


def test_shortcuts():
    """what the grid has no use for goes on to the window"""
    with demo() as app:
        press('ctrl+z', 'ctrl+z')
        counted(app, 'undone', 2)
        press('shift+F10', 'Menu')
        counted(app, 'menus', 2)
        at(app, 0, 0)


def test_mouse():
    """a click makes current, two edit, the triangle folds, the other button asks for the menu"""
    with demo() as app:
        cell(app, f'Equipment, {COUNCIL} Additional').click()
        at(app, 5, 2)
        focus_named(app, f'Equipment, {COUNCIL} Additional, 3,900')
        cell(app, f'Alarms at home, {COUNCIL} Additional').click(times=2)
        write('9')
        until(lambda: editor(app).text == '11509', 'the figure to be typed on')
        cell(app, f'Equipment, {COUNCIL} Income').click()
        at(app, 5, 4)
        no_editor(app)
        cell(app, f'Alarms at home, {COUNCIL} Additional, 11,509')
        cell(app, 'Prevention and early help').click(x=30)
        app.grid.absent('table cell', 'Alarms at home')
        cell(app, f'Podiatry, {COUNCIL} Income').click(button=3)
        at(app, 8, 4)
        counted(app, 'menus', 1)
        cell(app, 'Agreement total, Both partners Net').click()
        at(app, 'total', 12)


def test_click_outside():
    """what was typed is committed when the focus goes elsewhere, and stays open where it is refused"""
    with demo() as app:
        go(app, 3, 2)
        write('42')
        app.find('push button', 'After').click()
        cell(app, f'Alarms at home, {COUNCIL} Additional, 42')
        no_editor(app)
        focus_named(app, 'After')
        press('Tab')
        write('x')
        app.find('push button', 'After').click()
        app.grid.find('label', '“x” is not an amount')
        cell(app, f'Equipment, {COUNCIL} Additional').click()
        at(app, 3, 2)
        assert editor(app).text == 'x'


def test_actions():
    """a screen reader's actions make current and edit"""
    with demo() as app:
        cell(app, f'Equipment, {COUNCIL} Gross').act('cell.activate')
        at(app, 5, 3)
        cell(app, f'Equipment, {COUNCIL} Income').act('cell.edit')
        at(app, 5, 4)
        editor(app).text = '77'
        press('Return')
        cell(app, f'Equipment, {COUNCIL} Income, 77')
        assert 'cell.edit' not in cell(app, f'Equipment, {COUNCIL} Gross').actions


def test_composing():
    """dead keys begin a text as letters do"""
    with demo() as app:
        go(app, 3, 0)
        press('dead_acute', 'e')
        until(lambda: editor(app).text == 'é', f'é; it is {editor(app).text}', 3)
        write('tude\n')
        cell(app, 'étude')


def test_read_only():
    """a read-only grid is walked through and read, not edited"""
    with demo('--read-only') as app:
        go(app, 3, 2)
        focus_named(app, f'Alarms at home, {COUNCIL} Additional, 1,150')
        press('F2')
        write('5')
        press('Delete')
        no_editor(app)
        focus_named(app, f'Alarms at home, {COUNCIL} Additional, 1,150')


def shown_rows(app):
    return [thing.name for thing in app.grid.children() if 'visible' in thing.states][1:-1]


def test_large():
    """of 101,100 rows only those in view exist, in their order, under their right names"""
    with demo('--large', '--partners', '5') as app:
        press('Next', 'Next', 'Next')
        until(lambda: shown_rows(app)[0] != 'Pool 1', 'the pages to turn')
        until(lambda: app.focused().name == app.focused().parent.name, 'the focus to be named')
        until(lambda: len(shown_rows(app)) < 40, 'the rows to be few')

        def numbers():
            names = shown_rows(app)
            lines = [int(name.rsplit('.', 1)[1]) for name in names if name.startswith('Line 1.1.')]
            return len(lines) == len(names) and lines == list(range(lines[0], lines[0] + len(lines)))

        until(numbers, f'the rows in order; they are {shown_rows(app)}')
        press('ctrl+Down')
        at(app, 101099, 0)
        focus_named(app, 'Line 100.10.100')
        press('Home', 'Prior')
        until(lambda: 'Line 100.10.' in app.focused().name, 'the focus in the last pool')
        press('ctrl+Home')
        focus_named(app, 'Pool 1')


def test_scrolled_away():
    """the focus survives scrolling away, and typing comes back to it"""
    with demo('--large') as app:
        go(app, 3, 2)
        x, y, width, height = app.grid.area()
        driver.scroll(x + width // 2, y + height // 2, 60)
        until(lambda: 'Line 1.1.' not in shown_rows(app)[0], 'the rows to scroll')
        focus_named(app, f'Line 1.1.2, {COUNCIL} Additional')
        write('42')
        focus_named(app, f'Line 1.1.2, {COUNCIL} Additional')
        until(lambda: shown_rows(app)[0] in ('Pool 1', 'Category 1.1', 'Line 1.1.1', 'Line 1.1.2'), 'the way back')
        driver.scroll(x + width // 2, y + height // 2, 60)
        write('7\n')
        at(app, 4, 2)
        press('Up')
        focus_named(app, f'Line 1.1.2, {COUNCIL} Additional, 427')


def test_narrow():
    """at 800 px names and totals stay, and what is current is brought into view"""
    with demo('--size', '800x600') as app:
        go(app, 3, 0)
        left, _, names, _ = app.grid.find('table cell', 'Alarms at home', exact=True).area()
        total = app.grid.find('table cell', 'Alarms at home, Both partners Gross').area()
        press(*['Right'] * 9)
        x, _, width, _ = app.focused().area()
        assert left + names <= x and x + width <= total[0], (left, names, x, width, total)
        assert app.grid.find('table cell', 'Alarms at home, Both partners Gross').area() == total
        assert app.grid.find('table cell', 'Alarms at home', exact=True).area()[0] == left
        press('Home', 'Right')
        x, _, width, _ = app.focused().area()
        assert left + names <= x, (left, names, x)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
