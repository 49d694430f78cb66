#!/usr/bin/python3
# test-dew-cli-merge.py: merging a pool into another: its history stays, and nothing is counted twice.

from program import holds, main, same

ROWS = ('Older,Council,,Meals,,,,,Council,2013/14,,existing,1000\n'
        'Older,,,Meals,,,,,Council,2014/15,,existing,1100\n'
        'Equipment,CCG,,Beds,,,,,,2013/14,,budget,900\n'
        'Equipment,CCG,,Beds,,,,,,2014/15,,budget,950\n'
        'Equipment,CCG,,Meals,,,,,CCG,2014/15,,existing,50\n')


def pools(program, path):
    return {pool['name']: pool for pool in program.json('show', path)['pools']}


def test_merges(program):
    path = program.imported(ROWS)
    program.tell('export', path, 'before.csv')
    edits = program.edits(path)
    same(program.tell('merge', path, '--pool', 'Equipment', '--into', 'Older', '--from', '2014/15'),
         'Merged “Equipment” into “Older” from 1 April 2014: 1 line or category moved, 1 line or category begun anew, its earlier years kept, 1 figure carried over.\n')
    same(program.edits(path), edits + 1)

    after = pools(program, path)
    same((after['Equipment']['merged_into'], after['Equipment']['end'], after['Older']['formerly']),
         ('Older', '2014-03-31', 'Includes “Equipment” from 1 April 2014.'))
    same([(line['name'], line['continues']) for line in after['Older']['lines']], [('Meals', None), ('Beds', 'Equipment > Beds'), ('Meals (Equipment)', None)])
    same([(name, one['year'], one['total']['gross'], one['budget']) for name, pool in after.items() for one in pool['years']],
         [('Older', '2013/14', 100_000, None), ('Older', '2014/15', 115_000, 95_000), ('Equipment', '2013/14', 0, 90_000)])
    program.tell('export', path, 'after.csv')
    same(sorted(line.split(',')[8:13] for line in program.read('after.csv').decode().splitlines() if '/1' in line),
         sorted(line.split(',')[8:13] for line in program.read('before.csv').decode().splitlines() if '/1' in line))
    same(program.tell('check', path), 'No problem found.\n')


def test_nothing_in_it(program):
    path = program.imported(ROWS + 'Empty,,,,,,,,,,,,\n')
    same(program.tell('merge', path, '--pool', 'Empty', '--into', 'Older', '--from', '2014/15'),
         'Merged “Empty” into “Older” from 1 April 2014: nothing stood in it.\n')


def test_refused(program):
    path = program.imported(ROWS)
    program.tell('merge', path, '--pool', 'Equipment', '--into', 'Older', '--from', '2014/15')
    before = program.digest(path)
    for pool, into, part in [('Nowhere', 'Older', '“Nowhere”'), ('Older', 'Nowhere', '“Nowhere”'), ('Older', 'older', 'into itself'),
                             ('Equipment', 'Older', 'merged already'), ('Older', 'Equipment', 'closed on 1 April 2014')]:
        message = program.refuse(1, 'merge', path, '--pool', pool, '--into', into, '--from', '2014/15')
        holds(part in message, pool, into, message)
    for options in (['--into', 'Older', '--from', '2014/15'], ['--pool', 'Older', '--from', '2014/15'], ['--pool', 'Older', '--into', 'Equipment'],
                    ['--pool', 'Older', '--into', 'Equipment', '--from', 'soon'], ['--pool', b'\xff', '--into', 'Older', '--from', '2014/15']):
        program.refuse(2, 'merge', path, *options)
    same(program.digest(path), before)


main(globals())
