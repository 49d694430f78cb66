# test-names.py: everything that can be used has a name that a screen reader can say, on every page and in every dialog.
#
#   harness python3 test-names.py DEWPOND [TEST…]

import re
import sys

import driver
from driver import press, until, write
from window import CCG, COUNCIL, OLDER, closed, dialog, launch, opened, reach

# What a person does something with.
USED = {'push button', 'toggle button', 'check box', 'radio button', 'text', 'entry', 'combo box', 'menu item', 'check menu item',
        'radio menu item', 'list', 'list item', 'table cell', 'table row', 'tree table', 'page tab', 'slider', 'spin button'}

# The name of a class is what the toolkit gives where nobody gave a name.
CLASS = re.compile(r'(Gtk|Adw|Dew|G)[A-Z][A-Za-z]+')

# What is labelled by its own text, and called so besides.
TWICE = re.compile(r'(.+?),? \1')

# "Line, council existing, 2013/14, £78,000,000"
MEASURE = re.compile(r'(Council|CCG|all partners) (existing|additional|gross|income|net|budget)|budget not split by partner')
YEAR = re.compile(r'20\d\d/\d\d')
VALUE = re.compile(r'−?£[\d,.]+|not entered')


def is_part(thing, parents):
    """Whether it is a part of the toolkit's own control, which is named and which alone can have the focus."""
    names = [parent.role for parent in parents]
    if 'combo box' in names:
        combo = parents[names.index('combo box')]
        return 'focusable' in combo.states or thing.role in ('list', 'list item', 'filler')
    # An expander's rows stand in lists of its own, in the row that is named.
    return thing.role == 'list' and 'list item' in names


def walk(thing, parents=()):
    yield thing, parents
    for child in thing.children():
        yield from walk(child, (*parents, thing))


def nameless(root):
    """What is used and has no name, that of its class, one with the mark of its mnemonic in it, or one that is said twice."""
    found = []
    count = 0
    for thing, parents in walk(root):
        used = thing.role in USED or ('focusable' in thing.states and thing.role not in ('scroll pane', 'frame', 'dialog', 'filler'))
        if not used or is_part(thing, parents):
            continue
        count += 1
        name = thing.name or ''
        twice = TWICE.fullmatch(name)
        if not name.strip() or CLASS.fullmatch(name) or re.search(r'\b_|_\b', name) or twice:
            found.append(f'{thing.role} {name!r} in ' + ' > '.join(parent.name or parent.role for parent in parents[-4:]))
    assert count > 3, f'only {count} things that can be used'
    return found


def expect_names(root):
    found = nameless(root)
    assert not found, '\n'.join(found)


def test_welcome():
    """the welcome page"""
    app = launch()
    try:
        app.window.find('list', 'Samples from published papers').find('list item', 'Oxfordshire')
        expect_names(app)
        app.stop()
    finally:
        app.process.kill()


def test_pages():
    """the schedule and the risk share page, wide and narrow"""
    with opened() as app:
        expect_names(app)
        app.resize(800, 600)
        app.window.find('push button', 'Show the pages')
        expect_names(app)
        app.resize(1280, 800)
        press('ctrl+3')
        app.window.find('push button', f'{COUNCIL} bears £507,692.31; show why')
        app.window.find('push button', f'{CCG} bears £492,307.69; show why')
        app.window.find('image', 'Who bears it, Council 50.7692 %, CCG 49.2308 %')
        for name in ('Council, % of variance, 50.7692', 'Council, Final cost, £99,507,692.31', 'Total, Share, £1,000,000.00', 'Amount of step 1, £1,000,000.00',
                     'CCG existing services, Weight, £30,000,000', 'CCG existing services, Left over, 0.385 p', 'Sum, Penny, 2 p',
                     'CCG, for “CCG additional money”, Share, £338,461.54'):
            app.window.find('label', name, exact=True)
        figures = [thing.name for thing, parents in walk(app.window) if thing.role == 'label' and not {parent.role for parent in parents} & {'push button', 'toggle button'}
                   and re.fullmatch(r'[−+ £\d,.]+( p)?', thing.name)]
        assert not figures, f'figures that do not say whose they are: {figures}'
        expect_names(app)
        app.window.find('text', 'Rule as text').text = ('offset within pool; notify 5%; reserve £5; carve CCG £1 because "so"; tolerance 1% all; up to 1%: equal; '
                                                        'up to 2%: fixed Council 50%, CCG 50%; up to 3%: proportional net; rest: all to CCG; cap CCG 1% to lead')
        press('alt+s')
        steps = app.window.find('list', 'Steps of the rule')
        steps.find('list item', 'Step 10: Cap')
        expect_names(app)
        controls = [thing.name for thing in steps.below() if thing.role in ('text', 'push button', 'toggle button', 'check box')]
        assert len(controls) > 40 and len(set(controls)) == len(controls), f'two controls of the steps have one name: {controls}'
        press('alt+a')
        until(lambda: (app.find_focus() or app).role == 'list item', 'the steps to add')
        expect_names(app)


def test_performance():
    """a fund that is paid for performance on the risk share page, and the dialog that asks for one"""
    with opened('barnet-2017') as app:
        press('ctrl+3', 'alt+p')
        until(lambda: any('focused' in item.states for item in app.each('list item')), 'the list of pools')
        press('Home', *['Down'] * 4, 'Return')
        fund = 'Fewer emergency admissions (illustration)'
        for name in ('ring-fence, £500,000.00', 'released, £412,500.00', 'stays, £87,500.00', 'achieved of target, 82.5 %', 'stays with Barnet Clinical Commissioning Group'):
            app.window.find('label', f'{fund}, {name}', exact=True)
        app.window.find('push button', f'What can be done with “{fund}”')
        expect_names(app)
        press('alt+d')
        expect_names(dialog(app, 'Pay for performance'))
        press('Escape')
        closed(app, 'Pay for performance')


def test_cells():
    """every cell in view says line, partner, measure, year and value, every row and heading what it is"""
    with opened() as app:
        rows = app.grid.all('table row')
        assert len(rows) > 10
        for row in rows:
            cells = row.all('table cell')
            if row.name == 'Column headings':
                continue
            first, others = cells[0], cells[1:]
            if row.name == 'Agreement total':
                assert first.name == row.name, first
            elif row.name.startswith('New pool'):
                assert first.name == 'New pool…', first
                continue
            else:
                kind = first.name[len(row.name):]
                assert first.name.startswith(row.name) and kind in (', pool', ', category', ', service line'), first
            assert len(others) == 10, (row.name, len(others))
            for one in others:
                line, words, year, value = re.fullmatch(r'(.+), ([^,]+), ([^,]+), ([−£\d,.]+|not entered)', one.name).groups()
                assert line == row.name, one
                assert MEASURE.fullmatch(words) and YEAR.fullmatch(year) and VALUE.fullmatch(value), one
            assert len({one.name for one in others}) == len(others), f'two cells of {row.name} have one name'
        headings = [thing.name for thing in rows[0].children()]
        assert all(headings) and len(set(headings)) == len(headings), headings


def test_scenario():
    """the schedule while a scenario is edited: the strip, the details of a line that differs, and the list of what does"""
    with opened() as app:
        press('ctrl+4')
        reach(app, 'Menu of “Proposal')
        press('space')
        until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu of the lane')
        press('e')
        app.window.find('label', 'Editing scenario 2')
        until(lambda: app.focused().role == 'table cell', 'the focus in the grid')
        press('ctrl+Home', 'Down', 'Right')
        write('79000\n')
        app.grid.find('table cell', 'Council existing services, Council existing, 2013/14, £79,000,000, changed in scenario', exact=True)
        press('Up')
        app.window.find('push button', 'Reset to the baseline: Council existing services: existing contribution of Council, 2013/14', exact=True)
        for name in ('Promote…', 'Back to the baseline'):
            app.window.find('push button', name, exact=True)
        expect_names(next(thing for thing in app.window.below() if thing.name == 'Details' and any(thing.each('push button', 'Reset to the baseline'))))
        app.window.find('push button', 'What differs', exact=True).act()
        expect_names(dialog(app, 'What differs from the baseline'))
        press('Escape')
        closed(app, 'What differs from the baseline')


def test_dialogs():
    """the dialogs for partners, the document, export and moving, and the menus"""
    with opened() as app:
        press('ctrl+shift+p')
        partners = dialog(app, 'Partners')
        expect_names(partners)
        partners.find('push button', f'Remove {COUNCIL}')
        press('Escape')
        closed(app, 'Partners')

        press('F10')
        until(lambda: any('menu item' in thing.role and 'focused' in thing.states for thing in app.window.below()), 'the menu')
        press('d')
        about = dialog(app, 'Document')
        expect_names(about)
        about.find('push button', 'Choose a date: As at')
        press('Escape')
        closed(app, 'Document')

        press('ctrl+question')
        app.find('label', 'Edit the cell; typing replaces it')
        press('Escape')
        app.absent('label', 'Edit the cell; typing replaces it')
        until(lambda: 'active' in app.window.states, 'the window to be active again')

        press('ctrl+e')
        expect_names(dialog(app, 'Export annexes'))
        press('Escape')
        closed(app, 'Export annexes')

        app.grid.find('table cell', f'{OLDER}, pool').act('cell.activate')
        press('Down', 'ctrl+m')
        places = dialog(app, 'Move to')
        places.find('list item', 'Physical disability')
        expect_names(places)
        press('Escape')
        closed(app, 'Move to')

        app.grid.find('table cell', f'{OLDER}, pool').act('cell.activate')
        for keys in ('shift+F10', 'F10'):
            press(keys)
            until(lambda: any('menu item' in thing.role and 'focused' in thing.states for thing in app.window.below()), 'a menu')
            expect_names(app)
            press('Escape')


if __name__ == '__main__':
    driver.run([test for name, test in list(globals().items())
                if name.startswith('test_') and (len(sys.argv) < 3 or name[5:] in sys.argv[2:])])
