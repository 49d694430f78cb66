#!/usr/bin/python3
# table.py: makes large documents, times each piece of work on them against bare work of the same kind, and prints the ratios beside their bounds, that of a
# simulation against numpy, and how much of a frame six scenarios take to follow an edit; then does a day's deeds in the window with real keys, and counts the frames it is late for.
#
#   table.py FOLDER          FOLDER is where the programs are built; a display is needed
#   table.py --try FOLDER    only runs each once, small and without the window, and judges nothing
#   table.py --deeds FOLDER  the same with the deeds in the window
#
# The bounds hold at 10,000 lines: exit status 1 where one is broken there. 100,000 lines are printed beside them; that nothing takes the window
# away for 100 ms holds at both.

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import simulate

JUDGED, BESIDE = 10_000, 100_000
DRAWS, DRAWN_AT_MOST = 100_000, 0.1
FRAME, FOLLOWED_AT_MOST = 16_000, 0.5   # µs; the rest of a frame is for drawing
SCENARIOS = 'scenarios'                 # what generate is asked for
EDITS = 400                             # of each kind
TRIED = 4_500                           # so many cells do not change in one turn of the main loop
WINDOW_TURNS = 15
SKIPPED = 77

# The work, what it is measured against, the most it may take of that.
ROWS = [
    ('open, ready to edit', 'bare scan of the same tables', 'bench-open', 3.0),
    ('one cell: durable, journalled, all totals right', 'bare UPDATE with commit', 'bench-edit', 1.5),
    ('export, formulas with values, its check aside', 'same cells, bare libxlsxwriter', 'bench-export', 1.3),
    ('the same, peak memory', 'same cells, bare libxlsxwriter', 'bench-export-memory', 1.3),
    ('first frame of the window on the document', 'bare AdwApplicationWindow', None, 2.0),
]


def run(*command, **options):
    return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, text=True, **options)


def ratio_of(program, document):
    """Runs a program that times both sides itself."""
    ours, theirs, _ = run(program, document, stdout=subprocess.PIPE).stdout.split(maxsplit=2)
    return int(ours) / int(theirs)


def seconds(*command):
    start = time.monotonic()
    run(*command, stdout=subprocess.DEVNULL)
    return time.monotonic() - start


def ratio_of_windows(folder, document):
    """Times whole programs, from their start to their first frame, turn by turn."""
    ours, theirs = [], []
    for turn in range(WINDOW_TURNS + 1):
        our_time = seconds(os.path.join(folder, 'window-ours'), document)
        their_time = seconds(os.path.join(folder, 'window-bare'))
        if turn:        # the first one warms up
            ours.append(our_time)
            theirs.append(their_time)
    return statistics.median(ours) / statistics.median(theirs)


def ratio_of_simulations(folder, draws, turns):
    ours, theirs = simulate.measure(os.path.join(folder, 'bench-simulate'), draws, turns)
    return ours / theirs


def parts_of_frame(folder, document, edits):
    """What each kind of edit takes until six scenarios are right again: its name, the median, the ninth decile."""
    told = run(os.path.join(folder, 'bench-compare'), document, str(edits), stdout=subprocess.PIPE).stdout
    return [(kind, int(median) / FRAME, int(decile) / FRAME) for median, decile, kind in (line.split(maxsplit=2) for line in told.splitlines())]


def generated(folder, scratch, lines, *more):
    document = os.path.join(scratch, '-'.join([str(lines), *more]) + '.dewpond')
    if not os.path.exists(document):
        run(os.path.join(folder, 'generate'), document, str(lines), *more)
    return document


def measure(folder, scratch, lines, rows):
    document = generated(folder, scratch, lines)
    for _, _, program, _ in rows:
        if program is None:
            yield ratio_of_windows(folder, document)
        else:
            yield ratio_of(os.path.join(folder, program), document)


def try_out(folder):
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        ratios = list(measure(folder, scratch, 200, [row for row in ROWS if row[2]]))
        ratios += [median for _, median, _ in parts_of_frame(folder, generated(folder, scratch, TRIED, SCENARIOS), 3)]
    ratios.append(ratio_of_simulations(folder, 3_000, 1))
    return 0 if all(ratio > 0 for ratio in ratios) else 1


def try_deeds(folder):
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        deeds = do_deeds(folder, scratch, TRIED)
    print(f'{len(deeds)} deeds were done')
    return 0 if all(frames > 0 and ratio > 0 for _, frames, _, _, ratio, _ in deeds) else 1


def print_table(folder):
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        judged = list(measure(folder, scratch, JUDGED, ROWS))
        beside = list(measure(folder, scratch, BESIDE, ROWS))
        simulation = ratio_of_simulations(folder, DRAWS, 5)
        followed = [parts_of_frame(folder, generated(folder, scratch, lines, SCENARIOS), EDITS) for lines in (JUDGED, BESIDE)]
        deeds = [(lines, do_deeds(folder, scratch, lines)) for lines in (JUDGED, BESIDE)]
    broken = print_ratios(judged, beside) + print_simulation(simulation) + print_followed(*followed)
    return 1 if print_deeds(deeds) + broken else 0


def print_ratios(judged, beside):
    form = '{:<49} {:<32} {:>8} {:>13} {:>14}'
    print(form.format('work', 'against', 'at most', f'{JUDGED:,} lines', f'{BESIDE:,} lines'))
    broken = 0
    for (work, against, _, bound), here, there in zip(ROWS, judged, beside):
        over = here > bound
        broken += over
        print(form.format(work, against, f'{bound:.1f}×', f'{here:.2f}×', f'{there:.2f}×') + ('  over' if over else ''))
    return broken


def print_simulation(ratio):
    over = ratio > DRAWN_AT_MOST
    print(f'\na simulation of 200 lines under six rules, {DRAWS:,} draws, against numpy: at most {DRAWN_AT_MOST:.2f}×, {ratio:.3f}×' + ('  over' if over else ''))
    return int(over)


def print_followed(judged, beside):
    form = '{:<34} {:>8} {:>22} {:>22}'
    print('\nsix scenarios by six rules, shared anew after one edit: parts of a frame, median and ninth decile')
    print(form.format('edit', 'at most', f'{JUDGED:,} lines', f'{BESIDE:,} lines'))
    broken = 0
    for (kind, median, decile), (_, there, there_decile) in zip(judged, beside, strict=True):
        over = median > FOLLOWED_AT_MOST
        broken += over
        print(form.format(kind, f'{FOLLOWED_AT_MOST:.2f}', f'{median:.2f}  {decile:.2f}', f'{there:.2f}  {there_decile:.2f}') + ('  over' if over else ''))
    return broken


def do_deeds(folder, scratch, lines):
    """What deeds.py tells, with keys, on a desktop of its own."""
    documents = generated(folder, scratch, lines), generated(folder, scratch, lines, SCENARIOS)
    environment = {**os.environ, 'GTK_A11Y': 'atspi', 'DEW_DEBUG': 'fatal-warnings'}
    harness = os.path.join(os.path.dirname(__file__), '..', 'ui', 'harness')
    told = run(harness, 'python3', os.path.join(os.path.dirname(__file__), 'deeds.py'), folder, documents[0], str(lines), documents[1], stdout=subprocess.PIPE, env=environment)
    if told.stdout.startswith('1..0'):      # no desktop to be had
        print(told.stdout)
        sys.exit(SKIPPED)
    return json.loads(told.stdout)


def print_deeds(deeds):
    broken = 0
    form = '{:<34} {:>7} {:>12} {:>13} {:>12}  {}'
    for lines, told in deeds:
        print(f'\nin the window, {lines:,} lines')
        print(form.format('deed', 'frames', 'over 33 ms', 'over 100 ms', 'longest', 'in all'))
        for deed, frames, late, away, ratio, note in told:
            over = away > 0 or (late and lines == JUDGED)
            broken += bool(over)
            print(form.format(deed, frames, '' if late is None else late, away, f'{ratio:.0f}×', note) + ('  over' if over else ''))
    print('longest: against a key typed in a window with nothing in it but an entry')
    return broken


if __name__ == '__main__':
    sys.exit({'--try': try_out, '--deeds': try_deeds}.get(sys.argv[1], lambda _: print_table(sys.argv[1]))(sys.argv[-1]))
