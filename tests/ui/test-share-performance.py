# test-share-performance.py: funds paid for performance on the risk share page, entered, read and taken back with keys alone.
#
#   harness python3 test-share-performance.py DEWPOND [TEST…]

import json
import sys

import driver
from driver import press, until, write
from window import CCG, closed, command, content, dialog, focus_is, has_focus, opened, reach, stop, toast

ADD = 'Add a fund paid for performance'
FUND = 'Fewer admissions'


def funds(app):
    return json.loads(command('incentive', app.path, '--format=json'))['incentives']


def page(app):
    """The risk share page, by its key."""
    press('ctrl+3')
    app.window.find('label', 'Paid for performance', exact=True)


def add(app, *texts):
    """A fund by Alt+D: name, ring-fence, unit, target, achieved and note, each left with Enter, which goes on to the next; who keeps the rest is left as it is proposed."""
    press('alt+d')
    ask = dialog(app, 'Pay for performance')
    focus_is(app, 'Name')
    for text, name in zip(texts, ('Name', 'Ring-fence', 'Unit', 'Target', 'Achieved', 'Note')):
        reach(app, name)
        write(text)
    return ask


def choose_pool(app, at):
    """The pool at that place in the list, by keys."""
    choice = app.window.find('combo box', 'Pool')
    press('alt+p')
    until(lambda: any('focused' in item.states for item in choice.each('list item')), 'the list of pools')
    press('Home', *['Down'] * at, 'Return')
    until(lambda: not any('focused' in item.states for item in choice.each('list item')), 'the list to close')


def says(ask, text):
    """Wait until the dialog says that."""
    ask.find('label', text)


def rows(app):
    """What the rows are called."""
    return [item.name for item in app.window.find('list', 'Funds paid for performance').each('list item')]


def figure(app, name):
    app.window.find('label', name, exact=True)


def test_keyboard():
    """added, read, changed, undone, redone and deleted by keys; every figure says whose it is"""
    with opened() as app:
        before = content(app.path)
        page(app)
        app.window.find('label', 'Nothing of “Older people” is paid for performance in 2013/14.')
        app.window.find('label', '2013/14. Released as far as targets are met. It shares nothing of the variance.', exact=True)

        ask = add(app, FUND, '100k', 'admissions avoided', '1,200')
        says(ask, f'What “{FUND}” achieved is not reported yet: its £100,000 stays with {CCG} until it is.')
        press('ctrl+Return')
        closed(app, 'Pay for performance')
        toast(app, f'New fund “{FUND}”, paid for performance. Ctrl+Z takes it back.')
        focus_is(app, FUND)
        assert rows(app) == [f'{FUND}, 1,200 admissions avoided, not reported yet: £0 of £100,000 released, £100,000 stays with {CCG}'], rows(app)
        app.window.find('level bar', f'{FUND}, achieved of target, not reported yet')
        app.window.absent('label', 'Nothing of “Older people” is paid')
        figure(app, f'{FUND}, released, £0.00')

        press('Return')
        ask = dialog(app, 'Change a fund')
        focus_is(app, 'Achieved')
        says(ask, 'Nothing is different yet.')
        write('990')
        says(ask, f'“{FUND}” missed its target: 990 of 1,200 admissions avoided, 82.5 %. £17,500 of its £100,000 is not released and stays with {CCG}.')
        press('ctrl+Return')
        closed(app, 'Change a fund')
        for name in ('ring-fence, £100,000.00', 'released, £82,500.00', 'stays, £17,500.00', 'achieved of target, 82.5 %', f'stays with {CCG}'):
            figure(app, f'{FUND}, {name}')
        app.window.find('level bar', f'{FUND}, achieved of target, 82.5 %')
        app.window.find('label', '▲ Missed: 990 of 1,200 admissions avoided', exact=True)
        app.window.find('label', f'“{FUND}” missed its target: 990 of 1,200 admissions avoided, 82.5 %. £17,500 of its £100,000 is not released and stays with {CCG}.')
        assert [(one['released'], one['stays']) for one in funds(app)] == [(8250000, 1750000)]
        focus_is(app, FUND)

        press('ctrl+z')
        figure(app, f'{FUND}, released, £0.00')
        app.window.absent('label', 'missed its target')
        focus_is(app, FUND)
        press('ctrl+shift+z')
        figure(app, f'{FUND}, released, £82,500.00')
        press('Delete')
        toast(app, f'Deleted the fund “{FUND}”. Ctrl+Z takes it back.')
        focus_is(app, ADD)
        assert funds(app) == []
        press('ctrl+z')
        figure(app, f'{FUND}, released, £82,500.00')
        press('ctrl+z', 'ctrl+z')
        app.window.find('label', 'Nothing of “Older people” is paid for performance in 2013/14.')
        assert content(app.path) == before


def test_totals():
    """several funds, with a total that adds up; the menu of a row by its key; what is met says so"""
    with opened() as app:
        page(app)
        for texts in ((FUND, '100000', 'admissions avoided', '1200', '990'), ('Falls', '£50,000', 'falls', '3', '4.5'), ('Beds', '0.01', 'beds', '3', '2')):
            add(app, *texts)
            press('ctrl+Return')
            closed(app, 'Pay for performance')
            focus_is(app, texts[0])
        for name in ('ring-fence, £150,000.01', 'released, £132,500.00', 'stays, £17,500.01'):
            figure(app, f'Total, {name}')
        app.window.find('label', '✓ Exceeded: 4.5 of 3 falls', exact=True)
        assert len(rows(app)) == 3

        press('Up')
        focus_is(app, 'Falls')
        press('shift+F10')
        until(lambda: has_focus(app, 'Change…'), f'the menu; the focus is on {stop(app)}')
        press('Down', 'Return')
        toast(app, 'Deleted the fund “Falls”. Ctrl+Z takes it back.')
        focus_is(app, 'Beds')
        figure(app, 'Total, ring-fence, £100,000.01')
        press('Delete')
        until(lambda: len(rows(app)) == 1, 'one fund to be left')
        focus_is(app, FUND)
        app.window.absent('label', 'Total, ring-fence')


def test_refused():
    """what cannot be read or be is said, and what is lacking is asked for; nothing is kept; Escape leaves all as it was"""
    with opened() as app:
        page(app)
        before = content(app.path)
        ask = add(app, FUND, '-1')
        says(ask, 'The ring-fence must not be below 0.')
        press('ctrl+a')
        write('100k')
        says(ask, 'Type the unit')
        for name, text, reason in (('Target', '0', 'The target must be above 0.'), ('Target', '1.2345', '“1.2345” is not a quantity'), ('Achieved', '95%', '“95%” is not a quantity')):
            reach(app, name)
            press('ctrl+a')
            write(text)
            says(ask, reason)
            press('ctrl+a')
            write('12')
            ask.find('label', 'Type the unit')
        press('ctrl+Return')
        says(ask, 'Type the unit')
        press('Escape')
        closed(app, 'Pay for performance')
        focus_is(app, ADD)
        assert content(app.path) == before


def test_follows():
    """the card follows the year, the pool, another's edits and the scenario, in which the funds are the same and it says so"""
    with opened() as app:
        page(app)
        ask = add(app, FUND, '1m', 'admissions avoided', '1200', '990')
        reach(app, 'Stays with', back=True)
        press('space')
        until(lambda: any('focused' in item.states for item in ask.each('list item')), 'the list of partners')
        press('Home', 'Down', 'Return')
        says(ask, 'is not released and stays with Oxfordshire County Council.')
        reach(app, 'Achieved')
        press('ctrl+a')
        write('1200')
        says(ask, 'met its target')
        press('ctrl+Return')
        closed(app, 'Pay for performance')
        figure(app, f'{FUND}, stays with Oxfordshire County Council')
        app.window.find('label', '✓ Met: 1,200 of 1,200 admissions avoided', exact=True)
        press('alt+Next')
        app.window.find('label', 'Nothing of “Older people” is paid for performance in 2014/15.')
        press('alt+Prior')
        figure(app, f'{FUND}, released, £1,000,000.00')

        choose_pool(app, 2)
        app.window.find('label', 'Nothing of “Mental health” is paid for performance in 2013/14.')
        choose_pool(app, 0)
        figure(app, f'{FUND}, released, £1,000,000.00')

        press('ctrl+4', 'ctrl+shift+n')
        dialog(app, 'New scenario')
        write('Other')
        press('ctrl+Return')
        closed(app, 'New scenario')
        reach(app, 'Menu of “Other”')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the lane')
        press('e')
        app.window.find('label', 'Editing scenario')
        page(app)
        app.window.find('label', 'It shares nothing of the variance. It is the same in all scenarios.')
        add(app, 'Falls', '5k', 'falls', '3')
        press('ctrl+Return')
        closed(app, 'Pay for performance')
        toast(app, 'This changed in the baseline too: names, places of lines, virements, spreads, funds paid for performance and what is rolled forward are the same in all scenarios.')
        assert [one['name'] for one in funds(app)] == [FUND, 'Falls']


def test_sample():
    """the illustration of the Barnet sample is on the page of its pool, in its year, and says that it is one"""
    with opened('barnet-2017') as app:
        page(app)
        choose_pool(app, 4)
        figure(app, 'Fewer emergency admissions (illustration), released, £412,500.00')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
