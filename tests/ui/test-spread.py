# test-spread.py: what a line's outturn may vary by, typed in the pane of details by keys alone, and how the lines of a category move together.
#
#   harness python3 test-spread.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from pane import choose, go_to, invalid, kept, type_into
from window import begun, closed, content, dialog, has_focus, n_edits, reach, seek, stop, toast

COLUMNS = 'pool,category,line,contract,partner,year,measure,pounds'

# Home care was over by 10 % and by 20 %.
ROWS = '\n'.join(f'Care,At home,{row}' for row in [
    'Home care,demand-led,Council,2013/14,existing,15000000', 'Equipment,block,Council,2013/14,existing,5000000', 'Meals,demand-led,Council,2013/14,existing,5000000',
    'Home care,demand-led,,2011/12,budget,20000000', 'Home care,demand-led,,2011/12,actual,22000000',
    'Home care,demand-led,,2012/13,budget,20000000', 'Home care,demand-led,,2012/13,actual,24000000'])

SHAPE = 'Shape of how it may vary'
BUDGET = '% of the latest budget'
YEARS = 'From the last years'
LACKS_DEVIATION = 'Not kept yet, and nothing varies by it: type a standard deviation.'
LACKS_POINTS = 'Not kept yet, and nothing varies by it: type lowest, likeliest and highest.'


def county():
    return begun(ROWS, COLUMNS)


def spreads(app):
    return content(app.path)['tables']['spread']


def stands(app, shape, middle=0, deviation=0, low=0, high=0, source=''):
    """Wait until the file has one spread, and it is that."""
    expected = {'shape': shape, 'middle': middle, 'deviation': deviation, 'low': low, 'high': high, 'source': source}

    def look():
        rows = spreads(app)
        return len(rows) == 1 and {name: rows[0][name] for name in expected} == expected

    until(look, f'{expected} in the file; it has {spreads(app)}')


def field(app, name, line='Home care'):
    return app.window.find('text', f'{name}, {BUDGET}, {line}', exact=True)


def enter(app, name, text, line='Home care'):
    type_into(app, f'{name}, {BUDGET}, {line}', text)


def refused(app, name, reason, line='Home care'):
    """Wait until what is typed in a field is refused for that reason, which stands below it."""
    until(lambda: invalid(field(app, name, line)) and reason in field(app, name, line).description, f'{reason} at {name}')
    app.window.find('label', reason)


def back_to(app, name, line='Home care'):
    """Back to a field that Tab has gone past."""
    reach(app, f'{name}, {BUDGET}, {line}', back=True)


def choose_back(app, line, *keys):
    """Back to the shape, and another one."""
    reach(app, f'{SHAPE}, {line}', back=True)
    choose(app, f'{SHAPE}, {line}', *keys)


def undone(app, before, edits, n):
    """There were so many edits since; they are undone one by one, and all is as it was."""
    assert n_edits(app.path) == edits + n, (n_edits(app.path), edits, n)
    undo = app.window.find('push button', 'Undo', exact=True)
    for _ in range(n):
        now = content(app.path)
        undo.act()
        until(lambda: content(app.path) != now, 'something to be undone')
    assert content(app.path) == before


def test_typed():
    """a shape is kept once what it needs is typed, each field is one edit, and another shape keeps what makes sense"""
    with county() as app:
        before, edits = content(app.path), n_edits(app.path)
        seek(app, 'Equipment')
        app.window.find('label', 'Does not vary in a simulation: it is not demand-led, and nothing is entered here.')
        choose(app, f'{SHAPE}, Equipment', 'Down')
        app.window.find('label', LACKS_DEVIATION)
        assert field(app, 'Mean', 'Equipment').text == '0 %' and field(app, 'Standard deviation', 'Equipment').text == ''
        enter(app, 'Mean', '-5', 'Equipment')
        until(lambda: field(app, 'Mean', 'Equipment').text == '−5 %', 'the mean, read back')
        assert content(app.path) == before
        enter(app, 'Standard deviation', '4 %', 'Equipment')
        stands(app, 'normal', -50000, 40000)
        app.window.absent('label', LACKS_DEVIATION)
        type_into(app, 'Source of how it may vary, Equipment', 'Finance team')
        stands(app, 'normal', -50000, 40000, source='Finance team')

        choose_back(app, 'Equipment', 'Down')
        stands(app, 'lognormal', -50000, 40000, source='Finance team')
        choose(app, f'{SHAPE}, Equipment', 'Down')
        # √6 times the deviation to either side.
        stands(app, 'three_point', -50000, 0, -147979, 47979, 'Finance team')
        assert field(app, 'Likeliest', 'Equipment').text == '−5 %'
        app.window.absent('text', f'Standard deviation, {BUDGET}, Equipment')
        enter(app, 'Highest', '+120', 'Equipment')
        stands(app, 'three_point', -50000, 0, -147979, 1200000, 'Finance team')

        choose_back(app, 'Equipment', 'Home')
        until(lambda: not spreads(app), 'no spread in the file')
        app.window.find('label', 'Does not vary in a simulation')
        app.window.absent('text', 'Source of how it may vary')
        undone(app, before, edits, 6)
        app.window.find('label', 'Does not vary in a simulation')


def test_draft():
    """three points are all typed before they are kept; a shape that is not is gone when another line is looked at"""
    with county() as app:
        before = content(app.path)
        seek(app, 'Meals')
        app.window.find('label', 'Demand-led, but does not vary by itself. None of the 5 years before 2013/14 has both')
        choose(app, f'{SHAPE}, Meals', 'End')
        app.window.find('label', LACKS_POINTS)
        enter(app, 'Lowest', '5', 'Meals')
        enter(app, 'Likeliest', '3', 'Meals')
        enter(app, 'Highest', '9', 'Meals')
        refused(app, 'Highest', 'does not lie between the lowest and the highest', 'Meals')
        assert content(app.path) == before
        # Once the other is put right, what was refused is taken.
        back_to(app, 'Likeliest', 'Meals')
        press('ctrl+a')
        write('6\n')
        stands(app, 'three_point', 60000, 0, 50000, 90000)
        until(lambda: not invalid(field(app, 'Highest', 'Meals')) and field(app, 'Highest', 'Meals').text == '+9 %', 'nothing to be refused')
        press('ctrl+z')
        until(lambda: not spreads(app), 'the edit to be undone')
        app.window.absent('text', f'Highest, {BUDGET}, Meals')

        choose_back(app, 'Meals', 'Home', 'Down')
        app.window.find('label', LACKS_DEVIATION)
        reach(app, 'Meals, service line', back=True)
        press('Up')
        app.window.find('label', 'Does not vary in a simulation')
        press('Down')
        app.window.find('label', 'Demand-led, but does not vary by itself.')
        app.window.absent('label', LACKS_DEVIATION)
        assert content(app.path) == before


def test_refused():
    """nonsense is told below the field, in a sentence, and what was there stays"""
    with county() as app:
        seek(app, 'Equipment')
        choose(app, f'{SHAPE}, Equipment', 'Down')
        for typed, says in [('0', 'has a deviation of 0 %'), ('much', 'is not a percentage from 0 to 1000'), ('-4', 'is not a percentage from 0 to 1000')]:
            enter(app, 'Standard deviation', typed, 'Equipment')
            refused(app, 'Standard deviation', says, 'Equipment')
            back_to(app, 'Standard deviation', 'Equipment')
        assert not spreads(app)
        press('ctrl+a')
        write('4\n')
        stands(app, 'normal', 0, 40000)
        for name, typed, says, was in [('Standard deviation', '0', 'so that nothing would vary; type one above 0.', '4 %'), ('Mean', '-100.5', 'is not a percentage from −100 to 1000', '0 %')]:
            if not has_focus(app, f'{name}, {BUDGET}, Equipment'):
                back_to(app, name, 'Equipment')
            press('ctrl+a')
            write(f'{typed}\n')
            refused(app, name, says, 'Equipment')
            assert field(app, name, 'Equipment').text == typed
            stands(app, 'normal', 0, 40000)
            press('Escape')
            until(lambda: not invalid(field(app, name, 'Equipment')) and field(app, name, 'Equipment').text == was, 'what was typed to be taken back')

        # A mean of nothing at all is only refused by a lognormal one: then the shape stays as it was.
        enter(app, 'Mean', '-100', 'Equipment')
        stands(app, 'normal', -1000000, 40000)
        choose_back(app, 'Equipment', 'Down')
        app.window.find('label', 'cannot have a mean of nothing')
        until(lambda: stop(app)[2] == 'Normal', f'the shape that is kept; it says {stop(app)}')
        stands(app, 'normal', -1000000, 40000)


def test_years():
    """from the last years, by the key of the button, in the shape that is chosen; with fewer than two it cannot be pressed, and why is told"""
    with county() as app:
        before, edits = content(app.path), n_edits(app.path)
        seek(app, 'Home care')
        app.window.find('label', 'Demand-led: varies as in the last 2 years, +15 % ± 7.1 %.')
        button = app.window.find('push button', f'{YEARS}, Home care')
        assert button.description == '+15 % ± 7.1 %: Outturn against budget in 2011/12 and 2012/13', button.description
        press('alt+y')
        stands(app, 'normal', 150000, 70710, source='Outturn against budget in 2011/12 and 2012/13')
        assert field(app, 'Mean').text == '+15 %' and field(app, 'Standard deviation').text == '7.071 %'
        enter(app, 'Mean', '2')
        stands(app, 'normal', 20000, 70710, source='Outturn against budget in 2011/12 and 2012/13')
        choose_back(app, 'Home care', 'End')
        go_to(app, f'{YEARS}, Home care')
        press('space')
        stands(app, 'three_point', 150000, 0, -23203, 323203, 'Outturn against budget in 2011/12 and 2012/13')
        undone(app, before, edits, 4)

        reach(app, 'Home care, service line', back=True)
        press('Down')
        told = app.window.find('push button', f'{YEARS}, Equipment')
        until(lambda: 'sensitive' not in told.states, 'the button not to be pressed')
        assert told.description == 'None of the 5 years before 2013/14 has both a budget and an outturn of the whole year; it takes two.', told.description
        app.window.find('label', told.description, exact=True)


def test_category():
    """how far the lines of a category move together: a percentage, with what it means"""
    with county() as app:
        before, edits = content(app.path), n_edits(app.path)
        seek(app, 'At home')
        app.window.find('label', 'In a simulation each line in it is over or under by itself.')
        type_into(app, 'Outturns move together, At home', '30')
        kept(app, 'line', 'At home', correlation=300000)
        app.window.find('label', 'How far the lines in it are over, or under, together in a simulation')
        together = app.window.find('text', 'Outturns move together, At home')
        assert together.text == '30 %', together.text
        reach(app, 'Outturns move together, At home', back=True)
        for typed in ('100.5', '-1', 'all'):
            type_into(app, 'Outturns move together, At home', typed)
            until(lambda: invalid(together) and 'is not a percentage from 0 to 100 ' in together.description, f'{typed} to be refused')
            reach(app, 'Outturns move together, At home', back=True)
        press('ctrl+a')
        write('0\n')
        kept(app, 'line', 'At home', correlation=0)
        undone(app, before, edits, 2)


def test_scenario():
    """a spread is the same in all scenarios: what is typed while one is edited is the document's, and the window says so"""
    with county() as app:
        press('ctrl+4')
        reach(app, 'New scenario')
        press('space')
        dialog(app, 'New scenario')
        write('Demand')
        press('ctrl+Return')
        closed(app, 'New scenario')
        reach(app, 'Menu of “Demand”')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the scenario')
        press('e')
        app.window.find('label', 'Editing scenario 2, “Demand”.')
        until(lambda: stop(app) is not None and stop(app)[0] == 'table cell', 'the focus in the grid')
        seek(app, 'Home care')
        app.window.find('label', 'All else below is the same in all scenarios.')
        press('alt+y')
        toast(app, 'This changed in the baseline too: names, places of lines, virements, spreads, funds paid for performance and what is rolled forward are the same in all scenarios.')
        stands(app, 'normal', 150000, 70710, source='Outturn against budget in 2011/12 and 2012/13')
        assert not content(app.path)['tables']['arrangement']


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
