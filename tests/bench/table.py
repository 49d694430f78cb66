#!/usr/bin/python3
# table.py: makes large documents, times each piece of work on them against bare work of the same kind, and prints the ratios beside their bounds.
#
#   table.py FOLDER          FOLDER is where the programs are built; a display is needed
#   table.py --try FOLDER    only runs each once, small and without the window, and judges nothing
#
# The bounds hold at 10,000 lines: exit status 1 where one is broken there. 100,000 lines are printed beside them.

import os
import statistics
import subprocess
import sys
import tempfile
import time

JUDGED, BESIDE = 10_000, 100_000
WINDOW_TURNS = 15

# The work, what it is measured against, the most it may take of that.
ROWS = [
    ('open, ready to edit', 'bare scan of the same tables', 'bench-open', 3.0),
    ('one cell: durable, journalled, all totals right', 'bare UPDATE with commit', 'bench-edit', 1.5),
    ('export, formulas with values', 'same cells, bare libxlsxwriter', 'bench-export', 1.3),
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


def measure(folder, scratch, lines, rows):
    document = os.path.join(scratch, f'{lines}.dewpond')
    run(os.path.join(folder, 'generate'), document, str(lines))
    for _, _, program, _ in rows:
        if program is None:
            yield ratio_of_windows(folder, document)
        else:
            yield ratio_of(os.path.join(folder, program), document)


def try_out(folder):
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        ratios = list(measure(folder, scratch, 200, [row for row in ROWS if row[2]]))
    return 0 if all(ratio > 0 for ratio in ratios) else 1


def print_table(folder):
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        judged = list(measure(folder, scratch, JUDGED, ROWS))
        beside = list(measure(folder, scratch, BESIDE, ROWS))
    form = '{:<49} {:<32} {:>8} {:>13} {:>14}'
    print(form.format('work', 'against', 'at most', f'{JUDGED:,} lines', f'{BESIDE:,} lines'))
    broken = 0
    for (work, against, _, bound), here, there in zip(ROWS, judged, beside):
        over = here > bound
        broken += over
        print(form.format(work, against, f'{bound:.1f}×', f'{here:.2f}×', f'{there:.2f}×') + ('  over' if over else ''))
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(try_out(sys.argv[2]) if sys.argv[1] == '--try' else print_table(sys.argv[1]))
