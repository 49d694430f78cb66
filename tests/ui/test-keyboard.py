# test-keyboard.py: everything can be reached with the keyboard alone, and the focus never gets stuck.
#
#   harness python3 test-keyboard.py DEWPOND [TEST…]

import json
import sys
import time

import driver
from driver import press, until, write
from window import CCG, COUNCIL, closed, command, dialog, has_focus, launch, opened, reach, stop

HEADER = ['Financial year: 2013/14', 'Unit of the figures: £000', 'Export']
SIDEBAR = ['Main menu', 'Schedule|Risk share']


def place(app):
    """What has the focus and where it is: two recent documents may say the same of themselves."""
    thing = app.find_focus()
    return thing and (thing.role, thing.name, thing.area())


def cycle(app, most=60):
    """Tab round once, and give every stop; from a grid F6 goes on."""
    stops = []
    for _ in range(most):
        at = place(app)
        if at is not None and at in stops:
            return stops
        stops.append(at)
        press('F6' if at is not None and at[0] == 'table cell' else 'Tab')
        try:
            until(lambda: place(app) != at, 'the focus to go on', 2)
        except AssertionError:
            assert at is None, f'the focus is stuck on {at}, after {stops}'
    raise AssertionError(f'Tab did not come round: {stops}')


def expect_stops(stops, wanted):
    names = [name for _, name, _ in filter(None, stops)]
    for one in wanted:
        assert any(name.startswith(choice) for name in names for choice in one.split('|')), f'{one} is not in {names}'


def test_schedule():
    """Tab goes round the schedule: its bar, the grid as one stop, the chart, the details, the sidebar, the header"""
    with opened() as app:
        stops = cycle(app)
        expect_stops(stops, ['Level 1: pools only', 'Find a line, note or provider', 'Filter and sort', 'Add', 'Columns', 'More to do', 'Chart of contributions',
                             'Details of the line', 'Older people, pool', 'Older people, Council: £99,000k', 'Chart menu',
                             *(f'{field}, Older people' for field in ('Reference in the agreement', 'Host partner', 'Lead commissioner', 'Starts on',
                               'Ends on', 'No end date', 'Aims', 'Note', 'Source')), *SIDEBAR, *HEADER])
        assert len([one for one in stops if one and one[0] == 'table cell']) == 1, stops


def area(app):
    """In which part of the window the focus is."""
    at = place(app)
    if at is None:
        return None
    role, name, _ = at
    if role == 'table cell':
        return 'grid'
    return next((part for part, names in {'toolbar': ['Level 1'], 'chart': ['Older people, Council', 'Chart menu'], 'details': ['Reference'], 'pages': ['Main menu', 'Schedule'],
                                          'header': ['Undo', 'Financial year']}.items() if any(name.startswith(one) for one in names)), name)


def test_areas():
    """F6 goes round the parts of the window, and Shift+F6 back"""
    with opened() as app:
        round_ = ['chart', 'details', 'pages', 'header', 'toolbar', 'grid']
        for part in round_ * 2:
            press('F6')
            until(lambda: area(app) == part, f'the focus in the {part}; it is in {area(app)}')
        # From the grid one comes to the last of the tools, as with Tab.
        for part in list(reversed(round_[:-2])):
            press('shift+F6')
            if part == 'header':
                until(lambda: area(app) != 'grid', 'the focus in the toolbar')
                press('shift+F6')
            until(lambda: area(app) == part, f'the focus in the {part}; it is in {area(app)}')


def test_row_menu():
    """whoever closes the menu of the row goes on in its cell"""
    with opened() as app:
        for page, name in (('1', 'Council existing services, service line'), ('2', 'Council existing services, service line')):
            press(f'ctrl+{page}')
            app.grid = app.find('tree table', 'Schedule' if page == '1' else 'Spending')
            until(lambda: area(app) == 'grid', 'the focus in the grid')
            press('ctrl+Home', 'Down')
            until(lambda: has_focus(app, name), f'the focus on the line; it is on {stop(app)}')
            press('shift+F10')
            until(lambda: not has_focus(app, name), 'the menu')
            press('Escape')
            until(lambda: has_focus(app, name), f'the focus in the cell again; it is on {stop(app)}')


def test_years():
    """the menu of years opens on the one that is shown; Alt+Page Up and Page Down go to the one before and after"""
    with opened() as app:
        def year(name):
            until(lambda: app.window.all('push button', f'Financial year: {name}'), f'the year {name}')
        press('alt+Next')
        year('2014/15')
        press('alt+Prior', 'alt+Prior')
        year('2012/13')
        press('alt+Next', 'alt+Next')
        year('2014/15')
        reach(app, 'Financial year: 2014/15')
        press('space')
        until(lambda: has_focus(app, '2014/15'), f'the focus on the year that is shown; it is on {stop(app)}')
        press('Up', 'Return')
        year('2013/14')


def test_note_waits():
    """a note is not shown before somebody moves in the grid, nor over the next key"""
    with opened() as app:
        note = 'Each partner leads part of the services.'
        def shown():
            return app.grid.all('label', note)
        until(lambda: has_focus(app, 'Older people, pool'), 'the focus on the pool')
        time.sleep(1.5)
        assert not shown(), shown()
        press('Down', 'Up')
        until(shown, 'the note')
        press('shift+Right')
        until(lambda: not shown(), 'the note to go')


def test_share():
    """Tab goes round the risk share page"""
    with opened() as app:
        press('ctrl+3')
        app.window.find('push button', f'{COUNCIL} bears')
        until(lambda: stop(app)[1].startswith('Variance'), 'the focus on the variance')
        expect_stops(cycle(app), ['Pool', 'Rule', 'Rule as text', 'Variance, £', 'Falls on', f'{COUNCIL} bears',
                                  'Copy sentence', 'Copy working', *SIDEBAR, *HEADER])


def test_welcome():
    """Tab goes round the welcome page"""
    app = launch()
    try:
        app.window.find('list', 'Samples from published papers')
        press('Tab')
        expect_stops(cycle(app), ['Main menu', 'New agreement', 'Open…', 'Oxfordshire, 2013/14|Barnet, 2017/18'])
        app.stop()
    finally:
        app.process.kill()


def test_shared():
    """a choice is made and a share asked for its working with keys alone"""
    with opened() as app:
        press('ctrl+3')
        app.window.find('push button', f'{COUNCIL} bears')
        press('alt+r')
        choice = app.window.find('combo box', 'Rule')
        until(lambda: any('focused' in item.states for item in choice.each('list item')), 'the rules')
        press('End', 'Up', 'Up', 'Up', 'Return')
        rule = app.window.find('text', 'Rule as text')
        until(lambda: rule.text == 'fixed Council 50%, CCG 50%', f'percentages to type over; the rule is {rule.text}')
        press('alt+r')
        until(lambda: any('focused' in item.states for item in choice.each('list item')), 'the rules')
        press('End', 'Up', 'Up', 'Return')
        until(lambda: rule.text == 'all to Council', f'the rule; it is {rule.text}')
        reach(app, f'{CCG} bears')
        press('space')
        app.window.find('label', 'Why £0.00?')


def partners_of(app):
    return [(one['name'], one['short_name']) for one in json.loads(command('show', app.path, '--format=json'))['partners']]


def test_partners():
    """a third partner is added, renamed, given a short name, moved and removed again with keys alone"""
    with opened() as app:
        press('ctrl+shift+p')
        partners = dialog(app, 'Partners')
        reach(app, 'Add a partner')
        press('space')
        until(lambda: has_focus(app, 'Name of Partner'), 'the focus on the new name, to be typed over')
        write('Acute Trust\n')
        until(lambda: partners_of(app)[-1][0] == 'Acute Trust', 'the name')
        until(lambda: has_focus(app, 'Name of Acute Trust'), 'the focus where it was')
        press('Tab')
        until(lambda: has_focus(app, 'Short name of Acute Trust'), 'the short name')
        write('Trust')
        press('Tab')
        until(lambda: partners_of(app)[-1] == ('Acute Trust', 'Trust'), 'the short name, taken when it was left')

        reach(app, 'Move Acute Trust up', back=True)
        press('space')
        until(lambda: partners_of(app)[1] == ('Acute Trust', 'Trust'), 'the trust above the CCG')
        until(lambda: has_focus(app, 'Move Acute Trust up'), 'the focus on the button that moved it')
        press('space')
        until(lambda: partners_of(app)[0] == ('Acute Trust', 'Trust'), 'the trust above all')
        until(lambda: has_focus(app, 'Move Acute Trust down'), 'the focus on the button that can still move it')

        reach(app, 'Remove Acute Trust', back=True)
        press('space')
        until(lambda: len(partners_of(app)) == 2, 'two partners')
        press('Escape')
        closed(app, 'Partners')
        press('ctrl+z')
        until(lambda: len(partners_of(app)) == 3, 'three partners again')
        app.grid.find('table cell', 'Trust existing, 2013/14, not entered')


def test_refused_partner():
    """what is refused in the partners' dialog stays there with the reason, and keeps it open until it is put right or taken back"""
    with opened() as app:
        before = partners_of(app)
        press('ctrl+shift+p')
        partners = dialog(app, 'Partners')
        reach(app, COUNCIL)
        press('space')
        reach(app, f'Short name of {COUNCIL}')
        press('ctrl+a')
        write('CCG\n')
        partners.find('label', 'CCG')
        field = partners.find('text', f'Short name of {COUNCIL}')
        press('alt+F4')
        until(lambda: field.text == 'CCG' and partners_of(app) == before, 'the refused name to stay, and the partners')
        dialog(app, 'Partners')
        reach(app, f'Short name of {COUNCIL}')
        press('Escape')
        until(lambda: field.text == 'Council', 'what was typed to be taken back')

        # So it is from where the focus has gone since.
        press('ctrl+a')
        write('CCG\t')
        until(lambda: field.text == 'CCG' and not has_focus(app, f'Short name of {COUNCIL}'), 'the focus to go on')
        press('Escape')
        until(lambda: field.text == 'Council', 'what was typed to be taken back')
        press('Escape')
        closed(app, 'Partners')
        assert partners_of(app) == before


def test_refused_detail():
    """a detail that is refused stays where it was typed, with the reason below it, and the document is as it was"""
    with opened() as app:
        pool = json.loads(command('show', app.path, '--format=json'))['pools'][0]
        reach(app, 'Starts on, Older people')
        write('2013-02-31\n')
        field = app.window.find('text', 'Starts on, Older people')
        until(lambda: any(state.startswith('invalid') for state in field.states), 'the date to be refused')
        assert field.text == '2013-02-31' and '2013-02-31' in field.description, (field.text, field.description)
        press('ctrl+a')
        write('2013-04-01')
        press('Tab')
        until(lambda: not any(state.startswith('invalid') for state in field.states), 'the date to be taken')
        press('ctrl+1', 'ctrl+z')
        until(lambda: field.text == '', 'the date to be taken back')
        assert json.loads(command('show', app.path, '--format=json'))['pools'][0] == pool

        # What is being typed when the document is closed is taken too.
        reach(app, 'Reference in the agreement, Older people')
        write('Schedule 9')
        press('ctrl+w')
        until(lambda: app.window.name == 'Dewpond', 'the document to close')
        out = app.path + '.json'
        command('export', app.path, out)
        with open(out, encoding='utf-8') as file:
            assert '"Schedule 9"' in file.read()


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
