#!/usr/bin/python3
# test-dew-cli-move.py: moving lines to another place from a year on.

from program import holds, main, same

ROWS = ('Older,Council,Care,Meals,,,,,Council,2013/14,,existing,1000\n'
        'Older,,Care,Meals,,,,,Council,2014/15,,existing,1100\n'
        'Older,,Care,Visits,,,,,Council,2014/15,,existing,10\n'
        'Carers,,Help,Respite,,,,,CCG,2014/15,,existing,50\n')


def lines(program, path, pool):
    return [(line['category'], line['name'], line['continues']) for one in program.json('show', path)['pools'] if one['name'] == pool for line in one['lines']]


def test_moves(program):
    path = program.imported(ROWS)
    edits = program.edits(path)
    same(program.tell('move', path, '--line', 'Older > Meals', '--line', 'Older > Care > Visits', '--to', 'Carers > Help', '--from', '2014/15'),
         'Moved to “Carers > Help” from 1 April 2014: 1 line or category moved, 1 line or category begun anew, its earlier years kept, 1 figure carried over.\n')
    same(program.edits(path), edits + 1)
    same(lines(program, path, 'Carers'),
         [(None, 'Help', None), ('Help', 'Respite', None), ('Help', 'Meals', 'Older > Care > Meals'), ('Help', 'Visits', None)])
    same(lines(program, path, 'Older'), [(None, 'Care', None), ('Care', 'Meals', None)])


def test_category_to_pool(program):
    path = program.imported(ROWS)
    program.tell('move', path, '--line', 'Carers > Help', '--to', 'Older', '--from', '2014/15')
    same(lines(program, path, 'Older')[-2:], [(None, 'Help', None), ('Help', 'Respite', None)])
    same(lines(program, path, 'Carers'), [])


def test_refused(program):
    path = program.imported(ROWS)
    before = program.digest(path)
    for line, to, part in [('Older', 'Carers', '“Older” is a pool'), ('Older > Nowhere', 'Carers', '“Nowhere”'), ('Older > Meals', 'Nowhere', '“Nowhere”'),
                           ('Older > Care', 'Older > Care', 'into itself'), ('Older > Meals', 'Carers > Respite', 'not a category'),
                           ('Older > Meals', 'Older > Care', 'stands there already')]:
        message = program.refuse(1, 'move', path, '--line', line, '--to', to, '--from', '2014/15')
        holds(part in message, line, to, message)
    for options in (['--to', 'Carers', '--from', '2014'], ['--line', 'Older > Meals', '--from', '2014'], ['--line', 'Older > Meals', '--to', 'Carers'],
                    ['--line', b'\xff', '--to', 'Carers', '--from', '2014']):
        program.refuse(2, 'move', path, *options)
    same(program.digest(path), before)


main(globals())
