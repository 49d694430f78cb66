#!/usr/bin/python3
# dew-normal-table.py: writes the tables of the normal distribution as C: dew-draw-private.h says what is in them.
#
#   dew-normal-table.py OUT

import math
import statistics
import sys

OCTAVES, CELLS = 32, 64                 # of probabilities below one half
STEPS = 9 * 64                          # of z from -9 to 0


def quantiles():
    """At the lower edge of every cell, and at one half; in 2**-32."""
    normal = statistics.NormalDist()
    for octave in range(OCTAVES):
        for cell in range(CELLS):
            yield round(normal.inv_cdf(math.ldexp(1 + cell / CELLS, octave - OCTAVES - 1)) * 2**32)
    yield 0


def probabilities():
    """That a normal variable is at most -9, -9 + 1/64, … 0; in 2**-62."""
    for step in range(STEPS + 1):
        yield round(math.erfc((STEPS - step) / 64 / math.sqrt(2)) * 2**61)


def table(name, numbers):
    return f'const gint64 {name}[] = {{\n' + ''.join(f'  G_GINT64_CONSTANT ({number}),\n' for number in numbers) + '};\n'


def main():
    with open(sys.argv[1], 'w', encoding='ascii') as out:
        out.write('/* Made by dew-normal-table.py. */\n#include "dew-draw-private.h"\n\n')
        out.write(table('_dew_normal_quantiles', quantiles()))
        out.write('\n')
        out.write(table('_dew_normal_probabilities', probabilities()))


if __name__ == '__main__':
    main()
