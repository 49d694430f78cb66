#!/usr/bin/python3
# deeds.py: does in the real window, with real keys, what a day is made of, and counts the frames it was late for.
#
#   harness deeds.py FOLDER DOCUMENT LINES COMPARED     FOLDER is where the programs are built; LINES the document was generated with;
#                                                       COMPARED is one as large with scenarios
#
# Prints a JSON list of [deed, steps, late, away, ratio, note] on stdout: late are the steps that took over 33 ms from the key to the frame
# that answers it (where keys do not stand for steps, turns of the main loop; null where one step is a great many cells), away the
# turns over 100 ms, in which the window answers nobody; ratio is the longest step, or turn, as a multiple of a key typed in a window
# with nothing in it but an entry.

import bisect
import contextlib
import json
import os
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

import clipboard
import driver
from driver import press, until, write

LATE, AWAY = 33_000, 100_000            # µs
QUIET = 0.5                             # s without a turn worth telling
LINES_A_CATEGORY, CATEGORIES_A_POOL = 50, 10        # as generate.c makes them
MANY = 10_000                           # cells of a large paste

FOLDER, DOCUMENT, LINES, COMPARED = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4]


def now():
    return time.clock_gettime_ns(time.CLOCK_MONOTONIC) // 1000


class Watched:
    """A program that tells how long its turns took."""

    def __init__(self, scratch, program, *arguments):
        self.log = os.path.join(scratch, program + '.log')
        began = now()
        self.app = driver.launch([os.path.join(FOLDER, program), self.log, *arguments])
        until(lambda: self.told(began, 'shown'), 'the document to be shown', 60)
        self.settle()
        self.opening = Part(self.entries(), self.first_frame())

    def first_frame(self):
        """When the turn began that painted it: before, there is no window that could be away."""
        paint = min(at for kind, at, *_ in self.entries() if kind == 'paint')
        return max(at for kind, at, *_ in self.entries() if kind == 'turn' and at <= paint)

    def entries(self):
        with open(self.log, encoding='ascii') as file:
            return [(kind, *map(int, numbers)) for kind, *numbers in (line.split() for line in file if line.endswith('\n'))]

    def told(self, since, kind):
        return any(entry[0] == kind and entry[1] >= since for entry in self.entries())

    def settle(self):
        """Wait until nothing has happened for a while."""
        size, since = -1, time.monotonic()
        while time.monotonic() - since < QUIET:
            if os.path.getsize(self.log) != size:
                size, since = os.path.getsize(self.log), time.monotonic()
            time.sleep(0.05)

    def watch(self, deed):
        """Does it, and gives what was told meanwhile."""
        self.settle()
        began = now()
        deed()
        self.settle()
        return Part(self.entries(), began)


class Part:
    """What was told from some time on."""

    def __init__(self, entries, began):
        self.began = began
        self.turns = [(a, b) for kind, a, *rest in entries if kind == 'turn' and a >= began for b in rest]
        self.keys = [t for kind, t, *_ in entries if kind == 'key' and t >= began]
        self.paints = [t for kind, t, *_ in entries if kind == 'paint' and t >= began]

    def steps(self):
        """From each key to the end of the frame that answers it, µs."""
        at = [(key, bisect.bisect_left(self.paints, key)) for key in self.keys]
        return [self.paints[i] - key for key, i in at if i < len(self.paints)]

    def longest_turn(self):
        return max((b - a for a, b in self.turns), default=0)

    def away(self):
        return sum(b - a > AWAY for a, b in self.turns)

    def lasted(self):
        """From the last key to the end of all that followed, µs."""
        key = self.keys[-1] if self.keys else self.began
        return max((b for _, b in self.turns), default=key) - key


def keys(*chords, delay=120):
    subprocess.run(['xdotool', 'key', '--clearmodifiers', '--delay', str(delay), *chords], check=True)


def expect(condition, what):
    if not condition:
        raise AssertionError(what)


# ---- What is done ----

def deeds(watched):
    """Each: what it is called, what it does, whether each key is a step by itself."""
    grid = watched.app.find('tree table', 'Schedule')
    left, top, width, height = grid.area()
    middle = left + width // 2, top + height // 2

    def wheel():
        driver.scroll(*middle, 60)

    def wheel_across():
        subprocess.run(['xdotool', 'mousemove', *map(str, middle), 'click', '--repeat', '20', '--delay', '20', '7'], check=True)

    def first_figure():
        press('ctrl+Home', 'Down', 'Down', 'Right')

    def to_the_end_and_back():
        keys('ctrl+End', 'ctrl+Home', 'ctrl+End', 'ctrl+Home')

    def find():
        press('ctrl+f')
        write(f'Line {LINES - 1}', 90)
        press('Return', 'Return')
        press('Escape')

    def open_filter():
        press('ctrl+shift+l')
        press('Tab', 'Tab', 'Tab')

    def filtered():
        open_filter()
        press('space', 'Down', 'Return', 'Escape')

    def shown_all():
        open_filter()
        press('space', 'Up', 'Return', 'Escape')

    def add_and_take_back():
        keys(*['ctrl+plus', 'Escape', 'ctrl+z'] * 3, delay=300)

    def fold():
        press('ctrl+Home')
        keys('Left', 'Right', 'Left', 'Right')

    def look_at_export():
        press('ctrl+e')
        watched.app.find('tree table', 'Preview: ', patience=60)

    yield 'turn the wheel', lambda: press('ctrl+Home'), wheel, True
    yield 'turn it across', lambda: press('ctrl+Home'), wheel_across, True
    yield 'a cell down, a cell across', first_figure, lambda: keys(*['Down'] * 30, *['Right', 'Left'] * 5), True
    yield 'a page down', first_figure, lambda: keys(*['Next'] * 20), True
    yield 'to the end and back', first_figure, to_the_end_and_back, True
    yield 'select to the end of the column', first_figure, lambda: keys('ctrl+shift+Down'), True
    yield 'type figures', first_figure, lambda: keys(*['1', '2', 'Return'] * 10), True
    yield 'undo and redo one', None, lambda: keys(*['ctrl+z', 'ctrl+y'] * 4), True
    yield 'fold and unfold a pool', first_figure, fold, True
    yield 'add a line and take it back', first_figure, add_and_take_back, True
    yield 'another year and back', None, lambda: keys(*['alt+Next', 'alt+Prior'] * 3, delay=300), True
    yield 'turn to Spending and back', None, lambda: keys(*['ctrl+2', 'ctrl+1'] * 3, delay=600), True
    yield 'find as it is typed', first_figure, find, False
    yield 'filter by contract', first_figure, filtered, False
    yield 'show all again', None, shown_all, False
    yield 'look at what will be exported', None, look_at_export, False
    yield 'turn through its sheets', None, lambda: keys(*['ctrl+Next'] * 4, *['ctrl+Prior'] * 4), False
    yield 'close it', None, lambda: press('Escape'), False
    driver.click(*middle)


def comparisons(watched):
    """The same on the page that compares scenarios, as many as it shows."""
    press('ctrl+4')
    variance = watched.app.find('text', 'Variance in pounds, an overspend above 0')
    slider = watched.app.find('slider', 'Variance, from 10 %')
    until(lambda: 'focused' in variance.states, 'the focus on the variance')

    def to_slider():
        press('Tab')
        until(lambda: 'focused' in slider.states, 'the focus on the slider')

    # Everything there is is selected, so that each key changes what is seen: one that does not has no frame to answer it.
    yield 'six scenarios: type a variance', lambda: press('ctrl+a'), lambda: keys(*'1234567'), True
    yield 'six scenarios: store one', None, lambda: keys('ctrl+a', '7', 'Return'), True
    yield 'six scenarios: move the slider', to_slider, lambda: keys(*['Right'] * 20, *['Left'] * 10), True


def pasted_text():
    """So many figures, and nothing where the grid has rows of pools and categories."""
    rows = []
    for i in range(min(MANY, LINES)):
        if i % (LINES_A_CATEGORY * CATEGORIES_A_POOL) == 0:
            rows.append('')
        if i % LINES_A_CATEGORY == 0:
            rows.append('')
        rows.append(str(100 + i % 50))
    return '\n'.join(rows) + '\n'


def count_edits():
    with contextlib.closing(sqlite3.connect(f'file:{DOCUMENT}?mode=ro', uri=True)) as file:
        return file.execute('SELECT count(*) FROM journal').fetchone()[0]


def count_figures(pence):
    with contextlib.closing(sqlite3.connect(f'file:{DOCUMENT}?mode=ro', uri=True)) as file:
        return file.execute('SELECT count(*) FROM figure WHERE pence = ?', (pence,)).fetchone()[0]


def one_edit(deed):
    """Does it, and waits until it is in the file, as one edit."""
    edits = count_edits()
    deed()
    until(lambda: count_edits() > edits, 'an edit', 60)
    expect(count_edits() == edits + 1, f'there were {count_edits() - edits} edits')


def bare_updates(scratch, cells):
    """The same figures changed by one UPDATE each, in one transaction that is committed; µs."""
    path = os.path.join(scratch, 'bare.dewpond')
    shutil.copy(DOCUMENT, path)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as file:
        file.execute('PRAGMA synchronous = FULL')
        lines = [row[0] for row in file.execute('SELECT DISTINCT line FROM figure LIMIT ?', (cells,))]
        times = []
        for turn in range(5):
            began = now()
            file.execute('BEGIN')
            file.executemany('UPDATE figure SET pence = ? WHERE line = ? AND year = 2013 AND month = 0 AND measure = 0 AND partner = '
                             '(SELECT min(id) FROM partner) AND scenario = 0', [(turn, line) for line in lines])
            file.execute('COMMIT')
            times.append(now() - began)
    os.remove(path)
    return statistics.median(times)


def in_bulk(watched, name, deed, bare, theirs):
    """One deed of many cells: a line of the result, with what it took in all."""
    part = watched.watch(lambda: one_edit(deed))
    note = f'{part.lasted() / 1e6:.2f} s'
    if theirs:
        note += f', {part.lasted() / theirs:.1f}× bare UPDATEs'
    return [name, len(part.paints), None, part.away(), part.longest_turn() / bare, note]


def copied(watched, bare):
    """The column goes to the clipboard, from where it is read to its end."""
    press('ctrl+Home', 'Down', 'Down', 'Right', 'ctrl+shift+Down')
    part = watched.watch(lambda: press('ctrl+c'))
    clipboard.wait('text/html', lambda text: text.count('<tr') > LINES)
    return ['copy the column', len(part.paints), None, part.away(), part.longest_turn() / bare, f'{part.lasted() / 1e6:.2f} s']


def do(watched, name, before, deed, stepwise, bare):
    """One deed: a line of the result."""
    if before:
        before()
    part = watched.watch(deed)
    steps = part.steps() if stepwise else []
    turns = [b - a for a, b in part.turns]
    longest = max(steps) if steps else part.longest_turn()
    late = sum(step > LATE for step in steps) if steps else sum(turn > LATE for turn in turns)
    return [name, len(steps) or len(part.paints), late, part.away(), longest / bare, '']


def main():
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        entry = Watched(scratch, 'entry-watched')
        bare = statistics.median(entry.watch(lambda: keys(*'abcdefghijklmnop')).steps())
        entry.app.stop()

        watched = Watched(scratch, 'window-watched', DOCUMENT)
        opening = watched.opening
        results.append(['open the window', 1, 0, opening.away(), opening.longest_turn() / bare, ''])
        results += [do(watched, *deed, bare) for deed in deeds(watched)]

        theirs = bare_updates(scratch, MANY)
        with clipboard.offered(pasted_text()):
            for name, deed in (('paste', lambda: press('ctrl+v')), ('undo it', lambda: press('ctrl+z')), ('redo it', lambda: press('ctrl+y'))):
                press('ctrl+Home', 'Right')
                results.append(in_bulk(watched, f'{name}, {min(MANY, LINES):,} cells', deed, bare, theirs))

        press('ctrl+Home', 'Down', 'Down', 'Right', 'ctrl+shift+Down')
        results.append(in_bulk(watched, 'fill the column', lambda: keys('7', 'ctrl+Return'), bare, None))
        # It goes on taking what is typed.
        there = count_figures(87_654_300)
        one_edit(lambda: keys('8', '7', '6', 'period', '5', '4', '3', 'Return'))
        expect(count_figures(87_654_300) == there + 1, 'what was typed is not there')
        one_edit(lambda: press('ctrl+z'))
        results.append(in_bulk(watched, 'undo it', lambda: press('ctrl+z'), bare, None))
        results.append(copied(watched, bare))
        press('ctrl+Home', 'Down', 'Down', *['Right'] * 4)
        results.append(in_bulk(watched, 'paste it beside', lambda: press('ctrl+v'), bare, None))
        results.append(in_bulk(watched, 'undo it', lambda: press('ctrl+z'), bare, None))
        watched.app.stop()

        watched = Watched(scratch, 'window-watched', COMPARED)
        results += [do(watched, *deed, bare) for deed in comparisons(watched)]
        watched.app.stop()
    json.dump(results, sys.stdout)


if __name__ == '__main__':
    main()
