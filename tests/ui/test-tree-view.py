# test-tree-view.py: finding, filtering, sorting and levels, columns shown and widened, and two years side by side, in the program's own window.
#
#   harness python3 test-tree-view.py DEWPOND [TEST…]

import contextlib
import os
import sys
import tempfile

import driver
from driver import press, until, write
from window import (begun, cell, closed, command, content, current, dialog, editor, go, know, launch, n_edits, new_file, seek, tick, unfolded, write_rows)

COLUMNS = 'pool,category,line,lead,status,contract,provider,note,partner,year,measure,pounds'
ROWS = '\n'.join(f'{line},2013/14,existing,{pounds}' for line, pounds in [
    ('Equipment,Home,Beds,A,pooled,block,Vale Care,,A', 300_000), ('Equipment,Home,Hoists,B,aligned,demand-led,,Checked by the vale auditor,B', 200_000),
    ('Equipment,,Repairs,A,pooled,demand-led,Acme,,A', 100_000), ('Carers,,Breaks,B,pooled,,Vale Care,,B', 50_000),
    ('Carers,,Advice,,aligned,block,,,A', 400_000)])


def county():
    return begun(ROWS, COLUMNS)


def shown(app):
    """The names of the rows from the first down."""
    return [thing.name for thing in app.grid.each('table row')]


def rows_are(app, *names):
    wanted = ['Column headings', *names, 'Agreement total']
    try:
        until(lambda: shown(app) == wanted, 'the rows')
    except AssertionError:
        raise AssertionError(f'the rows are {shown(app)}, not {wanted}') from None


ALL = ['Equipment', 'Home', 'Beds', 'Hoists', 'Repairs', 'Carers', 'Breaks', 'Advice', 'New pool…']


def test_finding():
    """Ctrl+F finds names, notes and providers, also what is folded away; Enter and Shift+Enter go on and back, Escape to the cells"""
    with county() as app:
        press('alt+1')
        rows_are(app, 'Equipment', 'Carers', 'New pool…')
        press('ctrl+f')
        search = app.window.find('entry', 'Find a line, note or provider')
        until(lambda: 'focused' in search.states, 'the focus in the search')
        write('vale')
        for keys, name, of in [((), 'Beds', '1 of 3'), (('Return',), 'Hoists', '2 of 3'), (('Return',), 'Breaks', '3 of 3'), (('Return',), 'Beds', '1 of 3'),
                               (('shift+Return',), 'Breaks', '3 of 3'), (('shift+Return',), 'Hoists', '2 of 3')]:
            press(*keys)
            current(app, name)
            until(lambda: search.description == of, f'{of}; it is {search.description}')
            assert 'focused' in search.states
        write('x')
        until(lambda: search.description == 'Not found', f'nothing to be found; it is {search.description}')
        current(app, 'Hoists')
        press('Escape')
        until(lambda: app.focused().role == 'table cell', 'the focus in the cells')
        assert search.text == ''
        current(app, 'Hoists')
        press('ctrl+f')
        write('ACME\n')
        current(app, 'Repairs')
        press('Escape', 'F2')
        until(lambda: editor(app).text == 'Repairs', 'the name that was found, to be edited')
        press('Escape')
        rows_are(app, *ALL)


def test_levels():
    """Alt+1, 2 and 3 fold to a level, and the cursor goes to what it is folded under"""
    with county() as app:
        go(app, 2)
        current(app, 'Beds')
        press('alt+2')
        rows_are(app, 'Equipment', 'Home', 'Repairs', 'Carers', 'Breaks', 'Advice', 'New pool…')
        current(app, 'Home')
        press('alt+1')
        rows_are(app, 'Equipment', 'Carers', 'New pool…')
        current(app, 'Equipment')
        press('alt+3')
        rows_are(app, *ALL)


def choose_filter(app, **choices):
    """Choose in the popover of filters: how far down from the first."""
    press('ctrl+shift+l')
    for name, steps in choices.items():
        box = app.window.find('combo box', name, exact=True)
        until(lambda: any('focused' in thing.states for thing in box.below()) or press('Tab'), f'the focus on {name}')
        press('space')
        until(lambda: any('focused' in item.states for item in box.each('list item')), f'the choices of {name}')
        press('Home', *['Down'] * steps, 'Return')
    press('Escape', 'ctrl+1')
    until(lambda: app.focused().role == 'table cell', 'the focus in the grid')


def show_all(app):
    app.window.find('push button', 'Show all', exact=True).click()
    rows_are(app, *ALL)


def test_filtering():
    """lines are filtered by partner, lead, arrangement and contract and sorted, for the eye alone: the file stays as it was"""
    with county() as app:
        before, count = content(app.path), n_edits(app.path)
        for choices, names, strip in [
                ({'Partner': 1}, ['Equipment', 'Home', 'Beds', 'Repairs', 'Carers', 'Advice'], '3 of 5'),
                ({'Lead': 2}, ['Equipment', 'Home', 'Hoists', 'Carers', 'Breaks'], '2 of 5'),
                ({'Lead': 4}, ['Carers', 'Advice'], '1 of 5'),
                ({'Arrangement': 2}, ['Equipment', 'Home', 'Hoists', 'Carers', 'Advice'], '2 of 5'),
                ({'Contract': 1}, ['Equipment', 'Home', 'Beds', 'Carers', 'Advice'], '2 of 5'),
                ({'Contract': 3}, ['Carers', 'Breaks'], '1 of 5'),
                ({'Order': 1}, ['Carers', 'Advice', 'Breaks', 'Equipment', 'Home', 'Beds', 'Hoists', 'Repairs'], 'Sorted for the eye'),
                ({'Order': 3}, ['Equipment', 'Repairs', 'Home', 'Beds', 'Hoists', 'Carers', 'Breaks', 'Advice'], 'Sorted for the eye')]:
            choose_filter(app, **choices)
            rows_are(app, *names)
            app.window.find('label', strip)
            app.window.find('push button', f'Filter and sort: {strip}')
            cell(app, 'Agreement total, all partners gross, 2013/14, £1,050,000')
            show_all(app)
        # By the column that the cursor is on, the largest first; and two at once.
        go(app, 0, 1)
        choose_filter(app, Order=7)
        rows_are(app, 'Equipment', 'Repairs', 'Home', 'Beds', 'Hoists', 'Carers', 'Advice', 'Breaks')
        choose_filter(app, Order=6)
        rows_are(app, 'Equipment', 'Home', 'Beds', 'Hoists', 'Repairs', 'Carers', 'Advice', 'Breaks')
        choose_filter(app, Lead=1)
        rows_are(app, 'Equipment', 'Home', 'Beds', 'Repairs')
        # What is found although it is filtered away is shown.
        press('ctrl+f')
        write('Advice\n')
        current(app, 'Advice')
        press('Escape')
        rows_are(app, *ALL)

        # What no longer passes goes when it is changed, and comes back with undo.
        assert content(app.path) == before and n_edits(app.path) == count
        choose_filter(app, Partner=2)
        rows_are(app, 'Equipment', 'Home', 'Hoists', 'Carers', 'Breaks')
        go(app, 4, 4)
        current(app, 'Breaks, B existing')
        press('Delete')
        rows_are(app, 'Equipment', 'Home', 'Hoists')
        press('ctrl+z')
        rows_are(app, 'Equipment', 'Home', 'Hoists', 'Carers', 'Breaks')
        show_all(app)
        assert content(app.path) == before


def test_deleted_partner():
    """who is filtered by and then deleted is no longer filtered by"""
    with county() as app:
        choose_filter(app, Lead=2)
        rows_are(app, 'Equipment', 'Home', 'Hoists', 'Carers', 'Breaks')
        # Whoever leads or contributes cannot be deleted: the lines go first.
        for name in ('Hoists', 'Breaks'):
            seek(app, f'{name}, service line')
            press('ctrl+minus')
            app.grid.absent('table cell', f'{name}, service line')
        rows_are(app)
        press('ctrl+shift+p')
        dialog(app, 'Partners')
        remove = app.find('push button', 'Remove B')
        until(lambda: 'focused' in remove.states or press('Tab'), 'the focus on the button that removes B')
        press('space', 'Escape')
        closed(app, 'Partners')
        rows_are(app, 'Equipment', 'Home', 'Beds', 'Repairs', 'Carers', 'Advice', 'New pool…')


def width(app, name):
    return cell(app, name).area()[2]


@contextlib.contextmanager
def kept_settings():
    """Settings that outlive the program."""
    with tempfile.TemporaryDirectory() as folder:
        yield {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': folder}


def test_columns():
    """columns are shown and hidden, widened by dragging and by keys, and all of it is there again when the program is started anew"""
    beds, advice = 'Beds, A existing, 2013/14, £300,000', 'Advice, A existing, 2013/14, £400,000'
    with tempfile.TemporaryDirectory() as folder, kept_settings() as settings:
        path = new_file(folder, sample=None)
        command('import', path, write_rows(folder, ROWS, COLUMNS))
        app = launch(path, **settings)
        try:
            count = n_edits(path)
            tick(app, 'Gross', 'Lead', 'Provider')
            cell(app, 'Beds, lead, A')
            app.grid.absent('table cell', 'Beds, A gross')
            tick(app, 'Lead')
            app.grid.absent('table cell', 'Beds, lead')

            before = width(app, beds)
            x, y, w, h = app.grid.find(None, 'A, Existing', exact=True, shown=False).area()
            driver.drag(x + w, y + h // 2, x + w + 50, y + h // 2)
            until(lambda: width(app, beds) == before + 50, f'{before + 50} px; it is {width(app, beds)}')
            wide = width(app, beds)
            seek_column(app, 'Beds, A existing')
            press('ctrl+greater', 'ctrl+greater', 'ctrl+less')
            until(lambda: width(app, beds) == wide + 16, f'{wide + 16} px; it is {width(app, beds)}')
            assert width(app, advice) == wide + 16
            assert n_edits(path) == count
            app.stop()

            app = launch(path, **settings)
            cell(app, 'Beds, provider, Vale Care')
            app.grid.absent('table cell', 'Beds, A gross')
            assert width(app, beds) == wide + 16, width(app, beds)
            seek_column(app, 'Beds, A existing')
            press('ctrl+0')
            until(lambda: width(app, beds) == before, f'{before} px again; it is {width(app, beds)}')
            press('ctrl+greater')
            until(lambda: width(app, beds) == before + 16, f'{before + 16} px; it is {width(app, beds)}')
            button = unfolded(app, 'Columns')
            reset = button.find('push button', 'Reset columns')
            until(lambda: 'focused' in reset.states or press('Tab'), 'the focus on Reset columns')
            press('space')
            cell(app, 'Beds, A gross, 2013/14, £300,000')
            until(lambda: width(app, beds) == before, f'{before} px after all; it is {width(app, beds)}')
            app.grid.absent('table cell', 'Beds, provider')
            app.stop()
        finally:
            app.process.kill()


def seek_column(app, name):
    """Along the row of Beds to a column."""
    press('ctrl+1')
    go(app, 2)
    for _ in range(12):
        if app.status.name.startswith(name):
            return
        press('Right')
    current(app, name)


def test_years():
    """another year stands beside this one, with the change from the earlier to the later; either is typed into, each for its own year"""
    with county() as app:
        button = unfolded(app, 'Columns')
        box = button.find('combo box', 'Year side by side with this one')
        until(lambda: any('focused' in thing.states for thing in box.below()) or press('Tab'), 'the focus on the year')
        press('space')
        until(lambda: any('focused' in item.states for item in box.each('list item')), 'the years')
        years = [label.name for item in box.each('list item') for label in item.each('label')]
        assert years == ['No other year', '2012/13', '2014/15'], years
        press('End', 'Return', 'Escape')
        cell(app, 'Beds, A existing, 2014/15, not entered')
        press('ctrl+1')
        seek_column(app, 'Beds, A existing, 2014/15')
        write('330\n')
        cell(app, 'Beds, A existing, 2014/15, £330,000')
        cell(app, 'Beds, A existing, 2013/14, £300,000')
        cell(app, 'Beds, change of gross from 2013/14 to 2014/15, £30,000')
        cell(app, 'Beds, change of gross from 2013/14 to 2014/15 in percent of the first, +10.0 percent')
        cell(app, 'Hoists, change of gross from 2013/14 to 2014/15, −£200,000')
        figures = [(one['year'], one['pence']) for one in content(app.path)['tables']['figure'] if one['year'] == 2014]
        assert figures == [(2014, 33_000_000)], figures
        # The earlier year stays first when the later is the page's; and a block is pasted over both.
        seek_column(app, 'Beds, A existing, 2013/14')
        write('310\n')
        cell(app, 'Beds, change of gross from 2013/14 to 2014/15, £20,000')
        press('ctrl+z', 'ctrl+z')
        cell(app, 'Beds, A existing, 2014/15, not entered')
        unfolded(app, 'Columns').find('push button', 'Reset columns').act()
        app.grid.absent('table cell', 'Beds, A existing, 2014/15')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
