# test-pane.py: what a schedule says, edited beside the grid; and what the document says of itself.
#
#   harness python3 test-pane.py DEWPOND [TEST…]

import json
import os
import sys

import driver
from driver import press, until, write
from pane import choose, go_to, invalid, kept, row, type_into, undo_all
from window import OLDER, cell, closed, command, content, current, dialog, has_focus, launch, no_editor, opened, reach, seek, stop

LINE = 'Council existing services'
AGREEMENT = 'Section 75 agreement for all client groups'


def test_pool():
    """every field of a pool is reached by Tab, is kept in the file, and is undone"""
    with opened() as app:
        before = content(app.path)
        type_into(app, f'Reference in the agreement, {OLDER}', 'Schedule 3')
        type_into(app, f'Client group, {OLDER}', 'People over 65')
        type_into(app, f'Care group, {OLDER}', 'Frail adults')
        type_into(app, f'Services, {OLDER}', 'Homes and day care')
        # Escape takes back what is typed, also in a text of several lines.
        go_to(app, f'Aims, {OLDER}')
        was = content(app.path)
        write('Never')
        press('Escape', 'shift+Tab')
        assert content(app.path) == was
        type_into(app, f'Aims, {OLDER}', 'Independence')
        kept(app, 'pool', OLDER, reference='Schedule 3', client_group='People over 65', care_group='Frail adults',
             services='Homes and day care', aims='Independence')
        choose(app, f'Host partner, {OLDER}', 'End')
        choose(app, f'Lead commissioner, {OLDER}', 'Home', 'Down')
        type_into(app, f'Pool manager, {OLDER}', 'Head of Joint Commissioning')
        kept(app, 'pool', OLDER, host=2, lead_mode='joint', lead=None, manager='Head of Joint Commissioning')
        type_into(app, f'Starts on, {OLDER}', '1/4/13')
        type_into(app, f'Ends on, {OLDER}', '31.3.2017')
        kept(app, 'pool', OLDER, start='2013-04-01', end='2017-03-31')

        # An aligned pool says until when, and asks from when it is pooled.
        assert not list(app.window.each('text', f'Pooled from, {OLDER}'))
        go_to(app, f'Aligned: Pooled or aligned, {OLDER}')
        press('space')
        app.window.find('label', 'Aligned: the money stays its funders’.')
        type_into(app, f'Pooled from, {OLDER}', '1 Apr 2017')
        app.window.find('label', 'Aligned until 31 March 2017; pooled from 1 April 2017.')
        kept(app, 'pool', OLDER, status='aligned', pooled_from='2017-04-01')
        choose(app, f'Budget over the months, {OLDER}', 'Down')
        choose(app, f'Forecast, {OLDER}', 'Down', 'Down')
        type_into(app, f'Formerly, {OLDER}', 'Older people and carers')
        type_into(app, f'Note, {OLDER}', 'Redrafted')
        type_into(app, f'Source, {OLDER}', 'Annex 1')
        kept(app, 'pool', OLDER, profile='last_year', outlook='last_year', formerly='Older people and carers', note='Redrafted', source='Annex 1')

        # What is merged into another says so, and cannot be typed over.
        assert not app.window.all('label', 'Merged into')
        assert undo_all(app, before) == 17


def test_line():
    """every field of a line is reached by Tab, is kept in the file, and is undone; what its pool has is told"""
    with opened() as app:
        before = content(app.path)
        seek(app, LINE)
        app.window.find('text', f'Provider, {LINE}')
        choose(app, f'Lead, {LINE}', 'End')
        type_into(app, f'Provider, {LINE}', 'Acute Trust')
        go_to(app, f'Block: Contract, {LINE}')
        press('space')
        go_to(app, f'Health-related: Functions, {LINE}')
        press('space')
        kept(app, 'line', LINE, lead=2, provider='Acute Trust', contract='block', functions='health-related')
        press('space')
        kept(app, 'line', LINE, functions='')
        reach(app, f'NHS: Functions, {LINE}', back=True)
        press('space')
        choose(app, f'Recurrent or not, {LINE}', 'End')
        kept(app, 'line', LINE, functions='nhs', recurrence='non-recurrent')
        go_to(app, f'Aligned: Pooled or aligned, {LINE}')
        press('space')
        type_into(app, f'Pooled from, {LINE}', '1/4/2012')
        app.window.find('label', 'Was aligned until 31 March 2012; pooled since 1 April 2012.')
        go_to(app, f'Budget over the months, {LINE}')
        assert stop(app)[2] == 'As the pool: Equal months', stop(app)
        choose(app, f'Budget over the months, {LINE}', 'End')
        choose(app, f'Forecast, {LINE}', 'Down', 'Down')
        type_into(app, f'Note, {LINE}', 'A note')
        type_into(app, f'Source, {LINE}', 'A source')
        kept(app, 'line', LINE, status='aligned', pooled_from='2012-04-01', profile='typed', outlook='straight_line', note='A note', source='A source')
        assert undo_all(app, before) == 13


def test_pool_of_line():
    """a line follows its pool: what it is said to do where it says nothing, and while the pool is aligned"""
    with opened() as app:
        choose(app, f'Budget over the months, {OLDER}', 'End')
        reach(app, f'Aligned: Pooled or aligned, {OLDER}', back=True)
        press('space')
        kept(app, 'pool', OLDER, profile='typed', status='aligned')
        seek_again(app, LINE)
        app.window.find('label', 'The pool is aligned: so is this line.')
        go_to(app, f'Budget over the months, {LINE}')
        until(lambda: stop(app)[2] == 'As the pool: Typed months', f'what the pool has; it says {stop(app)}')


def seek_again(app, name):
    """From the pane back into the grid, and down to a row."""
    reach(app, f'{OLDER}, pool', back=True)
    seek(app, name)


def test_dates():
    """dates are typed as people write them and read back in words; what is due is told; what is refused stays, with the reason"""
    with opened() as app:
        before = content(app.path)
        end = app.window.find('text', f'Ends on, {OLDER}')
        for typed, words, told in [('1 apr 2014', '1 April 2014', None), ('2013-11-23', '23 November 2013', 'Ends soon, as at 23 May 2013'),
                                   ('22/5/13', '22 May 2013', 'Ended, as at 23 May 2013')]:
            go_to(app, f'Ends on, {OLDER}')
            press('ctrl+a')
            write(typed + '\n')
            until(lambda: end.text == words, f'{words}; it says {end.text}')
            if told:
                app.window.find('label', told, exact=True)
            else:
                assert not app.window.all('label', 'Ends soon') and not app.window.all('label', 'Ended')
            assert has_focus(app, f'Ends on, {OLDER}')

        start = app.window.find('text', f'Starts on, {OLDER}')
        for typed, says in [('31/2/2012', 'a day that does not exist'), ('soon', 'is not a date'), ('1/6/2013', 'ends before it starts')]:
            reach(app, f'Starts on, {OLDER}', back=True)
            press('ctrl+a')
            write(typed + '\t')
            until(lambda: invalid(start), f'{typed} to be refused')
            assert start.text == typed and says in start.description, (start.text, start.description)
            app.window.find('label', says)
            assert row(app, 'pool', OLDER)['start'] == ''
        reach(app, f'Starts on, {OLDER}', back=True)
        press('Escape')
        until(lambda: not invalid(start) and start.text == '', 'what was typed to be taken back')
        write('31/3/2013\n')
        until(lambda: start.text == '31 March 2013', 'the date')
        app.window.find('label', 'Older than its agreement, which starts on 1 April 2013')

        # The reason comes into view with its field, however little room there is below it.
        left, top, width, height = app.window.area()
        go_to(app, f'Ends on, {OLDER}')
        x, y, _, field = end.area()
        app.resize(width, height - (top + height - (y + field)) + 8)
        go_to(app, f'Ends on, {OLDER}')
        press('ctrl+a')
        write('31/2/2012\t')
        reason = app.window.find('label', 'a day that does not exist')
        until(lambda: reason.area()[1] + reason.area()[3] <= sum(driver.window_place()[1::2]), 'the reason to be seen')
        assert end.area()[1] > top
        reach(app, f'Ends on, {OLDER}', back=True)
        press('Escape')
        app.resize(width, height)
        assert undo_all(app, before) == 4


def test_calendar():
    """a date is chosen from a calendar; Escape closes it and changes nothing"""
    with opened() as app:
        before = content(app.path)
        type_into(app, f'Ends on, {OLDER}', '31 March 2014')
        end = app.window.find('text', f'Ends on, {OLDER}')
        go_to(app, f'Choose a date: Ends on, {OLDER}')
        press('space')
        app.window.find('push button', 'Choose 31 March 2014')
        press('Escape')
        until(lambda: has_focus(app, f'Choose a date: Ends on, {OLDER}'), 'the focus back on the button')
        assert end.text == '31 March 2014'

        press('space')
        app.window.find('push button', 'Choose 31 March 2014')
        go_to(app, 'Calendar')
        # A month on is looking; a day is choosing.
        press('ctrl+Right')
        app.window.find('push button', 'Choose 30 April 2014').act()
        until(lambda: end.text == '30 April 2014', f'the day chosen; it says {end.text}')
        kept(app, 'pool', OLDER, end='2014-04-30')
        assert undo_all(app, before) == 2


def test_suggestions():
    """a care group is taken from those that there are"""
    with opened() as app:
        go_to(app, f'Suggestions: Care group, {OLDER}')
        press('space')
        until(lambda: any('focused' in item.states and 'menu item' in item.role for item in app.window.below()), 'the suggestions')
        press('Down', 'Return')
        kept(app, 'pool', OLDER, care_group='Children’s')
        assert app.window.find('text', f'Care group, {OLDER}').text == 'Children’s'


def test_agreement():
    """the agreement is edited where the total is; a second one is added, and a pool put under it"""
    with opened() as app:
        before = content(app.path)
        press('ctrl+End', 'Home')
        current(app, 'Agreement total')
        app.window.find('text', f'Name, {AGREEMENT}')
        type_into(app, f'Name, {AGREEMENT}', 'Section 75 agreement')
        app.window.find('text', 'Name, Section 75 agreement', exact=True)
        type_into(app, 'Review on, Section 75 agreement', '1/9/2013')
        app.window.find('label', 'Review due soon, as at 23 May 2013')
        go_to(app, 'No end date, Section 75 agreement')
        press('space')
        kept(app, 'agreement', 'Section 75 agreement', review='2013-09-01', no_end=1)
        app.window.absent('text', 'Ends on, Section 75 agreement')

        reach(app, 'Agreement total', back=True)
        press('ctrl+alt+a')
        until(lambda: app.grid.find('text').text == 'New agreement', 'the name to be typed')
        write('Children\n')
        no_editor(app)
        cell(app, 'Children, agreement')
        seek_from_top(app, OLDER)
        app.window.find('text', f'Pool manager, {OLDER}')
        choose(app, f'Stands under, {OLDER}', 'End')
        kept(app, 'pool', OLDER, agreement=row(app, 'agreement', 'Children')['id'])
        app.window.find('label', 'Pool of “Children”')
        current(app, f'{OLDER}, pool')
        assert undo_all(app, before) == 6


def seek_from_top(app, name):
    """Down from the first row, whatever it is."""
    press('ctrl+Home')
    for _ in range(30):
        if app.status.name.startswith(name):
            return
        at = app.status.name
        press('Down')
        until(lambda: app.status.name != at, f'a row after {at}')
    raise AssertionError(f'{name} was not reached')


def test_named():
    """what a pool was merged into, and what a line continues, is told by name where it is so; it can be read, not typed over"""
    with opened() as app:
        assert not app.window.all('label', 'Merged into')
        draft = content(app.path)
        app.stop()
        tables = draft['tables']
        tables['pool'][3]['merged_into'] = tables['pool'][0]['id']
        tables['pool'][3]['formerly'] = 'Physical and sensory disability'
        tables['line'][1]['continues'] = tables['line'][0]['id']
        source = os.path.join(app.folder, 'draft.json')
        with open(source, 'w', encoding='utf-8') as file:
            json.dump(draft, file)
        path = os.path.join(app.folder, 'Merged.dewpond')
        command('new', path)
        command('import', path, source)
        again = launch(path)
        app.process = again.process
        seek(again, 'CCG existing services')
        again.window.find('label', 'Continues, CCG existing services')
        go_to(again, 'Continues, CCG existing services')
        assert again.focused().text == f'{LINE}, in {OLDER}', again.focused().text
        reach(again, 'CCG existing services, service line', back=True)
        seek(again, 'Physical disability')
        go_to(again, 'Merged into, Physical disability')
        assert again.focused().text == OLDER
        assert again.window.find('text', 'Formerly, Physical disability').text == 'Physical and sensory disability'


def test_turned_away():
    """what is typed in a note is kept for the row it was typed for, also where the pane turns to another by a click"""
    with opened() as app:
        go_to(app, f'Source, {OLDER}')
        press('ctrl+a')
        write('Typed for the pool')
        app.grid.find('table cell', f'{LINE}, service line').act('cell.activate')
        app.window.find('text', f'Source, {LINE}')
        kept(app, 'pool', OLDER, source='Typed for the pool')
        assert row(app, 'line', LINE)['source'] == 'Board paper, 23 May 2013, §6'


def test_document():
    """what the document says of itself, the date it is as at and its thresholds"""
    with opened() as app:
        before = content(app.path)
        press('F10')
        until(lambda: any('menu item' in thing.role and 'focused' in thing.states for thing in app.window.below()), 'the menu')
        press('d')
        about = dialog(app, 'Document')
        type_into(app, 'Title', 'Draft', about)
        type_into(app, 'What this draft is', 'For the board', about)
        as_at = about.find('text', 'As at', exact=True)
        type_into(app, 'As at', '1 may 13', about)
        until(lambda: as_at.text == '1 May 2013', f'the date in words; it says {as_at.text}')
        kept(app, 'document', None, title='Draft', subtitle='For the board', as_at='2013-05-01')
        app.window.find('label', 'as at 1 May 2013')

        amber = about.find('text', 'Amber from')
        for typed, says in [('5', 'amber must begin below red'), ('two', 'is not a percentage'), ('0', 'must be above 0')]:
            go_to(app, 'Amber from', about)
            press('ctrl+a')
            write(typed + '\n')
            until(lambda: invalid(amber) and says in amber.description, f'{typed} to be refused')
            assert amber.text == typed
            about.find('label', says)
            assert row(app, 'document')['amber'] == 0
        # Escape takes it back from wherever the focus has gone to, and then closes.
        type_into(app, 'As at', '31/02/2014', about)
        until(lambda: invalid(as_at), 'the date to be refused')
        assert not has_focus(app, 'As at') and amber.text == '0'
        press('Escape')
        until(lambda: as_at.text == '1 May 2013' and not invalid(as_at) and amber.text == '' and not invalid(amber), 'what is refused to be taken back')
        press('Escape')
        closed(app, 'Document')
        press('F10')
        until(lambda: any('menu item' in thing.role and 'focused' in thing.states for thing in app.window.below()), 'the menu')
        press('d')
        about = dialog(app, 'Document')
        as_at = about.find('text', 'As at', exact=True)
        amber = about.find('text', 'Amber from')
        go_to(app, 'Amber from', about)
        write('two\n')
        until(lambda: invalid(amber), 'what is typed to be refused')

        # It stays while it is refused.
        press('alt+F4')
        dialog(app, 'Document')
        go_to(app, 'Amber from', about)
        press('Escape')
        until(lambda: amber.text == '' and not invalid(amber), 'what was typed to be taken back')
        write('2.5 %\n')
        type_into(app, 'Red above', '7.25', about)
        type_into(app, 'Note', 'Before consultation', about)
        kept(app, 'document', None, amber=25000, red=72500, note='Before consultation')
        go_to(app, 'Today', about)
        press('space')
        until(lambda: as_at.text == '', 'today')
        kept(app, 'document', None, as_at='')

        go_to(app, 'Note', about)
        write(' and after')
        note = about.find('text', 'Note', exact=True)
        press('Escape')
        until(lambda: note.text == 'Before consultation', 'what was typed to be taken back')
        press('Escape')
        closed(app, 'Document')
        app.window.absent('label', 'as at 1 May 2013')
        assert undo_all(app, before) == 7


def test_cover():
    """what the cover of annexes says: approval, who prepared it, whom to ask, its marking"""
    with opened() as app:
        before = content(app.path)
        press('F10')
        until(lambda: any('menu item' in thing.role and 'focused' in thing.states for thing in app.window.below()), 'the menu')
        press('d')
        about = dialog(app, 'Document')
        about.find('push button', 'Approved: Approval', exact=True).act()
        kept(app, 'document', None, approval='approved')
        type_into(app, 'Prepared by', 'Integrated commissioning team', about)
        type_into(app, 'Contact', 'pooled.budgets@example.org', about)
        go_to(app, 'Marking', about)
        press('alt+Down')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in about.below()), 'the markings')
        press('Down', 'Return')
        kept(app, 'document', None, prepared_by='Integrated commissioning team', contact='pooled.budgets@example.org', marking='OFFICIAL-SENSITIVE')
        type_into(app, 'Marking', 'NOT PROTECTIVELY MARKED', about)
        kept(app, 'document', None, marking='NOT PROTECTIVELY MARKED')
        press('Escape')
        closed(app, 'Document')
        assert undo_all(app, before) == 5


def test_wheel():
    """the wheel over a text that is shown whole scrolls the pane"""
    with opened() as app:
        aims = app.window.find('text', f'Aims, {OLDER}')
        x, y, width, height = aims.area()
        driver.scroll(x + width // 2, y + height // 2, 2)
        until(lambda: aims.area()[1] < y, 'the pane to scroll')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
