#!/usr/bin/python3
# test-dew-cli-incentive.py: funds paid for performance: what is released, editing them, and what is refused.

import csv
import io
from fractions import Fraction

from program import holds, main, same

ROWS = ('Older,Council,,Meals,,,,,Council,2013/14,,existing,25000\n'
        'Older,,,Nurses,,,,,CCG,2013/14,,existing,50000\n'
        'Equipment,CCG,,Beds,,,,,,2013/14,,budget,9000\n')

FUND = {'pool': 'Older', 'year': '2013/14', 'name': 'Fewer admissions', 'ring_fence': '100k', 'unit': 'admissions avoided', 'target': '1,200', 'achieved': '990', 'commissioner': 'ccg'}

# Ring-fence, target, achieved ("": not reported); released in pence, percentage, state, how its sentence ends.
WORKED = [
    ('100000', '1200', '', 0, None, 'not reported', 'is not reported yet: its £100,000 stays with CCG until it is.'),
    ('100000', '1200', '990', 8_250_000, '82.5000', 'missed', '990 of 1,200 beds, 82.5 %. £17,500 of its £100,000 is not released and stays with CCG.'),
    ('100000', '1200', '1200', 10_000_000, '100.0000', 'met', 'met its target: all of its £100,000 is released.'),
    ('100000', '1200', '1500.5', 10_000_000, '125.0416', 'exceeded', '1,500.5 of 1,200 beds. All of its £100,000 is released, and no more.'),
    ('100000', '1200', '0', 0, '0.0000', 'missed', 'Nothing of its £100,000 is released; it stays with CCG.'),
    ('100000', '1200', '-30', 0, '-2.5000', 'missed', '−30 of 1,200 beds, −2.5 %. Nothing of its £100,000 is released; it stays with CCG.'),
    ('0.01', '3', '2.999', 0, '99.9666', 'missed', 'Nothing of its £0.01 is released; it stays with CCG.'),
    ('1', '3', '1', 33, '33.3333', 'missed', '£0.67 of its £1 is not released and stays with CCG.'),
    ('1', '3', '2', 66, '66.6666', 'missed', '£0.34 of its £1 is not released and stays with CCG.'),
    ('1000000', '95.125', '95.124', 99_998_948, '99.9989', 'missed', '£10.52 of its £1,000,000 is not released and stays with CCG.'),
    ('0', '3', '1', 0, '33.3333', 'missed', 'so nothing is released.'),
    ('100000000000', '1000000000000', '999999999999.999', 9_999_999_999_999, '99.9999', 'missed', '£0.01 of its £100,000,000,000 is not released and stays with CCG.'),
]


def fund(**changes):
    """The options of a fund, changed or (None) left out."""
    return [word for name, value in {**FUND, **changes}.items() if value is not None for word in (f'--{name.replace("_", "-")}', value)]


def which(**changes):
    return fund(**{**{name: None for name in FUND if name not in ('pool', 'year', 'name')}, **changes})


def funds(program, path, *arguments):
    return program.json('incentive', path, 'list', *arguments)['incentives']


def test_worked(program):
    """what is released, by hand and by exact fractions, and what the sentence says"""
    path = program.imported(ROWS)
    for number, (ring_fence, target, achieved, released, percent, state, ends) in enumerate(WORKED):
        told = program.tell('incentive', path, 'add', *fund(name=f'F{number}', ring_fence=ring_fence, unit='beds', target=target, achieved=achieved))
        holds(told.startswith(f'Added the fund “F{number}” to “Older”, 2013/14. ') and told.endswith(ends + '\n'), told)
        got = funds(program, path)[-1]
        same((got['released'], got['percent'], got['state']), (released, percent, state))
        pence = int(Fraction(ring_fence) * 100)
        same((got['ring_fence'], got['released'] + got['stays']), (pence, pence))
        if achieved:
            same(released, int(pence * max(Fraction(0), min(Fraction(1), Fraction(achieved) / Fraction(target)))))
        same((got['target'], got['achieved']), (target, achieved or None))
        holds(told.endswith(got['sentence'] + '\n'), told)
    same(program.tell('check', path), 'No problem found.\n')


def test_list(program):
    path = program.imported(ROWS)
    same(program.tell('incentive', path), 'No fund is paid for performance.\n')
    program.tell('incentive', path, 'add', *fund(note='As agreed.'))
    program.tell('incentive', path, 'add', *fund(name='Falls', ring_fence='£50,000', unit='falls', target='3', achieved=None, commissioner=None))
    same(program.tell('incentive', path),
         'Pool   Year     Fund              Achieved of target               Of target, %  Ring-fence, £  Released, £   Stays, £  With\n'
         '─────  ───────  ────────────────  ───────────────────────────────  ────────────  ─────────────  ───────────  ─────────  ────────────────\n'
         'Older  2013/14  Fewer admissions  990 of 1,200 admissions avoided       82.5000     100,000.00    82,500.00  17,500.00  CCG\n'
         'Older  2013/14  Falls             3 falls, not reported yet                          50,000.00         0.00  50,000.00  the commissioner\n'
         '─────  ───────  ────────────────  ───────────────────────────────  ────────────  ─────────────  ───────────  ─────────  ────────────────\n'
         'Total                                                                               150,000.00    82,500.00  67,500.00\n')
    program.tell('incentive', path, 'add', *fund(year='2014/15'))
    program.tell('incentive', path, 'add', *fund(pool='Equipment'))
    holds('Total' not in program.tell('incentive', path, 'list'))
    holds('\nTotal ' in program.tell('incentive', path, 'list', '--year', '2013/14'))
    same([(one['pool'], one['year'], one['name']) for one in funds(program, path, '--pool', 'older')],
         [('Older', '2013/14', 'Fewer admissions'), ('Older', '2013/14', 'Falls'), ('Older', '2014/15', 'Fewer admissions')])
    same([one['pool'] for one in funds(program, path, '--year', '2013/14')], ['Older', 'Older', 'Equipment'])
    rows = list(csv.DictReader(io.StringIO(program.tell('incentive', path, '--pool', 'Older', '--year', '2013/14', '--format=csv'))))
    same(rows[0], {'pool': 'Older', 'year': '2013/14', 'name': 'Fewer admissions', 'unit': 'admissions avoided', 'target': '1200', 'achieved': '990', 'of target (%)': '82.5000',
                   'ring-fence (£)': '100000.00', 'released (£)': '82500.00', 'stays (£)': '17500.00', 'commissioner': 'CCG', 'state': 'missed', 'note': 'As agreed.'})
    same((rows[1]['achieved'], rows[1]['of target (%)'], rows[1]['state'], rows[1]['commissioner']), ('', '', 'not reported', ''))


def test_edit(program):
    """what is given is changed, and nothing else"""
    path = program.imported(ROWS)
    program.tell('incentive', path, 'add', *fund(achieved=None, note='As agreed.'))
    before = funds(program, path)[0]
    edits = program.edits(path)
    same(program.tell('incentive', path, 'edit', *which(name='fewer ADMISSIONS', achieved='600')),
         'Changed the fund “Fewer admissions” of “Older”, 2013/14. “Fewer admissions” missed its target: 600 of 1,200 admissions avoided, 50 %. '
         '£50,000 of its £100,000 is not released and stays with CCG.\n')
    got = funds(program, path)[0]
    same({name: value for name, value in got.items() if before[name] != value},
         {'achieved': '600', 'percent': '50.0000', 'released': 5_000_000, 'stays': 5_000_000, 'state': 'missed', 'sentence': got['sentence']})
    same(program.edits(path), edits + 1)
    program.tell('incentive', path, 'edit', *which(achieved='', commissioner='', note='', rename='Admissions', ring_fence='1m', target='.5', unit='points'))
    got = funds(program, path)[0]
    same([got[name] for name in ('name', 'ring_fence', 'unit', 'target', 'achieved', 'commissioner', 'note')], ['Admissions', 100_000_000, 'points', '0.5', None, None, None])
    same(program.tell('incentive', path, 'delete', *which(name='admissions')), 'Deleted the fund “Admissions” of “Older”, 2013/14.\n')
    same(funds(program, path), [])
    same(program.tell('check', path), 'No problem found.\n')


def test_shares_nothing(program):
    """a fund changes no share of a variance and no total, and is the same in a scenario"""
    path = program.imported(ROWS)
    program.tell('scenario', path, 'new', 'Other')
    ask = ('share', path, '--pool', 'Older', '--year', '2013/14', '--variance', '1000', '--rule', 'proportional gross', '--format=json')
    shares, years = program.tell(*ask), program.json('show', path)['pools'][0]['years']
    program.tell('incentive', path, 'add', *fund())
    same(program.tell(*ask), shares)
    same(program.json('show', path)['pools'][0]['years'], years)
    same([one['differences'] for one in program.json('scenario', path, 'list')['scenarios']], [0])


def test_refused(program):
    path = program.imported(ROWS)
    program.tell('incentive', path, 'add', *fund())
    digest = program.digest(path)
    for arguments, part in [(['add', *fund()], 'has a fund paid for performance called “Fewer admissions” in that year already'),
                            (['add', *fund(name='FEWER admissions')], 'already'), (['add', *fund(pool='Nowhere')], '“Nowhere”'),
                            (['add', *fund(name='X', commissioner='Trust')], 'the partners are “Council”, “CCG”'), (['add', *fund(name=' X')], 'begin or end with a space'),
                            (['add', *fund(name='X', note='x' * 32001)], 'longer than'),
                            (['edit', *which(name='Falls', note='x')], '“Older” has no fund “Falls” in 2013/14; it has “Fewer admissions”.'),
                            (['delete', *which(year='2014/15')], '“Older” has no fund that is paid for performance in 2014/15.'),
                            (['delete', *which(pool='Nowhere')], '“Nowhere”'), (['list', '--pool', 'Nowhere'], '“Nowhere”')]:
        message = program.refuse(1, 'incentive', path, *arguments)
        holds(part in message, arguments, message)
    for arguments, part in [(['paint'], '“paint” is none of list, add, edit and delete'), (['list', 'x'], '“x” is one too many'), ([''], 'empty'),
                            (['add', *fund(pool=None)], '--pool is missing'), (['add', *fund(year=None)], '--year is missing'), (['add', *fund(name=None)], '--name is missing'),
                            (['add', *fund(name='')], '--name is empty'), (['add', *fund(ring_fence=None)], '--ring-fence is missing'), (['add', *fund(unit=None)], '--unit is missing'),
                            (['add', *fund(target=None)], '--target is missing'), (['add', *fund(year='soon')], '“soon” is not a financial year'),
                            (['add', *fund(ring_fence='lots')], '“lots” cannot be read'), (['add', *fund(ring_fence='-1')], 'must not be below 0'),
                            (['add', *fund(target='0')], 'must be above 0'), (['add', *fund(target='-5')], 'must be above 0'), (['add', *fund(target='1.2345')], '“1.2345” is not a quantity'),
                            (['add', *fund(achieved='95%')], '“95%” is not a quantity'), (['add', *fund(achieved='12,34')], 'is not a quantity'),
                            (['add', *fund(achieved='1000000000001')], 'is not a quantity'), (['add', *fund(rename='X')], '--rename does not go with “add”'),
                            (['edit', *which()], 'Nothing is said'), (['edit', *which(unit='')], '--unit is empty'), (['edit', *which(rename='')], '--rename is empty'),
                            (['edit', *which(note='x', format='json')], '--format does not go with “edit”'), (['delete', *which(target='5')], '--target does not go with “delete”'),
                            (['list', '--name', 'X'], '--name does not go with “list”'), (['--format=xml'], '“xml” is none of the formats')]:
        message = program.refuse(2, 'incentive', path, *arguments)
        holds(part in message, arguments, message)
    same(program.digest(path), digest)


main(globals())
