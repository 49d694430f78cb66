# test-dialogs.py: money is moved, years are rolled, pools are merged, split and renamed, and figures noted, all with keys alone.
#
#   harness python3 test-dialogs.py DEWPOND [TEST…]
#
# What a dialog did is asked of the command line; Ctrl+Z takes all of it back.

import json
import re
import sys

import driver
from driver import press, until, write
from window import begun, cell, closed, command, content, current, dialog, focus_is, go, main_menu, menu, pick, reach, toast

ROWS = '''\
Home care,Reablement,Council,2012/13,existing,700000
Home care,Reablement,Council,2013/14,existing,725000
Home care,Care packages,Council,2013/14,existing,600000
Home care,Care packages,NHS,2013/14,additional,300000
Equipment,Beds and hoists,Council,2013/14,existing,200000
Equipment,Beds and hoists,NHS,2013/14,existing,260000
Equipment,Adaptations,NHS,2012/13,existing,90000
Equipment,Adaptations,NHS,2013/14,existing,95000
Carers,Respite breaks,Council,2013/14,existing,150000
Carers,Respite breaks,Council,2013/14,income,20000'''


def show(app):
    return json.loads(command('show', app.path, '--format=json'))


def shown(app):
    """All that the command line says of the document, and all that is in it."""
    return command('show', app.path, '--format=json') + json.dumps(content(app.path), ensure_ascii=False)


def undone(app, before):
    """Ctrl+Z makes the document say what it said."""
    press('ctrl+z')
    until(lambda: shown(app) == before, 'the document to be as it was')


def pool_of(app, name, year):
    pool = next(pool for pool in show(app)['pools'] if pool['name'] == name)
    return next((one['total'] for one in pool['years'] if one['year'] == year), {})


def test_virement():
    """£250,000 is moved between two pools with a reason; what would be is said before, and Ctrl+Z takes it back"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home')
        current(app, 'Home care, pool')
        press('ctrl+shift+m')
        box = dialog(app, 'Move money')
        focus_is(app, 'To pool')
        box.find('label', 'Choose what the money goes to.')
        assert box.find('combo box', 'From pool').find('push button').description == 'Home care'
        pick(app, 'To pool', 'Equipment')
        box.find('label', 'Type how much is moved.')
        reach(app, 'Amount')
        write('250')
        box.find('label', '= £250,000', exact=True)
        box.find('label', 'Home care: £1,625,000 becomes £1,375,000.\nEquipment: £555,000 becomes £805,000.\nIt is on 4 lines.\nType the reason')
        pick(app, 'Whose money', 'Council')
        reach(app, 'Date')
        press('ctrl+a')
        write('1 October 2013\n')
        focus_is(app, 'Choose a date: Date')
        reach(app, 'Reason')
        write('Demand has moved')
        reach(app, 'Impact assessment')
        write('SCIA 7\n')
        closed(app, 'Move money')
        toast(app, 'Moved £250,000 from “Home care” to “Equipment”. Ctrl+Z takes it back.')
        virement, = show(app)['virements']
        assert (virement['date'], virement['reason'], virement['partner'], virement['assessment']) == ('2013-10-01', 'Demand has moved', 'Council', 'SCIA 7'), virement
        assert sum(one['pence'] for one in virement['movements'] if one['pence'] > 0) == 25000000
        assert sum(one['pence'] for one in virement['movements']) == 0
        until(lambda: 'focused' in (app.find_focus() or app).states and app.find_focus().role == 'table cell', 'the focus in the grid')
        undone(app, before)


def test_refused_virement():
    """what is refused is said in one sentence while it is typed, what was typed stays, and Escape changes nothing"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home', 'Down', 'ctrl+shift+m')
        box = dialog(app, 'Move money')
        pick(app, 'To pool', 'Carers')
        amount = reach(app, 'Amount')
        write('12x')
        box.find('label', 'Not understood')
        press('ctrl+a')
        write('900')
        refusal = '“Home care > Reablement” has £725,000 in 2013/14, and £900,000 cannot be taken from it; take less.'
        box.find('label', refusal, exact=True)
        press('ctrl+Return')
        dialog(app, 'Move money')
        assert amount.text == '900'
        press('ctrl+a')
        write('-5')
        box.find('label', 'The amount must be more than 0')
        press('ctrl+a')
        write('5')
        box.find('label', 'Type the reason')
        press('ctrl+Return')
        until(lambda: any('reason' in label.name for label in box.each('label')), 'the reason to be asked for')
        dialog(app, 'Move money')
        reach(app, 'Date')
        press('ctrl+a')
        write('2013-02-31')
        box.find('label', '2013-02-31')
        press('Escape')
        closed(app, 'Move money')
        assert shown(app) == before


def test_virements():
    """the year's virements are a table: one is recorded from there, changed, deleted, and that undone"""
    with begun(ROWS) as app:
        main_menu(app, 'v')
        box = dialog(app, 'Virements')
        focus_is(app, 'Move money')
        box.find('label', 'No virement in 2013/14')
        press('Return')
        dialog(app, 'Move money')
        pick(app, 'From pool', 'Home care')
        pick(app, 'From line', 'Reablement')
        pick(app, 'To pool', 'Equipment')
        reach(app, 'Amount')
        write('30')
        reach(app, 'Reason')
        write('Winter')
        reach(app, 'Impact assessment')
        write('SCIA 9')
        press('ctrl+Return')
        until(lambda: all(frame.name != 'Move money' for frame in app.children()), 'the dialog to close')
        row = box.find('list item', '£30,000 from “Home care > Reablement” to “Equipment, 2 lines”, Winter, impact assessment SCIA 9')
        box.find('label', 'SCIA 9', exact=True)
        before = shown(app)
        moved = show(app)['virements'][0]['movements']

        focus_is(app, row.name)
        press('Return')
        change = dialog(app, 'Change a virement')
        focus_is(app, 'Amount')
        change.find('label', 'It is on 3 lines.', exact=True)
        press('ctrl+Return')
        until(lambda: all(frame.name != 'Change a virement' for frame in app.children()), 'the dialog to close')
        assert shown(app) == before, 'nothing was changed, and the lines are as recorded'
        focus_is(app, row.name)
        press('Return')
        change = dialog(app, 'Change a virement')
        focus_is(app, 'Amount')
        press('ctrl+a')
        write('60')
        change.find('label', 'Home care > Reablement: £695,000 becomes £665,000.')
        press('ctrl+Return')
        box.find('list item', '£60,000 from')
        now = show(app)['virements'][0]['movements']
        assert [one['pence'] for one in now] == [2 * one['pence'] for one in moved], (moved, now)

        focus_is(app, box.find('list item', '£60,000 from').name)
        press('Delete')
        box.find('label', 'No virement in 2013/14')
        assert show(app)['virements'] == []
        press('ctrl+z')
        box.find('list item', '£60,000 from')
        press('ctrl+z')
        box.find('list item', '£30,000 from')
        assert shown(app) == before
        reach(app, 'Delete the virement of £30,000')
        press('space')
        box.find('label', 'No virement in 2013/14')
        press('Escape')
        closed(app, 'Virements')


def test_roll():
    """a year is rolled forward with 2.1 %; what it comes to is said before, and the window turns to the new year"""
    with begun(ROWS) as app:
        before = shown(app)
        main_menu(app, 'f')
        box = dialog(app, 'Roll forward')
        focus_is(app, 'Uplift')
        write('2.1x')
        box.find('label', '“2.1x” is not a percentage')
        press('ctrl+Return')
        assert dialog(app, 'Roll forward').find('text', 'Uplift').text == '2.1x'
        press('BackSpace')
        write(' %')
        box.find('label', '£2,330,000 in 2013/14 becomes £2,378,930 in 2014/15. 8 figures are set.')
        box.find('label', 'Council, 2014/15, £1,710,175', exact=True)
        box.find('label', 'NHS, change, +£13,755', exact=True)
        reach(app, 'Savings')
        write('8.93')
        box.find('label', '= £8,930', exact=True)
        box.find('label', 'Total, 2014/15, £2,370,000', exact=True)
        press('Return')
        closed(app, 'Roll forward')
        app.window.find('push button', 'Financial year: 2014/15')
        toast(app, 'Rolled 2013/14 forward to 2014/15. Ctrl+Z takes it back.')
        cell(app, 'Agreement total, all partners gross, 2014/15, £2,370,000')
        assert pool_of(app, 'Carers', '2014/15')['income'] == 2000000
        undone(app, before)


def test_roll_again():
    """what is entered already is kept, and where nothing is left to set that is said"""
    with begun(ROWS + '\nHome care,Reablement,Council,2014/15,existing,1') as app:
        app.window.find('push button', 'Financial year: 2014/15')
        press('ctrl+Home')
        choose_year(app, '2013/14')
        main_menu(app, 'f')
        box = dialog(app, 'Roll forward')
        box.find('label', '7 figures are set; 1 is entered already and kept.')
        pick(app, 'Pools', 'Home care')
        box.find('label', '2 figures are set; 1 is entered already and kept.')
        press('ctrl+Return')
        closed(app, 'Roll forward')
        choose_year(app, '2013/14')
        main_menu(app, 'f')
        box = dialog(app, 'Roll forward')
        pick(app, 'Pools', 'Home care')
        box.find('label', 'There is nothing to set in 2014/15')
        press('Escape')
        closed(app, 'Roll forward')


def choose_year(app, name):
    """The year in the window's header."""
    inner = app.window.find('push button', 'Financial year').children()
    next(thing for thing in inner if thing.actions).act()
    until(lambda: any('menu item' in (item.role or '') and 'focused' in item.states for item in app.window.below()), 'the years')
    for _ in range(12):
        at = next((item for item in app.window.below() if 'menu item' in (item.role or '') and 'focused' in item.states), None)
        at_name = at and next((one for one in [at.name] + [label.name for label in at.each('label')] if '/' in one), '')
        if at_name == name:
            break
        press('Up' if at_name and name < at_name else 'Down')
    press('Return')
    app.window.find('push button', f'Financial year: {name}')
    press('ctrl+1')


def test_merge():
    """a pool is merged into another from a year on: its earlier years stay with it"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home')
        menu(app, 'i')
        box = dialog(app, 'Merge pool')
        focus_is(app, 'Into')
        box.find('label', 'Choose the pool that it goes into.')
        press('ctrl+Return')
        dialog(app, 'Merge pool')
        pick(app, 'Into', 'Carers')
        box.find('label', '“Home care” ends on 31 March 2013 and stays to be looked back at. “Carers” takes over: 1 line goes on there, and what it has until 31 March 2013 stays where it is. '
                 '1 line without earlier years moves.', exact=True)
        press('ctrl+Return')
        closed(app, 'Merge pool')
        toast(app, 'Merged “Home care” into “Carers”')
        assert pool_of(app, 'Home care', '2012/13')['gross'] == 70000000 and not pool_of(app, 'Home care', '2013/14').get('gross')
        assert pool_of(app, 'Carers', '2013/14')['gross'] == 177500000
        undone(app, before)


def test_split():
    """lines of a pool become a pool of their own"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home', 'Down')
        current(app, 'Reablement, service line')
        menu(app, 's')
        box = dialog(app, 'Split into a new pool')
        focus_is(app, 'Name of the new pool')
        assert 'checked' in box.find('check box', 'Reablement').states
        write('Carers\n')
        box.find('label', '“Carers”')
        dialog(app, 'Split into a new pool')
        assert box.find('text', 'Name of the new pool').text == 'Carers'
        press('ctrl+a')
        write('Recovery')
        box.find('label', '1 line goes on there, and what it has until 31 March 2013 stays where it is.')
        reach(app, 'Care packages')
        press('space')
        box.find('label', '1 line without earlier years moves.')
        press('ctrl+Return')
        closed(app, 'Split into a new pool')
        assert pool_of(app, 'Recovery', '2013/14')['gross'] == 162500000
        assert pool_of(app, 'Home care', '2012/13')['gross'] == 70000000
        undone(app, before)


def test_rename():
    """a pool is renamed from a year on with its former name kept; a name typed over is only corrected, and where the other is, is told"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home')
        menu(app, 'y')
        box = dialog(app, 'Rename pool')
        focus_is(app, 'New name')
        press('ctrl+a')
        write('Equipment')
        box.find('label', 'Equipment”', patience=5)
        press('Return')
        dialog(app, 'Rename pool')
        press('ctrl+a')
        write('Care at home')
        box.find('label', '“Formerly” will say: Called “Home care” until 31 March 2013.')
        press('Return')
        closed(app, 'Rename pool')
        cell(app, 'Care at home, pool')
        undone(app, before)
        until(lambda: app.status.name.startswith('Home care'), 'the former name')
        press('F2', 'ctrl+a')
        write('Homecare\n')
        toast(app, '“Home care” is corrected to “Homecare” in every year.')
        undone(app, before)


def test_transfer():
    """a line with earlier years is moved from a year on, and they stay where they are"""
    with begun(ROWS) as app:
        before = shown(app)
        press('ctrl+Home', 'Down')
        current(app, 'Reablement, service line')
        press('ctrl+m')
        box = dialog(app, 'Move to')
        assert box.find('combo box', 'From the year').find('push button').description == '2013/14'
        place = box.find('list item', 'Carers', exact=True)
        until(lambda: any('focused' in one.states for one in box.each('list item')), 'the focus in the list of places')
        for _ in range(8):
            if 'focused' in place.states:
                break
            press('Down' if any('focused' in one.states for one in box.each('list item')) else 'Tab')
        until(lambda: 'focused' in place.states, 'the pool')
        press('Return')
        closed(app, 'Move to')
        current(app, 'Reablement, service line')
        assert pool_of(app, 'Home care', '2012/13')['gross'] == 70000000
        assert pool_of(app, 'Carers', '2013/14')['gross'] == 87500000
        undone(app, before)


def test_note():
    """a figure is noted in the pane, and on the spending page in a dialog"""
    with begun(ROWS) as app:
        press('ctrl+Home', 'shift+F2')
        toast(app, 'A note is on a figure that was entered on a service line')
        before = shown(app)
        go(app, 1, 1)
        current(app, 'Reablement, Council existing, 2013/14, £725,000')
        press('shift+F2')
        focus_is(app, 'Note on this figure, Reablement, Council existing, 2013/14')
        write('As agreed')
        press('Tab')
        focus_is(app, 'Source of this figure')
        write('Board paper')
        press('ctrl+Return')
        until(lambda: (app.find_focus() or app).role == 'table cell', 'the focus back in the grid')
        app.grid.find('label', 'As agreed\nBoard paper')
        assert 'As agreed' in shown(app) and 'Board paper' in shown(app)
        press('shift+F2')
        focus_is(app, 'Note on this figure')
        write('x')
        press('Escape', 'Escape')
        until(lambda: (app.find_focus() or app).role == 'table cell', 'the focus back in the grid')
        press('ctrl+z')
        until(lambda: 'Board paper' not in shown(app), 'the source to be gone')
        assert 'As agreed' in shown(app)
        press('ctrl+z')
        until(lambda: shown(app) == before, 'the note to be gone')

        # Escape takes back only what is typed in the field that it is pressed in.
        press('shift+F2')
        focus_is(app, 'Note on this figure')
        write('As minuted')
        press('Tab')
        focus_is(app, 'Source of this figure')
        write('x')
        press('Escape')
        until(lambda: app.window.find('text', 'Source of this figure').text == '', 'the source to be taken back')
        press('Escape')
        until(lambda: (app.find_focus() or app).role == 'table cell', 'the focus back in the grid')
        app.grid.find('label', 'As minuted')
        press('ctrl+z')
        until(lambda: shown(app) == before, 'the note to be gone')

        # Where there is little room the pane comes for the note, and goes again.
        app.resize(800, 600)
        app.window.find('push button', 'Show the pages')
        press('ctrl+1')
        current(app, 'Reablement, Council existing')
        press('shift+F2')
        focus_is(app, 'Note on this figure')
        until(lambda: {'pressed', 'checked'} & app.window.find('push button', 'Details of the line').states, 'the pane')
        press('ctrl+Return')
        until(lambda: (app.find_focus() or app).role == 'table cell', 'the focus back in the grid')
        until(lambda: not {'pressed', 'checked'} & app.window.find('push button', 'Details of the line').states, 'the pane to go')
        app.resize(1280, 800)

        press('ctrl+2')
        until(lambda: app.find_focus() is not None and app.find_focus().role == 'table cell', 'the spending')
        press('ctrl+Home', 'Down', 'Right', 'shift+F2')
        box = dialog(app, 'Note on a figure')
        focus_is(app, 'Note on this figure, Reablement, budget')
        write('Of the budget')
        press('ctrl+Return')
        closed(app, 'Note on a figure')
        assert 'Of the budget' in shown(app)
        press('shift+F2')
        box = dialog(app, 'Note on a figure')
        focus_is(app, 'Note on this figure')
        write('never kept')
        press('Escape')
        closed(app, 'Note on a figure')
        assert box is not None and 'never kept' not in shown(app)
        undone(app, before)


USED = {'push button', 'toggle button', 'check box', 'text', 'entry', 'combo box', 'list', 'list item'}
CLASS = re.compile(r'(Gtk|Adw|Dew|G)[A-Z][A-Za-z]+')


def expect_names(root):
    """What is used is called something, and not by the name of its class."""
    def walk(thing, within=()):
        yield thing, within
        for child in thing.children():
            yield from walk(child, (*within, thing.role))
    named = [(thing.role, thing.name) for thing, within in walk(root) if thing.role in USED and 'combo box' not in within and not (thing.role == 'list' and 'list item' in within)]
    assert len(named) > 2, named
    assert not [one for one in named if not one[1] or CLASS.fullmatch(one[1]) or '_' in one[1]], named


def test_names():
    """everything that can be used in these dialogs has a name"""
    with begun(ROWS) as app:
        for keys, title in (('ctrl+shift+m', 'Move money'), (('shift+F10', 'y'), 'Rename pool'), (('shift+F10', 'i'), 'Merge pool'), (('shift+F10', 's'), 'Split into a new pool'),
                            (('F10', 'f'), 'Roll forward'), (('F10', 'v'), 'Virements')):
            press('ctrl+Home')
            if isinstance(keys, str):
                press(keys)
            else:
                (menu if keys[0] == 'shift+F10' else main_menu)(app, keys[1])
            expect_names(dialog(app, title))
            press('Escape')
            closed(app, title)


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
