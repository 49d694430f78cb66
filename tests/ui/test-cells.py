# test-cells.py: the schedule's cells as in a spreadsheet: moving, selecting, typing, filling, choosing.
#
#   harness python3 test-cells.py DEWPOND [TEST…]

import sys

import driver
from driver import press, until, write
from window import begun, cell, choose, content, current, editor, go, menu, n_edits, no_editor, says, tick, toast, unfolded

# In £000: rows 0 Equipment, 1 Home, 2 Beds, 3 Hoists, 4 Ramps, 5 Repairs, 6 Carers, 7 Breaks, 8 the new pool; columns 1 and 2, 4 and 5 are those of A and B
# that can be typed in, 3 and 6 their gross, 7 and 8 all partners'.
COLUMNS = 'pool,category,line,partner,year,measure,pounds'
ROWS = '\n'.join(f'{place},{partner},2013/14,existing,{pounds}' for place, a, b in [
    ('Equipment,Home,Beds', 100_000, 10_000), ('Equipment,Home,Hoists', 200_000, 20_000), ('Equipment,Home,Ramps', 300_000, 30_000),
    ('Equipment,,Repairs', 400_000, 40_000), ('Carers,,Breaks', 500_000, 50_000)] for partner, pounds in (('A', a), ('B', b)))


def county():
    return begun(ROWS, COLUMNS)


def figures(app):
    """Every figure: its line, partner and measure, and pence."""
    return {(one['line'], one['partner'], one['measure']): one['pence'] for one in content(app.path)['tables']['figure']}


def test_moving():
    """arrows, Ctrl and arrows, Home, End, pages, Tab and Enter go where they go in a spreadsheet; F6 leaves"""
    with county() as app:
        for keys, name in [
                (['Down', 'Down', 'Right'], 'Beds, A existing'), (['Left', 'Up'], 'Home, category'), (['ctrl+Down'], 'Breaks, service line'),
                (['ctrl+Down'], 'New pool…'), (['ctrl+Home'], 'Equipment, pool'), (['Right'], 'Equipment, A existing'), (['ctrl+Down'], 'Breaks, A existing'), (['ctrl+Down'], 'New pool…, A existing'),
                (['ctrl+Down'], 'Agreement total, A existing'), (['ctrl+Up'], 'Breaks, A existing'), (['ctrl+Right'], 'Breaks, A gross'),
                (['ctrl+Right'], 'Breaks, B existing'), (['ctrl+Left'], 'Breaks, A gross'), (['End'], 'Breaks, all partners net'), (['Home'], 'Breaks, service line'),
                (['ctrl+End'], 'Agreement total, all partners net'), (['ctrl+Home'], 'Equipment, pool'), (['Next'], 'New pool…'), (['Next'], 'Agreement total'),
                (['Prior'], 'Equipment, pool'), (['Down', 'Down', 'End', 'Tab'], 'Hoists, service line'), (['shift+Tab'], 'Beds, all partners net'),
                (['Home', 'Return'], 'Hoists, service line'), (['shift+Return'], 'Beds, service line'), (['Tab', 'Tab', 'Tab', 'Return'], 'Hoists, service line'),
                (['Right', 'Tab', 'shift+Tab', 'Tab', 'Return'], 'Ramps, A existing')]:
            press(*keys)
            current(app, name)

        # Enter after a run of Tabs goes back to the column that the run began in, also where something was typed on the way.
        write('7\t8\t')
        press('Return')
        current(app, 'Repairs, A existing')
        cell(app, 'Ramps, A additional, 2013/14, £8,000')
        press('ctrl+z', 'ctrl+z')
        cell(app, 'Ramps, A existing, 2013/14, £300,000')

        press('F6')
        until(lambda: app.focused().role != 'table cell', 'the focus outside the grid')
        press('shift+F6') if app.focused().role == 'table cell' else press('shift+Tab')
        until(lambda: app.focused().role == 'table cell', 'the focus in the grid again')
        current(app, 'Repairs, A existing')


def test_deleting():
    """Ctrl+− deletes every row whose name is selected, as one edit; where it is not plain which, it says how to"""
    with county() as app:
        before = content(app.path)
        edits = n_edits(app.path)
        go(app, 2)
        press('shift+Down', 'ctrl+minus')
        toast(app, 'Deleted “Beds” and 1 more row. Ctrl+Z takes it back.')
        app.grid.absent('table cell', 'Hoists, service line')
        assert n_edits(app.path) == edits + 1
        press('ctrl+z')
        app.grid.find('table cell', 'Hoists, service line')
        assert content(app.path) == before

        # A pool goes with what stands in it, be that selected as well or not.
        go(app, 5, 1)
        press('shift+Down', 'shift+space', 'shift+Down', 'shift+Down', 'ctrl+minus')
        toast(app, 'Deleted “Repairs” and 2 more rows. Ctrl+Z takes it back.')
        app.grid.absent('table cell', 'Carers, pool')
        press('ctrl+z')
        app.grid.find('table cell', 'Carers, pool')

        go(app, 2, 1)
        press('shift+Down', 'ctrl+minus')
        toast(app, 'Select the names of the lines')
        assert content(app.path) == before


def test_columns_come():
    """the cursor stays in its column when others come before it, and they go"""
    with county() as app:
        go(app, 2, 2)
        current(app, 'Beds, A additional')
        for _ in range(2):
            tick(app, 'Lead', 'Contract')
            current(app, 'Beds, A additional')


def test_width_follows():
    """a column that was widened for a long figure is as narrow as before when that is gone"""
    with county() as app:
        go(app, 2, 1)
        def width(cell_name):
            return cell(app, cell_name).area()[2]
        before = width('Beds, A existing, 2013/14, £100,000')
        write('88888888\n')
        until(lambda: width('Beds, A existing, 2013/14, £88,888,888,000') > before, 'a wider column')
        press('ctrl+z')
        until(lambda: width('Beds, A existing, 2013/14, £100,000') == before, 'the width of before')


def test_all_partners():
    """what goes by the figures looks like neither; one click ticks it, and then it is there for every partner"""
    with county() as app:
        box = unfolded(app, 'Columns').find('check box', 'Income', exact=True)
        assert 'indeterminate' in box.states, box.states
        press('Escape')
        tick(app, 'Income')
        for partner in 'AB':
            cell(app, f'Beds, {partner} income, 2013/14, not entered')
        menu = unfolded(app, 'Columns')
        assert 'checked' in menu.find('check box', 'Income', exact=True).states
        menu.find('push button', 'Reset columns').act()
        app.grid.absent('table cell', 'Beds, A income')


def middle(thing):
    x, y, width, height = thing.area()
    return x + width // 2, y + height // 2


def test_selecting():
    """a block is drawn up by Shift and the keys that move, by the pointer, as columns, rows and all; the line beneath adds it up in the unit"""
    with county() as app:
        go(app, 2, 1)
        press('shift+Down', 'shift+Down')
        says(app, '3 cells · Sum 600 · Average 200 · Count 3')
        press('shift+Right', 'shift+Right', 'shift+Right')
        says(app, '12 cells · Sum 1,260 · Average 140 · Count 9')
        press('shift+Up', 'shift+Left')
        says(app, '6 cells · Sum 600 · Average 150 · Count 4')
        press('shift+ctrl+Down')
        says(app, '18 cells')
        press('Escape')
        current(app, 'Beds, A existing')
        for keys, text in [(['shift+End'], '8 cells · Sum 440'), (['shift+Home'], '2 cells · Sum 100'), (['shift+ctrl+End'], '56 cells'),
                           (['shift+ctrl+Home'], '6 cells · Sum 1,700'), (['shift+Next'], '14 cells'), (['shift+Prior'], '6 cells'),
                           (['Escape', 'shift+ctrl+Right'], '3 cells · Sum 200'), (['shift+ctrl+Left', 'shift+ctrl+Left'], '2 cells')]:
            press(*keys)
            says(app, text)

        # Tab and Enter go round in a block, which stays.
        press('Escape', 'shift+Down', 'shift+Right', 'Tab', 'Tab', 'Tab', 'Tab', 'Return', 'Return')
        says(app, '4 cells · Sum 300 · Average 150 · Count 2')
        press('Right')
        current(app, 'Beds, A gross')

        # Whole columns and rows, all, and what has no figures.
        press('ctrl+space')
        says(app, '9 cells · Sum 3,600, of totals and their lines alike')
        press('Escape', 'shift+space')
        says(app, '9 cells · Sum 440')
        press('ctrl+a')
        says(app, '81 cells')
        press('ctrl+Home', 'shift+Down')
        says(app, '2 cells · no figures')
        app.grid.find(None, 'B, Gross', exact=True, shown=False).click()
        says(app, '9 cells · Sum 360')

        # Drawn up by the pointer, and extended by a click with Shift.
        driver.drag(*middle(cell(app, 'Beds, A existing, 2013/14, £100,000')), *middle(cell(app, 'Ramps, B existing, 2013/14, £30,000')))
        says(app, '12 cells · Sum 1,260')
        driver.click(*middle(cell(app, 'Beds, A existing, 2013/14, £100,000')))
        driver.click(*middle(cell(app, 'Hoists, A additional, 2013/14, not entered')), hold='shift')
        says(app, '4 cells · Sum 300')

        # In pounds, with pence: half a penny away from nothing, either way.
        press('ctrl+Home')
        choose(app, 'Unit of the figures: £000', 'Home', 'Return')
        app.window.find('push button', 'Unit of the figures: £', exact=True)
        for sign, average in (('', '0.02'), ('-', '−0.02')):
            press('ctrl+1', 'ctrl+Home')
            go(app, 2, 2)
            current(app, 'Beds, A additional')
            write(f'{sign}0.01\n{sign}0.02\n')
            press('Up', 'Up', 'shift+Down')
            says(app, f'Average {average} · Count 2')


def test_arrows():
    """an arrow ends what was begun by typing and goes on; in what was opened it moves the caret; where something is refused or asked it does not leave"""
    with county() as app:
        go(app, 2, 1)
        for typed, key, place, done in [('150', 'Down', 'Hoists, A existing', 'Beds, A existing, 2013/14, £150,000'), ('210', 'Up', 'Beds, A existing', 'Hoists, A existing, 2013/14, £210,000'),
                                        ('160', 'Right', 'Beds, A additional', 'Beds, A existing, 2013/14, £160,000'), ('5', 'Left', 'Beds, A existing', 'Beds, A additional, 2013/14, £5,000')]:
            write(typed)
            press(key)
            current(app, place)
            no_editor(app)
            cell(app, done)

        press('F2', 'Left', 'Down', 'Up')
        write('7')
        assert editor(app).text == '1670', editor(app).text
        press('Escape')
        write('17')
        press('F2', 'Left')
        write('9')
        assert editor(app).text == '197', editor(app).text
        press('Escape')

        for typed in ('abc', '160000'):
            write(typed)
            press('Return', 'Down', 'Up')
            assert editor(app).text == typed, editor(app).text
            press('Escape')
            no_editor(app)
            current(app, 'Beds, A existing, 2013/14, £160,000')


def test_typing():
    """typing replaces, F2 and two clicks edit, Escape takes back, Delete clears; blocks are cleared and filled at once, and one undo takes that back"""
    with county() as app:
        before = figures(app)
        go(app, 2, 1)
        write('7')
        assert editor(app).text == '7'
        press('Escape')
        no_editor(app)
        press('F2')
        until(lambda: editor(app).text == '100', 'what is there')
        press('Escape')
        cell(app, 'Beds, A existing, 2013/14, £100,000').click(times=2)
        write('5\n')
        cell(app, 'Beds, A existing, 2013/14, £1,005,000')
        press('ctrl+z')
        cell(app, 'Beds, A existing, 2013/14, £100,000')

        def kept(wanted, edits=1):
            until(lambda: n_edits(app.path) == count + edits, f'{edits} edit; there are {n_edits(app.path) - count}')
            until(lambda: figures(app) == wanted, f'{wanted}; they are {figures(app)}')

        def undone():
            press('ctrl+z')
            until(lambda: figures(app) == before, 'all of it to be taken back at once')
            return n_edits(app.path)

        lines = {one['name']: one['id'] for one in content(app.path)['tables']['line']}
        count = n_edits(app.path)
        existing = lambda line, partner: (lines[line], partner, 'existing')
        partners = {one['name']: one['id'] for one in content(app.path)['tables']['partner']}
        a, b = partners['A'], partners['B']

        # Delete, over names and gross too: only what can be typed is cleared.
        go(app, 2, 0)
        press('shift+Down', 'shift+Right', 'shift+Right', 'shift+Right', 'shift+Right', 'Delete')
        kept({key: value for key, value in before.items() if key[0] not in (lines['Beds'], lines['Hoists'])})
        count = undone()
        cell(app, 'Beds, service line')

        # Ctrl+Enter fills; what is said beside it says so.
        go(app, 2, 1)
        press('shift+Down', 'shift+Down')
        app.window.find('label', 'Ctrl+Enter fills the selection')
        write('42')
        press('ctrl+Return')
        no_editor(app)
        kept({**before, **{existing(line, a): 4_200_000 for line in ('Beds', 'Hoists', 'Ramps')}})
        says(app, '3 cells · Sum 126')
        count = undone()

        # Ctrl+D and Ctrl+R, from a block's edge and from the cell before.
        go(app, 2, 1)
        press('shift+Down', 'shift+Down', 'ctrl+d')
        kept({**before, **{existing(line, a): 10_000_000 for line in ('Beds', 'Hoists', 'Ramps')}})
        count = undone()
        go(app, 2, 1)
        press('shift+Right', 'shift+Right', 'shift+Right', 'shift+Down', 'ctrl+r')
        kept({**before, **{(lines[line], partner, measure): pence for line, pence in (('Beds', 10_000_000), ('Hoists', 20_000_000))
                                  for partner, measure in ((a, 'existing'), (a, 'additional'), (b, 'existing'))}})
        count = undone()
        go(app, 3, 1)
        press('ctrl+d')
        kept({**before, existing('Hoists', a): 10_000_000})
        count = undone()

        # A total is nobody's figure: what is filled from one, or typed over a block that begins with one, goes by the lines.
        go(app, 1, 1)
        press('shift+Down', 'shift+Down', 'shift+Down', 'ctrl+d')
        kept({**before, **{existing(line, a): 10_000_000 for line in ('Beds', 'Hoists', 'Ramps')}})
        count = undone()
        go(app, 2, 1)
        press('ctrl+d')
        toast(app, 'There is nothing to fill from')
        kept(before, 0)
        go(app, 1, 1)
        press('shift+Down', 'shift+Down')
        write('42')
        press('ctrl+Return')
        no_editor(app)
        kept({**before, **{existing(line, a): 4_200_000 for line in ('Beds', 'Hoists')}})
        count = undone()

        # The same from the menu of a cell.
        go(app, 2, 1)
        menu(app, 'c')
        go(app, 3, 1)
        menu(app, 'p')
        kept({**before, existing('Hoists', a): 10_000_000})
        count = undone()
        go(app, 2, 1)
        menu(app, 't')
        kept({key: value for key, value in before.items() if key != existing('Beds', a)})
        go(app, 3, 1)
        menu(app, 'e')
        kept({key: value for key, value in before.items() if key not in (existing('Beds', a), existing('Hoists', a))}, 2)
        press('ctrl+z')
        count = undone()

        # What cannot be read keeps the editor open with the reason beside it, also for a block, of which nothing changes.
        go(app, 2, 1)
        press('shift+Down')
        write('12x')
        press('ctrl+Return')
        app.grid.find('label', 'Beds, A existing: Not understood')
        assert editor(app).text == '12x'
        press('Escape')
        no_editor(app)
        kept(before, 0)
        press('Escape')
        write('x\n')
        app.grid.find('label', 'Not understood')
        assert editor(app).text == 'x'
        press('Escape')

        # A block that nothing can be typed into says why.
        go(app, 2, 3)
        press('shift+Down', 'Delete')
        toast(app, 'Gross is worked out')
        kept(before, 0)


def test_choosing():
    """a column of what is said of lines is shown, a choice opened by Alt+Down and by two clicks, typed, refused, cleared and filled"""
    with county() as app:
        tick(app, 'Contract', 'Provider', 'Arrangement')
        go(app, 2)
        press('Right')
        current(app, 'Beds, provider, not entered')
        write('Vale Beds\n')
        cell(app, 'Beds, provider, Vale Beds')
        go(app, 2, 2)
        current(app, 'Beds, contract, not entered')
        press('alt+Down')
        until(lambda: any('focused' in item.states for item in app.grid.each('list item')), 'the list')
        press('Down', 'Down', 'Return')
        current(app, 'Beds, contract, Demand-led')
        cell(app, 'Beds, contract, Demand-led').click(times=2)
        until(lambda: any('focused' in item.states and item.name == 'Demand-led' for item in app.grid.each('list item')), 'the list at what is chosen')
        press('Escape')
        until(lambda: app.focused().role == 'table cell', 'the focus in the cell again')
        press('Down')
        write('block\n')
        cell(app, 'Hoists, contract, Block')
        write('lump sum\n')
        app.grid.find('label', '“lump sum” is none of these: Not entered, Block, Demand-led.')
        press('Escape')
        no_editor(app)

        # A block of them is filled down, and cleared of all but the arrangement, which cannot be nothing.
        count = n_edits(app.path)
        go(app, 2, 2)
        press('shift+Down', 'shift+Down', 'shift+Down', 'ctrl+d')
        cell(app, 'Repairs, contract, Demand-led')
        press('Escape', 'Left', 'shift+Right', 'shift+Right', 'shift+Down', 'Delete')
        cell(app, 'Beds, provider, not entered')
        cell(app, 'Hoists, contract, not entered')
        cell(app, 'Hoists, arrangement, Pooled')
        until(lambda: n_edits(app.path) == count + 2, 'two edits')
        lines = {one['name']: one for one in content(app.path)['tables']['line']}
        assert lines['Repairs']['contract'] == 'demand-led', lines['Repairs']


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
