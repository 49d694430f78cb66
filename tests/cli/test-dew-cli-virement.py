#!/usr/bin/python3
# test-dew-cli-virement.py: moving budget, what is refused, and how show lists it.

from program import holds, main, same

ROWS = ('Older,Council,,,,,,,,,,,\n'
        'Older,,Care,Meals,,,,,Council,2013/14,,existing,25000\n'
        'Older,,Care,Nurses,,,,,CCG,2013/14,,existing,50000\n'
        'Equipment,CCG,,Beds,,,,,,2013/14,,budget,9000\n')


def virement(**changes):
    """The command line, with options changed or (None) left out."""
    options = {'year': '2013/14', 'from': 'Older > Meals', 'to': 'Equipment > Beds', 'amount': '1.2k', 'date': '2013-10-01', 'reason': 'More beds', **changes}
    return [word for name, value in options.items() if value is not None for word in (f'--{name.replace("_", "-")}', value)]


def movements(program, path):
    return [(one['place'], one['pence']) for virement in program.json('show', path)['virements'] for one in virement['movements']]


def test_moves(program):
    path = program.imported(ROWS)
    edits = program.edits(path)
    same(program.tell('virement', path, *virement(partner='council', approved_by='JMG', assessment='IA 7')),
         'Moved £1,200 from “Older > Care > Meals” to “Equipment > Beds” in 2013/14, on 2 lines.\n')
    same(program.edits(path), edits + 1)
    same(program.json('show', path)['virements'],
         [{'year': '2013/14', 'date': '2013-10-01', 'partner': 'Council', 'reason': 'More beds', 'approved': 'JMG', 'assessment': 'IA 7',
           'movements': [{'place': 'Older > Care > Meals', 'pence': -120000}, {'place': 'Equipment > Beds', 'pence': 120000}]}])
    same(program.tell('check', path), 'No problem found.\n')


def test_spreads(program):
    path = program.imported(ROWS)
    same(program.tell('virement', path, *virement(**{'from': 'Older > Care', 'amount': '100'})),
         'Moved £100 from “Older > Care” to “Equipment > Beds” in 2013/14, on 3 lines.\n')
    same(movements(program, path), [('Older > Care > Meals', -3333), ('Older > Care > Nurses', -6667), ('Equipment > Beds', 10000)])
    program.tell('virement', path, *virement(**{'from': 'Equipment', 'to': 'Older', 'amount': '9,100', 'date': '2014-03-31'}))
    same(sum(pence for _, pence in movements(program, path)), 0)


def test_within(program):
    """from a pool to a line of it: the line gets all of it"""
    path = program.imported(ROWS)
    same(program.tell('virement', path, *virement(**{'from': 'Older', 'to': 'Older > Meals', 'amount': '100'})),
         'Moved £100 from “Older” to “Older > Care > Meals” in 2013/14, on 2 lines.\n')
    same(movements(program, path), [('Older > Care > Nurses', -10000), ('Older > Care > Meals', 10000)])


def test_refused(program):
    path = program.imported(ROWS)
    before = program.digest(path)
    for changes, part in [({'from': 'Nowhere'}, '“Nowhere”'), ({'to': 'Older > Beds'}, '“Beds”'), ({'partner': 'Trust'}, 'the partners are “Council”, “CCG”'),
                          ({'amount': '25000.01'}, '“Older > Care > Meals” has £25,000 in 2013/14'), ({'partner': 'CCG'}, '£0 of CCG'),
                          ({'date': '2014-04-01'}, 'not in that year'), ({'to': 'Older > Meals'}, 'moves nothing'), ({'from': 'Equipment', 'year': '2014/15'}, 'no budget'),
                          ({'reason': 'x' * 32001}, 'longer than')]:
        message = program.refuse(1, 'virement', path, *virement(**changes))
        holds(part in message, changes, message)
        same(program.digest(path), before)
    program.refuse(1, 'virement', 'nowhere.dewpond', *virement())


def test_usage(program):
    path = program.imported(ROWS)
    for name in ('year', 'from', 'to', 'amount', 'date', 'reason'):
        holds(f'--{name} is missing' in program.refuse(2, 'virement', path, *virement(**{name: None})))
        holds(f'--{name} is empty' in program.refuse(2, 'virement', path, *virement(**{name: ''})))
    for changes in ({'amount': '-5'}, {'amount': '0'}, {'amount': 'some'}, {'year': '13/14'}, {'date': '1 October'}, {'date': '2013-02-30'}):
        program.refuse(2, 'virement', path, *virement(**changes))
    program.refuse(2, 'virement', *virement())


def test_shown(program):
    path = program.imported(ROWS + 'Older,,Care,Meals,,,,,Council,2014/15,,existing,25000\n')
    holds('Virements' not in program.tell('show', path))
    program.tell('virement', path, *virement(partner='Council'))
    program.tell('virement', path, *virement(year='2014/15', date='2014-05-01', to='Older > Nurses', amount='0.50'))
    text = program.tell('show', path)
    holds('\nVirements, 2013/14\n'
          '  Date        Partner  Place                  Moved, £  Reason\n'
          '  ──────────  ───────  ────────────────────  ─────────  ─────────\n'
          '  2013-10-01  Council  Older > Care > Meals  −1,200.00  More beds\n'
          '                       Equipment > Beds      +1,200.00\n' in text, text)
    holds(text.index('All pools') < text.index('Virements, 2013/14') < text.index('Virements, 2014/15'))
    # What no column shows is no row.
    holds('Not attributed' not in program.tell('show', path, '--pool', 'Older'))
    same(len(program.json('show', path, '--year', '2014/15')['virements']), 1)
    same(len(program.json('show', path, '--pool', 'Equipment')['virements']), 1)
    holds('2014/15' not in program.tell('show', path, '--year', '2013/14'))
    # What an assessment is referred to by has a column where there is one.
    program.tell('virement', path, *virement(amount='1', assessment='SCIA 7'))
    for year, told in [('2013/14', True), ('2014/15', False)]:
        text = program.tell('show', path, '--year', year)
        same('  Reason     Assessment\n' in text and '  SCIA 7\n' in text, told)


def test_round_trip(program):
    """JSON carries virements, and says so."""
    path = program.imported(ROWS)
    program.tell('export', path, 'before.json')
    program.tell('virement', path, *virement())
    program.tell('export', path, 'all.json')
    program.tell('new', 'again.dewpond')
    program.tell('import', 'again.dewpond', 'before.json')
    same(program.tell('import', 'again.dewpond', 'all.json'), 'Imported all.json: added 1 virement, 2 amounts of virements.\n')
    again = 'again.dewpond'
    same(program.json('show', again)['virements'], program.json('show', path)['virements'])


main(globals())
