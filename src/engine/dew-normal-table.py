#!/usr/bin/python3
# dew-normal-table.py: writes the tables of the normal distribution as C: dew-draw-private.h says what is in them.
#
#   dew-normal-table.py OUT

import math
import statistics
import sys

MIDDLE = 1024                           # cells from 0 to 1
OCTAVES, CELLS = 26, 64                 # of the probabilities of a tail, which is a 128th
STEPS = 9 * 64                          # of z from -9 to 0


def quantile(probability):
    return round(statistics.NormalDist().inv_cdf(probability) * 2**32)


def middle():
    """At the edges up to one half that are not within the tail; in 2**-32."""
    for edge in range(MIDDLE // 2 + 1):
        yield quantile(edge / MIDDLE) if edge >= MIDDLE // 128 else 0


def tail():
    """At the lower edge of every cell, and at the end of the tail; in 2**-32."""
    for edge in range(OCTAVES * CELLS + 1):
        yield quantile(math.ldexp(1 + edge % CELLS / CELLS, edge // CELLS - 33))


def probabilities():
    """That a normal variable is at most -9, -9 + 1/64, … 0; in 2**-62."""
    for step in range(STEPS + 1):
        yield round(math.erfc((STEPS - step) / 64 / math.sqrt(2)) * 2**61)


def table(name, numbers):
    return f'const gint64 {name}[] = {{\n' + ''.join(f'  G_GINT64_CONSTANT ({number}),\n' for number in numbers) + '};\n'


def main():
    with open(sys.argv[1], 'w', encoding='ascii') as out:
        out.write('/* Made by dew-normal-table.py. */\n#include "dew-draw-private.h"\n\n')
        out.write(table('_dew_normal_middle', middle()))
        out.write('\n')
        out.write(table('_dew_normal_tail', tail()))
        out.write('\n')
        out.write(table('_dew_normal_probabilities', probabilities()))


if __name__ == '__main__':
    main()
