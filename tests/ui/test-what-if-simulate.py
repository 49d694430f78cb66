# test-what-if-simulate.py: simulates a pool through the window, with keys alone: the figures are the command line's, and whatever they are no longer of is said.
#
#   harness python3 test-what-if-simulate.py DEWPOND [TEST…]

import contextlib
import json
import sqlite3
import sys
import tempfile

import driver
from clipboard import wait
from driver import press, until, write
from window import command, has_focus, launch, new_file, reach, toast, write_rows

COLUMNS = 'pool,host,category,line,lead,contract,partner,year,measure,pounds'
EQUAL, CAPPED, RESERVED = 'Equal', 'Council capped', 'Reserve first'
NEARLY_ALL = 'In nine draws of ten'


def row(line, contract, partner, year, measure, pounds, pool='Care'):
    return f'{pool},Council,At home,{line},Council,{contract},{partner},{year},{measure},{pounds}'


def list_rows(lines):
    """Some lines with budgets of £15m and £10m, a demand-led one with three years behind it, and another pool in which nothing varies."""
    rows = []
    for number in range(lines):
        contract = 'demand-led' if number < 2 else 'block'
        rows += [row(f'Line {number}', contract, 'Council', '2013/14', 'existing', 15000000), row(f'Line {number}', contract, 'CCG', '2013/14', 'existing', 10000000)]
    for year, spent in (('2010/11', 20), ('2011/12', 22), ('2012/13', 24)):
        rows += [row('Line 0', 'demand-led', '', year, 'budget', 20000000), row('Line 0', 'demand-led', '', year, 'actual', spent * 1000000)]
    return rows + [row('Nothing', 'block', 'CCG', '2013/14', 'existing', 1000000, 'Other')]


def store(path, rule, *more):
    for way in ((), ('--under',)):
        command('rule', rule, '--file', path, '--pool', 'Care', *way, *more)


def add_spread(path, lines):
    """Typed spreads of a tenth: of lines, from the second on."""
    with contextlib.closing(sqlite3.connect(path)) as file:
        for number in lines:
            file.execute('INSERT INTO spread (id, line, shape, middle, deviation, low, high, source) SELECT ?, id, 0, 0, 100000, 0, 0, \'\' FROM line WHERE name = ?', (number, f'Line {number}'))
        file.commit()


@contextlib.contextmanager
def opened(lines=4, typed=(2,), scenarios=(EQUAL, CAPPED, RESERVED), other='equal'):
    """The program on the What-if page of a document of its own; nothing may be amiss at the end."""
    rules = {EQUAL: 'equal', CAPPED: 'proportional gross; cap Council £1m unallocated', RESERVED: 'reserve £1,000,000; proportional gross'}
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder, sample=None)
        command('import', path, write_rows(folder, '\n'.join(list_rows(lines)), COLUMNS))
        store(path, 'proportional gross')
        for name in scenarios:
            command('scenario', path, 'new', name)
            command('rule', rules.get(name, other), '--file', path, '--pool', 'Care', '--scenario', name)
        add_spread(path, typed)
        app = launch(path)
        try:
            press('ctrl+4')
            app.window.find('heading', 'What it may come to')
            yield app
            app.stop()
            command('check', app.path)
        finally:
            app.process.kill()


def ask(app, *options, scenarios=(EQUAL, CAPPED, RESERVED)):
    names = [part for name in scenarios for part in ('--scenario', name)]
    return json.loads(command('simulate', app.path, '--pool', 'Care', '--year', '2013/14', *names, *options, '--format=json'))


def pounds(pence):
    return f'{"−" if pence < 0 else ""}{abs(pence) // 100:,}.{abs(pence) % 100:02}'


def says(app, lane, what, text):
    """Wait until a lane says that of something, as a screen reader has it."""
    app.window.find(None, f'{lane}, {what}: {text}', exact=True)


def list_figures(told):
    """What a screen reader has of every figure, by what the command line says: to the penny."""
    draws = f'{told["draws"]:,}'
    for lane in told['scenarios']:
        name = lane['name']
        for one in lane['partners']:
            for what, key in (('mean', 'mean'), ('P10', 'p10'), ('P50', 'p50'), ('P90', 'p90')):
                yield f'{name}, {one["name"]}, {what}, £: {pounds(one[key])}'
        capped = lane['partners'][0]['chance_of_cap']
        yield f'{name}, Council, Reaches its cap, % of {draws} draws: ' + (f'{capped} %' if name == CAPPED else '–')
        yield f'{name}, Reserve exhausted, % of {draws} draws: ' + (f'{lane["reserve_exhausted"]} %' if name == RESERVED else '–')
        yield f'{name}, Unallocated, P90, £: ' + (pounds(lane['unallocated_p90']) if name == CAPPED else '–')


def says_all(app, told):
    """Wait until every figure of every lane is there."""
    wanted = set(list_figures(told))

    def look():
        found = {thing.name for thing in app.window.each('label', ', £: ')} | {thing.name for thing in app.window.each('label', ' draws: ')}
        return wanted - found
    until(lambda: not look(), f'all figures; there are not {look()}')


def simulated(app):
    """Simulate, and wait until the focus is on what it came to."""
    press('ctrl+shift+r')
    until(lambda: app.find_focus() is not None and app.find_focus().text is not None and app.find_focus().text.startswith(NEARLY_ALL), 'the focus on the sentences')
    return app.find_focus().text


def pick(app, name, wanted, entry, back=False):
    """In the drop-down of that name, with keys, an entry by its place, the first of them 0."""
    reach(app, name, back)
    press('space')
    until(lambda: any('focused' in item.states for item in app.each('list item')), f'the list of {name}')
    press('Home', *['Down'] * entry, 'Return')
    until(lambda: has_focus(app, name) and app.find_focus().description == wanted, f'{wanted} to be chosen; it is {app.find_focus().description}')


def type_in(app, name, text, back=False):
    reach(app, name, back)
    press('ctrl+a', 'Delete')
    write(text)


def test_figures():
    """the figures are those of the command line, and the same again with the same seed; in words, and copied"""
    with opened() as app:
        app.window.find('label', '2 lines vary: 1 by a typed spread and 1 as in the last years')
        words = simulated(app)
        told = ask(app)
        says_all(app, told)
        p90 = [pounds(lane['partners'][0]['p90']) for lane in told['scenarios']]
        assert words.split('\n')[0] == f'In nine draws of ten Council pays at most £{p90[0]} in the baseline, £{p90[1]} in “Equal”, £{p90[2]} in “Council capped” and £{p90[3]} in “Reserve first”.', words
        assert f'For nobody yet, and to be decided: in nine draws of ten at most £{pounds(told["scenarios"][2]["unallocated_p90"])} in “Council capped”.' in words, words
        app.window.find('label', '“Care”, 2013/14: 100,000 draws, seed 1, by the rules in force on 31 March 2014.')

        reach(app, 'Copy the table of the simulation')
        press('space')
        toast(app, 'Copied the table of the simulation.')
        rows = [line.split('\t') for line in wait('text/plain;charset=utf-8', lambda found: 'P90' in found).replace('\r', '').split('\n')]
        assert rows[0] == ['', 'Baseline', EQUAL, CAPPED, RESERVED], rows
        assert [float(figure) for figure in next(row for row in rows if row[0] == 'Council, P90, £')[1:]] == [lane['partners'][0]['p90'] / 100 for lane in told['scenarios']], rows

        type_in(app, 'Seed of the draws', '7', back=True)
        simulated(app)
        other = ask(app, '--seed', '7')
        assert other['scenarios'] != told['scenarios']
        says_all(app, other)
        type_in(app, 'Seed of the draws', '1', back=True)
        assert simulated(app) == words
        says_all(app, told)


def test_settings():
    """a usual spread, the number of draws, and what cannot be read"""
    with opened() as app:
        pick(app, 'Number of draws', '10,000', 0)
        type_in(app, 'Deviation of demand-led lines', '12.5')
        app.window.find('label', '3 lines vary: 1 by a typed spread and 2 that are demand-led by the deviation below')
        pick(app, 'Shape of the deviation', 'Lognormal', 1)
        simulated(app)
        says_all(app, ask(app, '--draws', '10000', '--deviation', '12.5', '--shape', 'lognormal'))
        app.window.find('label', 'vary by a lognormal one of 12.5 % of their budget')

        for name, text, reason in (('Deviation of demand-led lines', '0', 'The deviation is a percentage of the budget above 0'), ('Seed of the draws', '1.5', 'The seed is a whole number from 0 on')):
            type_in(app, name, text, back=True)
            app.window.find('label', reason)
            until(lambda: 'sensitive' not in app.window.find('push button', 'Simulate', exact=True).states, 'that nothing can be simulated')
            reach(app, 'Variance in pounds')
            press('ctrl+shift+r')
            until(lambda: app.find_focus().name.startswith(name) and app.find_focus().description.startswith(reason), f'the focus on {name}')
            press('ctrl+a', 'Delete')
            write('1')
            app.window.absent('label', reason)


def test_chart():
    """the chart of a partner, as a histogram or a curve"""
    with opened() as app:
        simulated(app)
        app.window.find(None, 'What Council may have to pay')
        pick(app, 'Whose final cost the chart shows', 'CCG', 1)
        app.window.find(None, 'What CCG may have to pay')
        reach(app, 'Cumulative')
        press('space')
        until(lambda: 'pressed' in app.find_focus().states or 'checked' in app.find_focus().states, 'the curve to be chosen')


def test_stopped():
    """it says how far it is, the window goes on meanwhile, Escape stops it, and the figures before stay"""
    many = tuple(f'Scenario {letter}' for letter in 'ABCDE')
    # So many lines that what is looked for on the screen is found before it is done.
    with opened(lines=2400, typed=range(2, 2400), scenarios=many, other='own') as app:
        app.window.find('label', '2,399 lines vary: 2,398 by a typed spread and 1 as in the last years')
        pick(app, 'Number of draws', '1,000,000', 2)

        # What is looked for on the screen takes its time: the keys are not to wait for it.
        press('ctrl+shift+r', 'Escape')
        toast(app, 'Stopped before there was a result.')
        app.window.absent(None, 'Baseline, Council, mean')
        until(lambda: has_focus(app, 'Simulate'), 'the focus on what begins it')

        pick(app, 'Number of draws', '10,000', 0, back=True)
        words = simulated(app)
        pick(app, 'Number of draws', '1,000,000', 2, back=True)
        press('ctrl+shift+r', 'space')
        toast(app, 'Stopped. The figures are those of the simulation before.')
        assert app.window.find('label', NEARLY_ALL).text == words
        says(app, 'Baseline', 'Council, mean, £', pounds(ask(app, '--draws', '10000', scenarios=())['scenarios'][0]['partners'][0]['mean']))

        press('ctrl+shift+r')
        bar = app.window.find('progress bar', 'How far the simulation is')
        first = bar.value
        until(lambda: first < bar.value < 1, 'the simulation to go on')
        until(lambda: app.window.find('label', NEARLY_ALL).text != words, 'other figures', 120)
        says(app, 'Baseline', 'Council, mean, £', pounds(ask(app, '--draws', '1000000', scenarios=())['scenarios'][0]['partners'][0]['mean']))


def test_stale():
    """what figures are of is never another thing than what stands above, or it is said"""
    edited = 'The figures below are of before the last change to the document.'
    with opened() as app:
        simulated(app)
        before = ask(app)

        # Another pool, or all of them, has none; a variance that is typed above has nothing to do with it.
        pick(app, 'Pool', 'All pools', 0, back=True)
        app.window.find('label', 'Chances are worked out for one pool: choose one above.')
        app.window.absent(None, 'Baseline, Council, mean')
        pick(app, 'Pool', 'Care', 1)
        says_all(app, before)
        type_in(app, 'Variance in pounds', '1m\n')
        says(app, 'Baseline', 'Together, £', '1,000,000.00')
        says_all(app, before)
        app.window.absent('label', edited)

        # A lane less.
        reach(app, f'Menu of “{RESERVED}”')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the lane')
        press('h')
        app.window.find('label', 'The figures below are of other scenarios than those that stand above.')

        # An edit: the spread of a line that is demand-led no longer matters, as its rule is another.
        reach(app, f'Menu of “{EQUAL}”')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the lane')
        press('t')
        toast(app, f'Deleted the scenario “{EQUAL}”')
        app.window.find('label', edited)
        says_all(app, before)
        reach(app, 'Simulate again')
        press('space')
        app.window.absent('label', edited)
        app.window.absent(None, f'{EQUAL}, Council, mean')
        got = ask(app, scenarios=(CAPPED,))
        for lane in got['scenarios']:
            says(app, lane['name'], 'Council, P90, £', pounds(lane['partners'][0]['p90']))


def test_refused():
    """where nothing varies it says what to do, and leads there"""
    with opened(scenarios=()) as app:
        pick(app, 'Pool', 'Other', 2, back=True)
        app.window.find('label', 'No line of “Other” that has a budget in 2013/14 has a spread, of its own or from the last years, so nothing varies')
        press('ctrl+shift+r')
        until(lambda: has_focus(app, 'Go to the schedule'), 'the focus on the way to the schedule')
        press('space')
        app.window.find('tree table', 'Schedule')
        until(lambda: any('focused' in cell.states for cell in app.grid.each('table cell')), 'the schedule')


TESTS = (test_figures, test_settings, test_chart, test_stopped, test_stale, test_refused)

if __name__ == '__main__':
    chosen = [test for test in TESTS if not sys.argv[2:] or test.__name__ in sys.argv[2:]]
    driver.run(chosen)
