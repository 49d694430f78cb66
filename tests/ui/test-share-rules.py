# test-share-rules.py: writes, changes and takes away rules of lines and from dates on through the window, by keys; the page shares as the command line does.
#
#   harness python3 test-share-rules.py DEWPOND [TEST…]

import json
import sys

import driver
from driver import press, until, write
from window import closed, command, content, dialog, opened, pick, reach, toast

POOL = 'Older people'
LINE = 'CCG additional money'


def shares(app, *arguments):
    answer = json.loads(command('share', app.path, '--pool', POOL, '--year', '2013/14', *arguments, '--format=json'))
    return {one['name']: f'{one["share"] // 100:,}.{one["share"] % 100:02d}' for one in answer['partners']}


def page_says(app, *arguments):
    for name, share in shares(app, *arguments).items():
        app.window.find('push button', f'{name} bears £{share}; show why')


def start(app):
    press('ctrl+3')
    variance = app.window.find('text', 'Variance, £')
    until(lambda: 'focused' in variance.states, 'the focus on the variance')
    press('ctrl+a')
    write('1m\n')


def ask(app, rule, line=None, date=None, reason=None):
    """The dialog, filled in by keys."""
    press('alt+i')
    window = dialog(app, 'Write a rule')
    press('ctrl+a')
    write(rule)
    if line is not None:
        pick(app, 'Whose rule it is', line)
    if date is not None:
        reach(window, 'In force from')
        write(date)
    if reason is not None:
        reach(window, 'Reason')
        write(reason)
    press('ctrl+Return')
    closed(app, 'Write a rule')


def choose(app, where, key):
    reach(app.window, f'Menu of the rule: {where}')
    press('space')
    until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the rule')
    press(key)


def test_line():
    """a line gets a rule of its own, which goes before the pool's, is changed, and taken away; undo brings it back"""
    with opened() as app:
        before = content(app.path)
        start(app)
        page_says(app, '--variance', '1000000')
        ask(app, 'all to Council', line=LINE, reason='Commissioned by it alone')
        app.window.find('label', 'All rules written for overspends apply, of lines and other months too')
        app.window.find('label', f'{LINE}, overspends', exact=True)
        app.window.find('label', 'Commissioned by it alone')
        got = shares(app, '--variance', '1000000')
        assert got['Oxfordshire County Council'] == '846,153.85', got
        page_says(app, '--variance', '1000000')

        choose(app, f'{LINE}, overspends', 'c')
        window = dialog(app, 'Change a rule')
        assert 'sensitive' not in window.find('combo box', 'Whose rule it is').states
        press('ctrl+a')
        write('equal')
        press('ctrl+Return')
        closed(app, 'Change a rule')
        until(lambda: shares(app, '--variance', '1000000')['Oxfordshire County Council'] == '676,923.08', 'the rule to be another')
        page_says(app, '--variance', '1000000')

        choose(app, f'{LINE}, overspends', 'a')
        toast(app, 'Took a rule away: equal. Ctrl+Z takes it back.')
        app.window.find('label', 'This is the rule written for overspends')
        assert content(app.path) == before
        page_says(app, '--variance', '1000000')


def test_date():
    """a rule from a month on is in force at the end of the year; another one that is used takes its place, not that of the first"""
    with opened() as app:
        start(app)
        ask(app, 'equal', date='1 October 2013')
        app.window.find('label', 'The whole pool, overspends, from 1 October 2013', exact=True)
        rule = app.window.find('text', 'Rule as text')
        until(lambda: rule.text == 'equal', f'the rule that is in force; it is {rule.text}')
        page_says(app, '--variance', '1000000')
        choose(app, 'The whole pool, overspends', 't')
        until(lambda: rule.text == 'own' and 'focused' in rule.states, f'the first rule to be tried; it is {rule.text}')
        press('ctrl+a')
        write('proportional gross')
        press('alt+u')
        toast(app, 'Overspend rule of “Older people”: proportional gross. Ctrl+Z takes it back.')
        rows = [(row['start'], row['text']) for row in content(app.path)['tables']['rule'] if row['direction'] == 'over' and row['scenario'] == 0]
        assert sorted(rows) == [('', 'own'), ('2013-10-01', 'proportional gross')], rows
        page_says(app, '--variance', '1000000')


def test_refused():
    """what cannot be written says why, and nothing is lost"""
    with opened() as app:
        before = content(app.path)
        start(app)
        press('alt+i')
        window = dialog(app, 'Write a rule')
        press('ctrl+a')
        write('up to 3%: own; up to 1%: equal; rest: own')
        press('ctrl+Return')
        window.find('label', 'Column 16 of the rule: this band overlaps the one before it')
        press('ctrl+a')
        write('equal')
        reach(window, 'In force from')
        write('31/2/2014')
        press('ctrl+Return')
        until(lambda: any('31/2/2014' in thing.text for thing in window.each('label')), 'the reason')
        press('Escape', 'Escape')
        closed(app, 'Write a rule')
        assert content(app.path) == before


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
