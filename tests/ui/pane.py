# pane.py: the pane of details, driven: its fields by their names, and what the file has then.

from driver import press, until, write
from window import content, stop


def row(app, table, name=None):
    """A row of a table as the file has it."""
    rows = content(app.path)['tables'][table]
    return next(one for one in rows if name is None or one['name'] == name)


def kept(app, table, name, **values):
    """Wait until the file has those values in a row."""
    until(lambda: all(row(app, table, name)[column] == value for column, value in values.items()),
          f'{values} in the file; it has {({column: row(app, table, name)[column] for column in values})}')


def go_to(app, name, within=None):
    """Tab on to what is called that: as reach(), but it looks at that alone, and is quick."""
    if stop(app)[0] == 'table cell':
        press('F6')
    named = [thing for thing in (within or app.window).below() if (thing.name or '').startswith(name) and 'focusable' in thing.states]
    assert named, f'there is no {name} to go to'
    for _ in range(50):
        if any('focused' in thing.states for thing in named):
            return
        press('Tab')
    raise AssertionError(f'{name} was not reached by Tab')


def invalid(thing):
    return any(state.startswith('invalid') for state in thing.states)


def type_into(app, name, text, within=None):
    """Tab to a field and type over what is in it; leaving it keeps it."""
    go_to(app, name, within)
    press('ctrl+a')
    write(text)
    press('Tab')


def choose(app, name, *keys):
    """Tab to a list of choices, open it, go by keys, and take that."""
    go_to(app, name)
    choice = next(thing for thing in app.window.each('combo box', name))
    press('space')
    until(lambda: any('focused' in item.states for item in choice.each('list item')), f'the choices of {name}')
    press(*keys, 'Return')
    until(lambda: stop(app) is not None and stop(app)[1].startswith(name), f'the focus back on {name}')


def undo_all(app, before):
    """Undo until there is nothing left to undo: the document is as it was. Gives how many edits there were."""
    undo = app.window.find('push button', 'Undo', exact=True)
    steps = 0
    while 'sensitive' in undo.states:
        assert steps < 40, 'undo has no end'
        now = content(app.path)
        undo.act()
        until(lambda: content(app.path) != now, 'something to be undone')
        steps += 1
    assert content(app.path) == before
    return steps
