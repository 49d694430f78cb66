# test-scenario.py: a scenario edited in the schedule and the spending: what is typed goes there, the baseline stays, and the window says what differs.
#
#   harness python3 test-scenario.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from window import begun, cell, closed, content, current, dialog, go, know, launch, menu, n_edits, pick, reach, show, stop, toast

# In £000: rows 0 Equipment, 1 Home, 2 Beds, 3 Hoists, 4 Repairs, 5 the new pool; columns 1 and 2 are A's that can be typed in, 3 its gross, 4 to 6 B's, then all partners'.
COLUMNS = 'pool,category,line,partner,year,measure,pounds'
ROWS = '\n'.join(f'{place},{partner},2013/14,existing,{pounds}' for place, a, b in [
    ('Equipment,Home,Beds', 100_000, 10_000), ('Equipment,Home,Hoists', 200_000, 20_000), ('Equipment,,Repairs', 400_000, 40_000)] for partner, pounds in (('A', a), ('B', b)))

LOCKED = '“Demand” is locked as the plan; unlock it or duplicate it to change it.'


def county():
    return begun(ROWS, COLUMNS)


def lane_menu(app, name, key):
    """On the What-if page, from the menu of a lane, by its letter."""
    press('ctrl+4')
    reach(app, f'Menu of “{name}”')
    press('space')
    until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), f'the menu of {name}')
    press(key)


def begin(app, name='Demand'):
    """A new scenario, by keys alone, and its figures open in the schedule."""
    press('ctrl+4')
    reach(app, 'New scenario')
    press('space')
    dialog(app, 'New scenario')
    write(name)
    press('ctrl+Return')
    closed(app, 'New scenario')
    lane_menu(app, name, 'e')
    strip(app, f'Editing scenario 2, “{name}”.')
    until(lambda: stop(app) is not None and stop(app)[0] == 'table cell', 'the focus in the grid')


def strip(app, text):
    return app.window.find('label', text)


def back(app):
    app.window.find('push button', 'Back to the baseline', exact=True).act()
    until(lambda: not app.window.all('push button', 'Back to the baseline'), 'the strip to go')


def baseline(path):
    """All that the file says, but what a scenario does."""
    tables = content(path)['tables']
    return {name: [row for row in rows if row.get('scenario') in (None, 0)] for name, rows in tables.items() if name not in ('scenario', 'arrangement')}


def overlay(path, table='figure'):
    return [row for row in content(path)['tables'][table] if row.get('scenario') not in (None, 0)]


def marked(app):
    """The names of the cells that say that they differ."""
    return [one.name for one in app.grid.each('table cell') if one.name.endswith('in scenario')]


def test_figure():
    """a figure typed in a scenario goes there: the cell and what it touches are told, the baseline's rows stay; reset, undone, and back"""
    with county() as app:
        before, shown = baseline(app.path), show(app.path)
        begin(app)
        go(app, 2, 1)
        write('150\n')
        changed = cell(app, 'Beds, A existing, 2013/14, £150,000, changed in scenario')
        until(lambda: changed.description == 'Baseline 100 · changed by +50 in this scenario', 'the baseline in the description')
        for name in ['Beds, A gross, 2013/14, £150,000', 'Home, A existing, 2013/14, £350,000', 'Equipment, A existing, 2013/14, £750,000', 'Agreement total, A existing, 2013/14, £750,000',
                     'Agreement total, all partners gross, 2013/14, £820,000']:
            cell(app, name + ', differs in scenario')
        cell(app, 'Hoists, A existing, 2013/14, £200,000')
        cell(app, 'Agreement total, B existing, 2013/14, £70,000')
        cell(app, 'Beds, service line, 1 change in this scenario')
        app.window.find('label', '1 figure differs from the baseline · Editing scenario 2', exact=True)
        press('Up')
        app.window.find('label', 'Baseline 100 · Change +50 · Beds, A existing, 2013/14, £150,000', exact=True)
        app.window.find('label', 'Changed in scenario 2', exact=True)
        app.window.find('label', '£100,000 → £150,000', exact=True)

        assert baseline(app.path) == before
        assert show(app.path) == shown
        assert [(row['line'], row['pence']) for row in overlay(app.path)] == [(before['figure'][0]['line'], 15_000_000)]

        edits = n_edits(app.path)
        press('ctrl+BackSpace')
        toast(app, 'Reset 1 change to the baseline. Ctrl+Z takes it back.')
        cell(app, 'Beds, A existing, 2013/14, £100,000')
        assert not marked(app) and not overlay(app.path)
        assert n_edits(app.path) == edits + 1
        press('ctrl+z')
        cell(app, 'Beds, A existing, 2013/14, £150,000, changed in scenario')

        # Cleared, it is nothing there, and stays in the baseline. The menu has the way back too.
        press('Delete')
        cell(app, 'Beds, A existing, 2013/14, not entered, changed in scenario')
        assert baseline(app.path) == before and overlay(app.path)[0]['pence'] is None
        menu(app, 'b')
        cell(app, 'Beds, A existing, 2013/14, £100,000')
        press('ctrl+z', 'ctrl+z')
        cell(app, 'Beds, A existing, 2013/14, £150,000, changed in scenario')

        back(app)
        cell(app, 'Beds, A existing, 2013/14, £100,000')
        cell(app, 'Beds, service line')
        assert not marked(app)
        press('ctrl+BackSpace')
        cell(app, 'Beds, A existing, 2013/14, £100,000')


def test_line():
    """a line is switched off, and led by another, in the scenario alone; each is told in the details, and reset there"""
    with county() as app:
        before = baseline(app.path)
        begin(app)
        go(app, 2)
        press('F6', 'F6')
        reach(app, 'Switched off in this scenario, Beds')
        press('space')
        cell(app, 'Beds, service line, switched off in this scenario')
        cell(app, 'Beds, A existing, 2013/14, not entered, differs in scenario')
        cell(app, 'Agreement total, A existing, 2013/14, £600,000, differs in scenario')
        pick(app, 'Lead, Beds', 'B')
        app.window.find('label', 'not said → B', exact=True)
        reach(app, 'Aligned: Pooled or aligned, Beds')
        press('space')
        reach(app, 'Pooled from, Beds')
        write('1/10/13\t')
        app.window.find('label', 'pooled → aligned, pooled from 1 October 2013', exact=True)
        assert baseline(app.path) == before
        (row,) = content(app.path)['tables']['arrangement']
        assert (row['off'], row['status'], row['pooled_from'], row['lead_mode']) == (1, 'aligned', '2013-10-01', 'single'), row

        # Where a line is off nothing can be typed, and it is said why.
        press('ctrl+1')
        go(app, 2, 1)
        write('5')
        toast(app, '“Beds” is switched off in this scenario, and has no figures; switch it on in the details first.')
        reach(app, 'Reset to the baseline: Beds: switched on or off')
        press('space')
        cell(app, 'Beds, service line, 2 changes in this scenario')
        cell(app, 'Beds, A existing, 2013/14, £100,000')
        reach(app, 'Reset to the baseline: Beds: lead')
        press('space')
        cell(app, 'Beds, service line, 1 change in this scenario')
        reach(app, 'Reset to the baseline: Beds: pooled or aligned')
        press('space')
        cell(app, 'Beds, service line')
        assert not content(app.path)['tables']['arrangement']
        for _ in range(7):
            press('ctrl+z')
        until(lambda: not content(app.path)['tables']['arrangement'], 'all of it to be undone')
        assert baseline(app.path) == before


def test_shared():
    """what all scenarios share can be changed in one, and the window says once that it changed in the baseline too"""
    with county() as app:
        begin(app)
        go(app, 2)
        press('F2', 'ctrl+a')
        write('Couches\n')
        toast(app, 'This changed in the baseline too: names, places of lines, virements, spreads, funds paid for performance and what is rolled forward are the same in all scenarios.')
        assert 'Couches' in [row['name'] for row in content(app.path)['tables']['line']]
        go(app, 3)
        press('ctrl+minus')
        toast(app, 'Deleted “Hoists”. Ctrl+Z takes it back.')
        press('ctrl+z', 'ctrl+z')
        cell(app, 'Beds, service line')


def test_promote():
    """promoted from the strip the baseline is what the scenario was; undone and reopened all is as before"""
    with county() as app:
        begin(app)
        go(app, 2, 1)
        write('150\n')
        cell(app, 'Beds, A existing, 2013/14, £150,000, changed in scenario')
        go(app, 3)
        press('F6', 'F6')
        reach(app, 'Switched off in this scenario, Hoists')
        press('space')
        cell(app, 'Hoists, service line, switched off in this scenario')
        before = content(app.path)
        app.window.find('push button', 'Promote…', exact=True).act()
        ask = dialog(app, 'Promote to the baseline')
        ask.find('push button', 'Promote', exact=True).act()
        closed(app, 'Promote to the baseline')
        cell(app, 'Beds, A existing, 2013/14, £150,000')
        assert not marked(app)
        assert not overlay(app.path) and (content(app.path)['tables']['figure'][0]['pence']) == 15_000_000
        back(app)
        cell(app, 'Hoists, A existing, 2013/14, not entered')
        press('ctrl+z')
        until(lambda: content(app.path) == before, 'the document as before')
        cell(app, 'Hoists, A existing, 2013/14, £200,000')

        app.stop()
        assert content(app.path) == before
        app.__dict__.update(launch(app.path).__dict__)
        cell(app, 'Beds, A existing, 2013/14, £100,000')
        assert not marked(app) and content(app.path) == before


def test_locked():
    """a scenario that is locked as the plan is to be read: what is typed is refused in a sentence"""
    with county() as app:
        begin(app)
        go(app, 2, 1)
        write('150\n')
        cell(app, 'Beds, A existing, 2013/14, £150,000, changed in scenario')
        lane_menu(app, 'Demand', 'l')
        until(lambda: content(app.path)['tables']['scenario'][0]['plan'], 'the lock')
        before = content(app.path)
        press('ctrl+1')
        strip(app, 'Looking at scenario 2, “Demand”, locked as the plan.')
        app.window.find('label', '1 figure differs from the baseline · Looking at scenario 2, locked', exact=True)
        go(app, 2, 1)
        for keys in (['7'], ['Delete'], ['ctrl+BackSpace']):
            press(*keys)
            toast(app, LOCKED)
        app.window.find('label', LOCKED, exact=True)
        assert content(app.path) == before


def test_spending():
    """a budget and a month's actual typed on the spending page go to the scenario; it tells what differs as the schedule does"""
    with county() as app:
        before = baseline(app.path)
        begin(app)
        press('ctrl+2')
        app.grid = app.window.find('tree table', 'Spending')
        until(lambda: stop(app)[0] == 'table cell', 'the focus in the spending')
        go(app, 2, 1)
        write('120\n')
        cell(app, 'Beds, original budget, 2013/14, £120,000, changed in scenario')
        cell(app, 'Beds, latest budget, 2013/14, £120,000, differs in scenario')
        cell(app, 'Equipment, latest budget, 2013/14, £780,000, differs in scenario')
        cell(app, 'Beds, service line, 1 change in this scenario')
        assert baseline(app.path) == before
        (row,) = overlay(app.path)
        assert (row['measure'], row['pence']) == ('budget', 12_000_000), row
        press('Up', 'ctrl+BackSpace')
        toast(app, 'Reset 1 change to the baseline. Ctrl+Z takes it back.')
        cell(app, 'Beds, original budget, 2013/14, £110,000')
        assert not overlay(app.path)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
