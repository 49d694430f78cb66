# driver.py: drives a window as a person does: finds things by what a screen reader calls them, presses real keys.
#
#   app = driver.launch(['grid-demo', '--dark'])
#   app.find('table cell', 'Equipment, County Council Additional').act('cell.edit')
#   driver.press('ctrl+a', 'Delete')
#   driver.write('1.2m\n')
#   app.stop()
#
# Roles are those of AT-SPI: 'push button', 'table cell', 'label', 'text'. What is looked for is waited for; what is pressed has been dealt with on return.

import itertools
import os
import subprocess
import sys
import time
import traceback

from gi.repository import GLib

import keyboard
import spoken

PATIENCE = float(os.environ.get('DEW_PATIENCE', '10'))
ACTION, TEXT = 'org.a11y.atspi.Action', 'org.a11y.atspi.Text'
WINDOW_COORDS = 1       # AtspiCoordType
BREATH = 0.015          # s in which a program draws a frame
SEVERAL = 0.5           # s within which clicks are counted, and some more
LIFTED = [0]            # when the mouse was last let go
APPS = {}               # those that were started, by their process


def settle(others=0.06):
    """Let the program whose window is active take in what was typed, draw a frame and do what comes of it; others are given some time."""
    app = APPS.get(keyboard.active_process())
    if app is None:
        time.sleep(others)
        return
    app.answer()
    time.sleep(BREATH)
    app.answer()


def press(*chords):
    """Press keys one after the other: 'F2', 'ctrl+shift+z', 'Return'."""
    for chord in chords:
        spoken.forget()
        keyboard.press(chord)
        settle()


def write(text, pause=10):
    """Type a text; '\\n' in it is Return and '\\t' is Tab."""
    word = ''
    for character in text + '\0':
        if character not in '\n\t\0':
            word += character
            continue
        if word:
            spoken.forget()
            keyboard.write(word, pause)
            settle()
            word = ''
        if character != '\0':
            press('Return' if character == '\n' else 'Tab')


def until(condition, what, patience=None):
    """Wait until a condition holds, and give what it gave; what says what was waited for.

    What is looked at may go meanwhile, as a dialog does that closes: then it does not hold yet.
    Where DEW_SHOT names a file, it is a picture of the screen as it was the last time something was waited for in vain.
    """
    patience = PATIENCE if patience is None else patience
    end = time.monotonic() + patience
    pause = 0.01
    while True:
        spoken.forget()
        try:
            result = condition()
        except GLib.Error:
            if time.monotonic() > end:
                raise
            result = None
        if result:
            return result
        if time.monotonic() > end:
            if 'DEW_SHOT' in os.environ:
                shot(os.environ['DEW_SHOT'], 0)
            raise AssertionError(f'waited {patience:g} s in vain for {what}')
        time.sleep(pause)
        pause = min(2 * pause, 0.05)


def shot(path, after=0.3):
    """Save a picture of the screen."""
    time.sleep(after)
    subprocess.run(['import', '-window', 'root', path], check=True)


class Thing:
    """Something a screen reader knows of. While one goes through many they are as they were when that began, unless something is done meanwhile; what one keeps
    is asked each time what it is now."""

    def __init__(self, place, seen=None):
        self.place = place
        self.last_seen = seen

    @property
    def seen(self):
        return self.last_seen if self.last_seen is not None and self.last_seen.snapshot.is_fresh() else None

    @property
    def name(self):
        seen = self.seen
        return seen.name if seen else spoken.get(self.place, spoken.ACCESSIBLE, 'Name')

    @property
    def role(self):
        seen = self.seen
        return seen.role if seen else spoken.role_name(spoken.ask(self.place, spoken.ACCESSIBLE, 'GetRole'))

    @property
    def description(self):
        seen = self.seen
        return seen.description if seen else spoken.get(self.place, spoken.ACCESSIBLE, 'Description')

    @property
    def states(self):
        seen = self.seen
        return seen.states if seen else spoken.state_names(*spoken.ask(self.place, spoken.ACCESSIBLE, 'GetState'))

    @property
    def parent(self):
        return Thing(spoken.get(self.place, spoken.ACCESSIBLE, 'Parent'))

    @property
    def actions(self):
        try:
            number = spoken.get(self.place, ACTION, 'NActions')
            return [spoken.ask(self.place, ACTION, 'GetName', '(i)', i) for i in range(number)]
        except GLib.Error:      # it has none, or went meanwhile
            return []

    @property
    def text(self):
        """What stands in it; for things without text, its name."""
        seen = self.seen
        interfaces = seen.interfaces if seen else spoken.ask(self.place, spoken.ACCESSIBLE, 'GetInterfaces')
        if TEXT not in interfaces:
            return self.name
        return spoken.ask(self.place, TEXT, 'GetText', '(ii)', 0, spoken.get(self.place, TEXT, 'CharacterCount'))

    @text.setter
    def text(self, value):
        spoken.forget()
        spoken.call(self.place, 'org.a11y.atspi.EditableText', 'SetTextContents', '(s)', value)

    @property
    def value(self):
        """How far a slider or a bar is."""
        return spoken.get(self.place, 'org.a11y.atspi.Value', 'CurrentValue')

    def act(self, name=None):
        """Do an action, by its name or the first there is."""
        names = self.actions
        if name is not None and name not in names:
            raise AssertionError(f'{self} has no action {name}, only {names}')
        spoken.forget()
        spoken.call(self.place, ACTION, 'DoAction', '(i)', 0 if name is None else names.index(name))
        return self

    def extents(self):
        """Its place in its window: x, y, width, height."""
        return spoken.ask(self.place, 'org.a11y.atspi.Component', 'GetExtents', '(u)', WINDOW_COORDS)

    def area(self):
        """Its place on the screen: x, y, width, height."""
        box_x, box_y, box_width, box_height = self.extents()
        frame, above = self, self.parent
        while above.place[1] != spoken.ROOT:
            frame, above = above, above.parent
        _, _, whole_width, whole_height = frame.extents()
        left, top, width, height = window_place()
        # What a window draws around itself is not of it, but of what the screen knows as the window.
        return left + (width - whole_width) // 2 + box_x, top + (height - whole_height) // 2 + box_y, box_width, box_height

    def click(self, button=1, times=1, x=None, y=None):
        """Click in its middle, or so far from its corner."""
        left, top, width, height = self.area()
        click(left + (width // 2 if x is None else x), top + (height // 2 if y is None else y), button, times)
        return self

    def children(self):
        """What is in it, one after the other."""
        seen = self.seen
        if seen:
            yield from (Thing(child.place, child) for child in seen.children())
        else:
            yield from (Thing(place) for place in spoken.children(self.place))

    def look(self):
        """The same, to go through what is in it."""
        seen = self.seen
        return Thing(self.place, seen or spoken.Snapshot(self.place).things.get(self.place))

    def below(self):
        """Everything in it, in reading order. What goes away meanwhile is left out."""
        pending = [self.look()]
        while pending:
            thing = pending.pop()
            try:
                pending.extend(reversed(list(thing.children())))
            except GLib.Error:
                pass
            try:
                yield thing
            finally:
                thing.last_seen = None

    def find_focus(self):
        """What has the focus, or nothing. A grid, which has more in it than all else together, is looked through last."""
        told = spoken.focused(self.place)
        if len(told) == 1:
            return Thing(told[0])
        pending, grids = [self.look()], []
        while pending or grids:
            thing = pending.pop() if pending else grids.pop()
            try:
                if 'focused' in thing.states:
                    return Thing(thing.place)
                for child in thing.children():
                    (grids if child.role == 'table row' else pending).append(child)
            except GLib.Error:
                continue
        return None

    def each(self, role=None, name=None, exact=False, shown=True):
        """Everything in it of a role, whose name is or has in it the given one, one after the other."""
        for thing in self.below():
            try:
                if role is not None and thing.role != role:
                    continue
                if name is not None and (thing.name != name if exact else name not in (thing.name or '')):
                    continue
                if shown and 'visible' not in thing.states:
                    continue
            except GLib.Error:
                continue
            yield thing

    def all(self, role=None, name=None, exact=False, shown=True):
        """All of them."""
        return list(self.each(role, name, exact, shown))

    def find(self, role=None, name=None, exact=False, nth=0, shown=True, patience=None):
        """The first of them, or the nth."""
        def look():
            return next(itertools.islice(self.each(role, name, exact, shown), nth, None), None)
        return until(look, f'{role or "something"} called {name!r}', patience)

    def absent(self, role=None, name=None, exact=False):
        """Wait until there is no such thing."""
        until(lambda: next(self.each(role, name, exact), None) is None, f'{role or "something"} called {name!r} to go')

    def tree(self, depth=0, breadth=40):
        """What is in it, to read."""
        lines = ['  ' * depth + f'{self.role} {self.name!r} {self.actions or ""}'.rstrip()]
        for i, child in enumerate(self.children()):
            if i == breadth:
                lines.append('  ' * (depth + 1) + '…')
                break
            lines.append(child.tree(depth + 1, breadth))
        return '\n'.join(lines)

    def __repr__(self):
        try:
            return f'<{self.role} {self.name!r}>'
        except GLib.Error:
            return '<something that has gone>'


def window_place():
    """Where on the screen the active window is: x, y, width, height."""
    answer = subprocess.run(['xdotool', 'getactivewindow', 'getwindowgeometry', '--shell'], check=True,
                            capture_output=True, text=True).stdout
    values = dict(line.split('=') for line in answer.split() if '=' in line)
    return tuple(int(values[name]) for name in ('X', 'Y', 'WIDTH', 'HEIGHT'))


def lift():
    """Let the last click be over: pressed again at once, even elsewhere, it would be counted as one of several."""
    time.sleep(max(0, LIFTED[0] + SEVERAL - time.monotonic()))


def click(x, y, button=1, times=1, hold=None):
    """Click at a place of the screen, with a key held down."""
    spoken.forget()
    lift()
    subprocess.run(['xdotool', 'mousemove', str(x), str(y)], check=True)
    time.sleep(0.05)
    keys = (['keydown', hold], ['keyup', hold]) if hold else ([], [])
    subprocess.run(['xdotool', *keys[0], 'click', '--repeat', str(times), '--delay', '60', str(button), *keys[1]], check=True)
    time.sleep(0.1)
    LIFTED[0] = time.monotonic()
    settle()


def drag(x, y, to_x, to_y):
    """Drag from one place of the screen to another."""
    spoken.forget()
    lift()
    subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'mousedown', '1'], check=True)
    for step in range(1, 6):
        subprocess.run(['xdotool', 'mousemove', str(x + (to_x - x) * step // 5), str(y + (to_y - y) * step // 5)], check=True)
        time.sleep(0.03)
    subprocess.run(['xdotool', 'mouseup', '1'], check=True)
    time.sleep(0.1)
    LIFTED[0] = time.monotonic()
    settle()


def scroll(x, y, clicks):
    """Turn the wheel over a place of the screen, down for a positive number."""
    spoken.forget()
    subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', '--repeat', str(abs(clicks)), '--delay', '20',
                    '5' if clicks > 0 else '4'], check=True)
    time.sleep(0.2)
    settle()


class App(Thing):
    """A program that was started."""

    def __init__(self, process, place):
        super().__init__(place)
        self.process = process
        APPS[process.pid] = self

    def answer(self):
        """Wait until it has done all that it knew of when it was asked."""
        try:
            spoken.ask(self.place, spoken.ACCESSIBLE, 'GetRole')
        except GLib.Error:      # it has ended
            pass

    def focused(self):
        """What has the focus."""
        return until(self.find_focus, 'a focus')

    def activate(self, patience=PATIENCE / 2):
        """Wait for the window to have the keyboard, and give it once where nobody does: a window manager may leave it so when a dialog closes."""
        what = 'the window to be active again'
        try:
            until(lambda: 'active' in self.window.states, what, patience)
        except AssertionError:
            subprocess.run(['xdotool', 'search', '--all', '--onlyvisible', '--pid', str(self.process.pid), '--name', '.', 'windowactivate', '%@'], check=False, capture_output=True)
            until(lambda: 'active' in self.window.states, what)

    def resize(self, width, height):
        """Make its window as large as that."""
        spoken.forget()
        subprocess.run(['xdotool', 'getactivewindow', 'windowsize', '--sync', str(width), str(height)], check=True)
        time.sleep(0.3)

    def stop(self):
        """End it as a session does, and see that nothing was amiss until then."""
        if self.process.poll() is not None:
            raise AssertionError(f'the program has ended by itself, with {self.process.returncode}')
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise AssertionError('the program did not end when told to') from None


def place_of(process):
    """Of a program that tells of a window."""
    for place, pid in spoken.programs():
        if pid == process.pid:
            return place if spoken.children(place) else None
    return None


def launch(command, **environment):
    """Start a program, and wait until its window is there and active."""
    debug = os.environ.get('DEW_DEBUG', 'fatal-warnings')
    process = subprocess.Popen([str(part) for part in command], env={**os.environ, 'G_DEBUG': debug, **environment})

    def look():
        if process.poll() is not None:
            raise AssertionError(f'{command[0]} ended with {process.returncode} before it showed a window')
        return keyboard.active_process() == process.pid and place_of(process)

    try:
        return App(process, until(look, f'the window of {command[0]}', 3 * PATIENCE))
    except AssertionError:
        process.kill()
        raise


def run(tests):
    """Run tests, functions without arguments, one after the other, and tell of them in TAP. Exits."""
    failed = 0
    print(f'1..{len(tests)}', flush=True)
    for number, test in enumerate(tests, 1):
        title = test.__doc__ or test.__name__
        try:
            test()
        except Exception:
            failed += 1
            for line in traceback.format_exc().rstrip().split('\n'):
                print('# ' + line)
            print(f'not ok {number} - {title}', flush=True)
        else:
            print(f'ok {number} - {title}', flush=True)
    sys.exit(1 if failed else 0)
