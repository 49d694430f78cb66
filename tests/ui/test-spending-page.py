# test-spending-page.py: a year's spending in the program's own window: months and forecasts typed, the month that counts, filtering by status, sharing a forecast.
#
#   harness python3 test-spending-page.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from window import begun, cell, choose, content, current, go, menu, n_edits, toast, unfolded

# In £000: rows 0 Equipment, 1 Beds, 2 Hoists, 3 Ramps, 4 Carers, 5 Breaks. Columns: 1 original, 2 latest, 3 budget and 4 actual to date, 5 variance to date, 6 previous and
# 7 latest forecast, 8 movement, 9 variance, 10 percent, 11 status.
COLUMNS = 'pool,line,partner,year,month,measure,pounds'
ROWS = '\n'.join([f'{line},{partner},2013/14,,existing,{pounds}' for line, partner, pounds in [
    ('Equipment,Beds', 'A', 1_200_000), ('Equipment,Hoists', 'A', 600_000), ('Equipment,Ramps', 'B', 240_000), ('Carers,Breaks', 'B', 120_000)]] + [
    f'Equipment,Beds,,2013/14,{month},actual,110000' for month in range(1, 4)] + [
    'Equipment,Hoists,,2013/14,,forecast,600000', 'Equipment,Ramps,,2013/14,,forecast,246000', 'Carers,Breaks,,2013/14,,forecast,100000'])

ORIGINAL, LATEST, TO_DATE, ACTUAL, _, PREVIOUS, FORECAST, MOVEMENT, VARIANCE, PERCENT, STATUS = range(1, 12)


def tables(app):
    return content(app.path)['tables']


def open_page(app):
    press('ctrl+2')
    app.grid = app.find('tree table', 'Spending of pools and lines')
    until(lambda: any('focused' in thing.states for thing in app.grid.each('table cell')), 'the focus in the grid')
    until(lambda: any(label.name == 'Equipment, pool' for label in app.window.each('label')), 'the first row to be current')
    app.status = [label for label in app.window.each('label') if label.name == 'Equipment, pool'][-1]


def choose_in(app, name, *keys):
    """Choose in a drop-down of the page by keys."""
    box = app.window.find('combo box', name)
    next(thing for thing in box.below() if 'click' in thing.actions).act()
    until(lambda: any('focused' in item.states for item in box.each('list item')), f'the choices of {name}')
    press('Home', *keys, 'Return')


def begin(app):
    open_page(app)
    choose_menu(app, 'As at the end of a month', 'Down', 'Down', 'Return')
    app.window.find('push button', 'As at the end of a month: To June 2013')


def choose_menu(app, button, *keys):
    outer = unfolded(app, button)
    until(lambda: any('focused' in item.states for item in outer.below() if 'menu item' in item.role), f'the menu of {button}')
    press(*keys)


def test_months():
    """the month that counts is chosen, months are typed and pasted in a block, and the table follows"""
    with begun(ROWS, COLUMNS) as app:
        begin(app)
        app.window.find('label', '£000, each figure rounded by itself, 2013/14, as at 30 June 2013 · over is +')
        cell(app, 'Beds, actual to date, 2013/14, £330,000')
        cell(app, 'Beds, budget to date, 2013/14, £300,000')
        cell(app, 'Beds, variance to date, 2013/14, £30,000 over')
        assert tables(app)['document'][0]['as_at'] == '2013-06-30'

        press('ctrl+2')
        sheet = next(box for box in app.window.each('combo box') if any(label.name == 'Monitoring' for label in box.each('label')))
        next(thing for thing in sheet.below() if 'click' in thing.actions).act()
        until(lambda: any('focused' in item.states for item in sheet.each('list item')), 'the sheets')
        press('Home', 'Down', 'Down', 'Return')
        cell(app, 'Beds, actual, April, 2013/14, £110,000')
        press('ctrl+2')
        go(app, 2, 2)
        current(app, 'Hoists, actual, April')
        write('40\t50\t60\n')
        current(app, 'Ramps, actual, April')
        cell(app, 'Equipment, actual of the year, 2013/14, £480,000')
        count = n_edits(app.path)
        press('Up', 'shift+Right', 'shift+Right', 'ctrl+c', 'Down', 'ctrl+v')
        cell(app, 'Ramps, actual, June, 2013/14, £60,000')
        until(lambda: n_edits(app.path) == count + 1, 'one edit')
        press('ctrl+z')
        cell(app, 'Ramps, actual, June, 2013/14, not entered')

        next(thing for thing in sheet.below() if 'click' in thing.actions).act()
        until(lambda: any('focused' in item.states for item in sheet.each('list item')), 'the sheets')
        press('Home', 'Return')
        cell(app, 'Hoists, actual to date, 2013/14, £150,000')


def test_forecast():
    """a typed forecast is what counts from then on, also where it was worked out; the next month keeps it as the one before"""
    with begun(ROWS, COLUMNS) as app:
        begin(app)
        # By a straight line, as the details say.
        press('ctrl+1')
        lines = {one['name']: one for one in tables(app)['line']}
        assert lines['Beds']['outlook'] == ''
        open_page(app)
        go(app, 1, FORECAST)
        current(app, 'Beds, latest forecast, 2013/14, not entered')
        write('1250\n')
        cell(app, 'Beds, latest forecast, 2013/14, £1,250,000')
        cell(app, 'Beds, forecast variance against the latest budget, 2013/14, £50,000 over')
        cell(app, 'Beds, forecast variance in percent of the latest budget, 2013/14, +4.2 percent')

        before = tables(app)
        count = n_edits(app.path)
        choose_menu(app, 'More to do with spending', 'b')
        app.window.find('push button', 'As at the end of a month: To July 2013')
        cell(app, 'Beds, previous forecast, 2013/14, £1,250,000')
        cell(app, 'Beds, movement of the forecast, 2013/14, nil')
        cell(app, 'Hoists, previous forecast, 2013/14, £600,000')
        assert tables(app)['document'][0]['as_at'] == '2013-07-31' and n_edits(app.path) == count + 1
        press('ctrl+2', 'ctrl+z')
        until(lambda: tables(app) == before, 'the month to be taken back by one undo')

        # What is worked out says so.
        for column, says in ((LATEST, 'what virements move'), (TO_DATE, 'Budget by month'), (ACTUAL, 'Actual by month'), (VARIANCE, 'worked out')):
            go(app, 1, column)
            press('5')
            toast(app, says)
        assert tables(app) == before


def test_method():
    """typing a forecast over one that is worked out makes the line's method typed, in the same edit"""
    with begun(ROWS, COLUMNS) as app:
        press('Down')
        current(app, 'Beds, service line')
        box = app.window.find('combo box', 'Forecast, Beds')
        next(thing for thing in box.below() if 'click' in thing.actions).act()
        until(lambda: any('focused' in item.states for item in box.each('list item')), 'the methods')
        press('Home', 'Down', 'Down', 'Return')
        until(lambda: {one['name']: one['outlook'] for one in tables(app)['line']}['Beds'] == 'straight_line', 'the straight line')
        begin(app)
        cell(app, 'Beds, latest forecast, 2013/14, £1,320,000')
        before, count = tables(app), n_edits(app.path)
        press('ctrl+2')
        go(app, 1, FORECAST)
        write('1300\n')
        cell(app, 'Beds, latest forecast, 2013/14, £1,300,000')
        until(lambda: {one['name']: one['outlook'] for one in tables(app)['line']}['Beds'] == 'typed', 'the method to be typed')
        assert n_edits(app.path) == count + 1
        press('ctrl+z')
        until(lambda: tables(app) == before, 'both to be taken back by one undo')
        cell(app, 'Beds, latest forecast, 2013/14, £1,320,000')


def way(within, name):
    """Wait for what there is to choose in a menu, by its words; it says whether it is chosen."""
    return until(lambda: next((item for item in within.below() if item.role == 'menu item' and item.name == name), None), f'{name} to choose')


def row_of(app, table, name):
    return next(one for one in tables(app)[table] if one['name'] == name)


def test_ways():
    """how a line's or pool's budget falls on the months and how it is forecast is chosen from the menus of the row and the page"""
    with begun(ROWS, COLUMNS) as app:
        begin(app)
        before, count = tables(app), n_edits(app.path)
        press('ctrl+2')
        go(app, 1, FORECAST)
        current(app, 'Beds, latest forecast')
        menu(app, 'a')
        assert 'checked' in way(app.window, 'As the pool: Typed').states
        press('Down', 'Down', 'Down', 'Return')
        cell(app, 'Beds, latest forecast, 2013/14, £1,320,000')
        assert row_of(app, 'line', 'Beds')['outlook'] == 'straight_line'
        until(lambda: app.focused().role == 'table cell', 'the focus back in the grid')
        menu(app, 'a')
        assert 'checked' in way(app.window, 'Straight line').states
        press('Escape')
        until(lambda: app.focused().role == 'table cell', 'the focus back in the grid')

        # What is typed over a straight line is what counts from then on, which is said; Enter goes on all the same.
        write('1250\n')
        current(app, 'Hoists, latest forecast')
        toast(app, 'is what is typed from now on')
        assert row_of(app, 'line', 'Beds')['outlook'] == 'typed'
        press('ctrl+z')
        until(lambda: row_of(app, 'line', 'Beds')['outlook'] == 'straight_line', 'the straight line to come back')
        count = n_edits(app.path) - 1

        # Of a pool there is nothing to go by.
        go(app, 0)
        current(app, 'Equipment, pool')
        outer = unfolded(app, 'More to do with spending')
        until(lambda: any('focused' in item.states for item in outer.below() if 'menu item' in item.role), 'the menu')
        press('u')
        assert 'checked' in way(outer, 'Equal months').states and not outer.all('menu item', 'As the pool')
        press('Down', 'Down', 'Down', 'Return')
        until(lambda: row_of(app, 'pool', 'Equipment')['profile'] == 'typed', 'typed months')
        assert n_edits(app.path) == count + 2
        press('ctrl+z', 'ctrl+z')
        until(lambda: tables(app) == before, 'both to be taken back')


def test_menu_closed():
    """a row's menu that is closed by Escape gives the focus back to its row, here and on the schedule"""
    with begun(ROWS, COLUMNS) as app:
        press('Down')
        for open_grid in (lambda: None, lambda: (open_page(app), press('Down'))):
            open_grid()
            current(app, 'Beds, service line')
            menu(app, 'Escape')
            until(lambda: app.focused().role == 'table cell', 'the focus back in the grid')
            press('Down')
            current(app, 'Hoists, service line')


def shown(app):
    return [thing.name for thing in app.grid.each('table row')][1:-1]


def test_status():
    """lines are filtered by status; a forecast is shared from here with the amount that the table shows"""
    with begun(ROWS, COLUMNS) as app:
        begin(app)
        before = tables(app)
        for steps, names in ((1, ['Equipment', 'Hoists']), (2, ['Equipment', 'Ramps']), (3, []), (4, ['Carers', 'Breaks']), (5, ['Equipment', 'Beds'])):
            press('ctrl+shift+l')
            box = app.window.find('combo box', 'Status', exact=True)
            until(lambda: any('focused' in thing.states for thing in box.below()) or press('Tab'), 'the focus on the status')
            press('space')
            until(lambda: any('focused' in item.states for item in box.each('list item')), 'the statuses')
            press('Home', *['Down'] * steps, 'Return', 'Escape')
            until(lambda: shown(app) == names, f'the rows {names}')
        app.window.find('push button', 'Show all', exact=True).click()
        until(lambda: len(shown(app)) == 7, 'all rows')
        assert tables(app) == before

        press('ctrl+2')
        go(app, 1, FORECAST)
        write('1250\n')
        cell(app, 'Equipment, forecast variance against the latest budget, 2013/14, £56,000 over')
        choose_menu(app, 'As at the end of a month', 'Down', 'Down', 'Down', 'Return')
        app.window.find('push button', 'As at the end of a month: To July 2013')
        press('ctrl+2')
        go(app, 3)
        app.window.find('push button', 'Share forecast').act()
        app.window.find('label', '56,000')
        until(lambda: app.window.find('combo box', 'Pool').find('label', 'Equipment'), 'the pool')

        # Lines that are taken as they are weigh nothing.
        app.window.find('label', 'Line by line, from the forecast')
        assert not app.window.all('label', 'Parts', exact=True)

        # Its amount is not typed, and what it does not count is told.
        app.window.find('label', 'as at 31 July 2013. 1 service line has no actual for the last months, which count as nothing spent to date. To type an amount, choose “Typed”.')
        amount = app.window.find('text', 'Variance, £')
        assert 'sensitive' not in amount.states and app.focused().name == 'Share the forecast variance'
        press('Left', 'space')
        until(lambda: 'sensitive' in amount.states and amount.text == '1,000,000', 'what was typed before')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
