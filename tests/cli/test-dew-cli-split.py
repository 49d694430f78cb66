#!/usr/bin/python3
# test-dew-cli-split.py: taking lines of a pool into a new one from a year on.

from program import holds, main, same

ROWS = ('Older,Council,Care,Meals,,,,,Council,2013/14,,existing,1000\n'
        'Older,,Care,Meals,,,,,Council,2014/15,,existing,1100\n'
        'Older,,,Visits > at night,,,,,Council,2014/15,,existing,10\n'
        'Carers,,,Respite,,,,,CCG,2014/15,,existing,50\n')


def test_splits(program):
    path = program.imported(ROWS)
    edits = program.edits(path)
    same(program.tell('split', path, '--pool', 'older', '--line', 'Care > Meals', '--line', 'Visits > at night', '--new', 'Home', '--from', '2014/15'),
         'Split “Home” off from “Older” from 1 April 2014: 1 line or category moved, 1 line or category begun anew, its earlier years kept, 1 figure carried over.\n')
    same(program.edits(path), edits + 1)
    pools = {pool['name']: pool for pool in program.json('show', path)['pools']}
    same(list(pools), ['Older', 'Home', 'Carers'])
    same((pools['Home']['host'], pools['Home']['start'], pools['Home']['formerly']), ('Council', '2014-04-01', 'Part of “Older” until 31 March 2014.'))
    same([(line['name'], line['continues']) for line in pools['Home']['lines']], [('Meals', 'Older > Care > Meals'), ('Visits > at night', None)])
    same([(one['year'], one['total']['gross']) for one in pools['Home']['years']], [('2014/15', 111_000)])
    same(program.tell('check', path), 'No problem found.\n')


def test_refused(program):
    path = program.imported(ROWS)
    before = program.digest(path)
    for options, part in [(['--pool', 'Nowhere', '--line', 'Meals', '--new', 'Home'], '“Nowhere”'), (['--pool', 'Older', '--line', 'Respite', '--new', 'Home'], '“Respite”'),
                          (['--pool', 'Older', '--line', 'Carers > Respite', '--new', 'Home'], 'not in the pool “Older”'),
                          (['--pool', 'Older', '--line', 'Meals', '--new', 'carers'], 'pool called “Carers” already')]:
        message = program.refuse(1, 'split', path, *options, '--from', '2014/15')
        holds(part in message, options, message)
    for options in (['--line', 'Meals', '--new', 'Home', '--from', '2014'], ['--pool', 'Older', '--new', 'Home', '--from', '2014'],
                    ['--pool', 'Older', '--line', 'Meals', '--from', '2014'], ['--pool', 'Older', '--line', 'Meals', '--new', 'Home']):
        program.refuse(2, 'split', path, *options)
    same(program.digest(path), before)


main(globals())
