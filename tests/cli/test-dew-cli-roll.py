#!/usr/bin/python3
# test-dew-cli-roll.py: rolling a year forward: what is set, kept, left out, and only said.

from program import HEADER, holds, main, same

ROWS = ('Older,Council,,,,,,,,,,,,\n'
        'Older,,Care,Meals,,,,,Council,2013/14,,existing,1000,\n'
        'Older,,Care,Meals,,,,,Council,2013/14,,income,100,\n'
        'Older,,Care,Nurses,,,,,CCG,2013/14,,existing,1500,\n'
        'Older,,Care,Nurses,,,,,CCG,2013/14,,additional,500,\n'
        'Older,,Care,Trial,,,,,CCG,2013/14,,existing,50,non-recurrent\n'
        'Equipment,CCG,,Beds,,,,,,2013/14,,budget,900,\n'
        'Equipment,CCG,,Beds,,,,,,2014/15,,budget,950,\n')


def made(program, path='made.dewpond'):
    return program.imported(ROWS, path, header=HEADER.rstrip() + ',recurrence\n')


def year(program, path, name='2014/15'):
    return {pool['name']: one for pool in program.json('show', path)['pools'] for one in pool['years'] if one['year'] == name}


def test_rolls(program):
    path = made(program)
    edits = program.edits(path)
    same(program.tell('roll', path, '--from', '2013/14', '--uplift', '2.1%'),
         'Rolled 2013/14 forward to 2014/15: figures set 3, kept 1, lines left out 1; £3,950 before, £4,013 after.\n'
         'Left out: “Older > Care > Trial” (non-recurrent).\n')
    same(program.edits(path), edits + 1)
    total = year(program, path)['Older']['total']
    same((total['existing'], total['additional'], total['income']), (306_300, 0, 10_000))
    same(year(program, path)['Equipment']['budget'], 95_000)


def test_twice(program):
    path = made(program)
    program.tell('roll', path, '--from', '2013/14')
    before = program.digest(path)
    holds('figures set 0, kept 4' in program.tell('roll', path, '--from', '2013/14', '--uplift', '5', '--savings', '10'))
    same(program.digest(path), before)


def test_options(program):
    for number, (options, existing, income) in enumerate( [([], 300_000, 10_000), (['--uplift', '-1.5'], 295_500, 10_000), (['--uplift', '−1.5 %'], 295_500, 10_000),
                                      (['--savings', '10'], 299_000, 10_000), (['--no-income'], 300_000, 0), (['--non-recurrent'], 305_000, 10_000)]):
        path = made(program, f'{number}.dewpond')
        program.tell('roll', path, '--from', '2013', '--pool', 'older', *options)
        total = year(program, path)['Older']['total']
        same((options, total['existing'], total['income']), (options, existing, income))


def test_variance(program):
    path = program.imported(ROWS.replace('existing,1000,', 'existing,1000,recurrent').replace('existing,1500,', 'existing,1500,recurrent') +
                            'Older,,Care,Meals,,,,,,2013/14,,forecast,1100,\n', 'varied.dewpond', header=HEADER.rstrip() + ',recurrence\n')
    holds('1 recurrent line has no forecast variance to take along.' in program.tell('roll', path, '--from', '2013/14', '--variance'))
    total = year(program, path)['Older']['total']
    same((total['existing'], total['income']), (310_000, 10_000))


def test_variance_of_nothing(program):
    told = 'No line is marked recurrent, so no variance is taken along.\n'
    path = made(program)
    for arguments, says in (([], False), (['--variance'], True), (['--variance', '--pool', 'Older'], True)):
        same(told in program.tell('roll', path, '--from', '2013/14', '--dry-run', *arguments), says)


def test_virements(program):
    path = made(program)
    program.tell('virement', path, '--year', '2013/14', '--from', 'Older > Meals', '--to', 'Older > Nurses', '--partner', 'Council', '--amount', '30',
                 '--date', '2013-10-01', '--reason', 'Demand')
    program.tell('roll', path, '--from', '2013/14', '--virements')
    partners = {one['name']: one['existing'] for one in year(program, path)['Older']['partners']}
    same(partners, {'Council': 100_000, 'CCG': 200_000})
    program.tell('export', path, 'all.csv')
    holds(b'Nurses,,pooled,,,Council,2014/15,,existing,30.00' in program.read('all.csv'))


def test_dry_run(program):
    path = made(program)
    before = program.digest(path)
    text = program.tell('roll', path, '--from', '2013/14', '--uplift', '2.1%', '--dry-run')
    same(text,
         '2013/14 would be rolled forward to 2014/15: figures set 3, kept 1, lines left out 1; £3,950 before, £4,013 after.\n'
         '  Partner         2013/14, £  2014/15, £\n'
         '  ──────────────  ──────────  ──────────\n'
         '  Council           1,000.00    1,021.00\n'
         '  CCG               2,050.00    2,042.00\n'
         '  Not attributed      900.00      950.00\n'
         '  ──────────────  ──────────  ──────────\n'
         '  Total             3,950.00    4,013.00\n'
         'Left out: “Older > Care > Trial” (non-recurrent).\n')
    same(program.digest(path), before)


def test_refused(program):
    path = made(program)
    before = program.digest(path)
    for options, part in [(['--pool', 'Nowhere'], '“Nowhere”'), (['--savings', '3000.01'], 'Savings of £3,000.01 are more than the £3,000'),
                          (['--savings', '-1'], 'less than nothing')]:
        message = program.refuse(1, 'roll', path, '--from', '2013/14', *options)
        holds(part in message, options, message)
    for options in (['--from', '13/14'], [], ['--from', '2013/14', '--uplift', '100.1'], ['--from', '2013/14', '--uplift', '--1'],
                    ['--from', '2013/14', '--uplift', 'some'], ['--from', '2013/14', '--savings', 'x']):
        program.refuse(2, 'roll', path, *options)
    same(program.digest(path), before)


main(globals())
