# window.py: the program itself, driven: documents in a folder of their own, its pages and cells by their names.
#
#   harness python3 test-window.py DEWPOND [TEST…]
#
# The name of a cell says line, partner, measure, year and value; the label at the foot says the current cell's. What was
# kept is asked of the command line, which reads the file while the window has it.

import contextlib
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import driver
from driver import press, until, write

PROGRAM = sys.argv[1]

OLDER = 'Older people'
COUNCIL = 'Oxfordshire County Council'
CCG = 'Oxfordshire Clinical Commissioning Group'


def command(*arguments):
    """Run a command of the program, and give what it prints."""
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout


def new_file(folder, sample='oxfordshire-2013'):
    path = os.path.join(folder, 'Draft.dewpond')
    command('new', path, *(['--sample', sample] if sample else []))
    return path


def content(path):
    """All that a document says, but the record of changes."""
    with tempfile.TemporaryDirectory() as folder:
        out = os.path.join(folder, 'content.json')
        command('export', path, out)
        with open(out, encoding='utf-8') as file:
            return json.load(file)


def n_edits(path):
    """How many edits the record of a document has, the undone ones too."""
    with contextlib.closing(sqlite3.connect(f'file:{path}?mode=ro', uri=True)) as file:
        return file.execute('SELECT count(*) FROM journal').fetchone()[0]


def show(path):
    return json.loads(command('show', path, '--format=json'))


def launch(path=None, **environment):
    """Start the program on a document, or on none, and know its window."""
    app = driver.launch([PROGRAM] + ([path] if path else []), **environment)
    app.path = path
    app.window = app.find('frame', 'Dewpond')
    if path:
        know(app)
    return app


def know(app):
    """Wait until a document is shown, and find what its schedule consists of."""
    app.grid = app.find('tree table', 'Schedule')
    until(lambda: any('focused' in cell.states for cell in app.grid.each('table cell')), 'the focus in the grid')
    name = next(cell.name for cell in app.grid.each('table cell') if 'focused' in cell.states)
    app.status = app.find('label', name, exact=True)


@contextlib.contextmanager
def opened(sample='oxfordshire-2013', **environment):
    """The program on a document of its own; nothing may be amiss at the end."""
    with tempfile.TemporaryDirectory() as folder:
        app = launch(new_file(folder, sample), **environment)
        app.folder = folder
        try:
            yield app
            app.stop()
            command('check', app.path)
        finally:
            app.process.kill()


@contextlib.contextmanager
def begun(rows, columns='pool,line,partner,year,measure,pounds'):
    """The program on a document of its own that has no more than what rows of those columns say."""
    with tempfile.TemporaryDirectory() as folder:
        path = new_file(folder, sample=None)
        command('import', path, write_rows(folder, rows, columns))
        app = launch(path)
        app.folder = folder
        try:
            yield app
            app.stop()
        finally:
            app.process.kill()


def write_rows(folder, rows, columns='pool,line,partner,year,measure,pounds'):
    """A file to import, of those rows."""
    path = os.path.join(folder, 'rows.csv')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(f'{columns}\n{rows}\n')
    return path


def current(app, name):
    """Wait until the current cell's name begins so."""
    until(lambda: app.status.name.startswith(name), f'the cursor on {name}; it is on {app.status.name}')


def cell(app, name):
    """Wait until there is a cell of exactly that name."""
    return app.grid.find('table cell', name, exact=True)


def seek(app, name):
    """Down the rows from the first to the one of that name."""
    press('ctrl+Home')
    while not app.status.name.startswith(name):
        before = app.status.name
        press('Down')
        until(lambda: app.status.name != before, f'a row after {before}, on the way to {name}')


def go(app, row, column=0):
    """To a cell, by its row in the tree and its column."""
    press('ctrl+Home', *['Down'] * row, *['Right'] * column)


def says(app, text):
    """Wait until the line beneath the grid has that in it."""
    until(lambda: text in app.status.name, f'“{text}” beneath the grid; it says “{app.status.name}”')


def editor(app):
    return app.grid.find('text')


def enter(app, text):
    """Put a text into the current cell's editor and keep it: for texts with letters that the keyboard of the test lacks."""
    press('F2')
    editor(app).text = text
    until(lambda: editor(app).text == text, f'“{text}” in the editor')
    press('Return')


def no_editor(app):
    app.grid.absent('text')


def toast(app, text):
    return app.window.find('label', text)


def dialog(app, title):
    """Wait until a dialog of that title has the keyboard."""
    return until(lambda: next((frame for frame in app.children()
                               if frame.name == title and 'active' in frame.states), None), f'the dialog {title}')


def closed(app, title):
    until(lambda: all(frame.name != title for frame in app.children()), f'the dialog {title} to close')
    until(lambda: 'active' in app.window.states, 'the window to be active again')


def stop(app):
    """What has the focus: its role, name and description; nothing where the toolkit tells of none."""
    thing = app.find_focus()
    return thing and (thing.role, thing.name, thing.description)


def has_focus(app, name):
    """Whether what has the focus is called that."""
    return stop(app) is not None and stop(app)[1] == name


def reach(app, name, back=False):
    """Tab, or Shift+Tab, to what has that name, and give it."""
    for _ in range(60):
        at = stop(app)
        if at is not None and at[1].startswith(name):
            return app.find_focus()
        chord = 'F6' if at is not None and at[0] == 'table cell' else 'Tab'
        press('shift+' + chord if back else chord)
        try:
            until(lambda: stop(app) != at, 'the focus to go on', 0.7)
        except AssertionError:
            continue
    raise AssertionError(f'{name} was not reached')


def choose(app, button, *keys):
    """Open the menu behind a button of the header and choose by keys."""
    inner = app.window.find('push button', button).children()
    next(thing for thing in inner if thing.actions).act()
    until(lambda: any('focused' in item.states for item in app.window.each('menu item'))
          or any('focused' in item.states for item in app.window.each(None) if 'menu item' in item.role),
          f'the menu of {button}')
    press(*keys)


def unfolded(app, button):
    """Open what is behind a menu button of the page, and give it."""
    outer = app.window.find('push button', button)
    next(thing for thing in outer.children() if thing.actions).act()
    return outer


def tick(app, *columns):
    """Show columns, or hide those that are shown, and go back to the cells."""
    button = unfolded(app, 'Columns')
    for column in columns:
        box = button.find('check box', column, exact=True)
        until(lambda: 'focused' in box.states or press('Tab'), f'the focus on {column}')
        press('space')
    press('Escape')
    until(lambda: not any('visible' in thing.states and 'showing' in thing.states for thing in button.each('check box')), 'the columns to close')
    press('ctrl+1')
    until(lambda: app.focused().role == 'table cell', 'the focus in the grid')


def focus_is(app, name):
    """Wait until what has the focus is called that."""
    until(lambda: (app.find_focus() or app).name.startswith(name), f'the focus on {name}; it is on {app.find_focus()}')


def pick(app, name, wanted, back=False):
    """In the drop-down of that name, with keys, the entry that is called that."""
    reach(app, name, back)
    press('space')
    until(lambda: any('focused' in item.states for item in app.each('list item')), f'the list of {name}')
    for _ in range(30):
        at = next((item for item in app.each('list item') if 'focused' in item.states), None)
        if at is not None and wanted in [at.name] + [label.name for label in at.each('label')]:
            press('Return')
            focus_is(app, name)
            return
        press('Down')
    raise AssertionError(f'{wanted} is not in the list of {name}')


def menu(app, *keys):
    """The menu of the row that the cursor is on, and what is chosen in it by its letter."""
    press('shift+F10')
    until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu')
    press(*keys)


def main_menu(app, *keys):
    press('F10')
    until(lambda: any('menu item' in (thing.role or '') and 'focused' in thing.states for thing in app.window.below()), 'the menu')
    press(*keys)
