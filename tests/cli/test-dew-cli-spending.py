#!/usr/bin/python3
# test-dew-cli-spending.py: a year's spending against its budget, as text, CSV and JSON.

import csv
import datetime
import io
import os

from program import holds, main, same

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data')
COLUMNS = ('original', 'latest', 'budget_to_date', 'actual_to_date', 'variance_to_date', 'previous_forecast', 'forecast', 'movement', 'variance')


def spending(program, path, *more, year='2013/14'):
    return program.json('show', path, '--page', 'spending', '--year', year, *more)


def illustration(program, name='monitoring-illustration'):
    program.tell('new', 'illustration.dewpond')
    program.tell('import', 'illustration.dewpond', os.path.join(DATA, name + '.json'))
    return 'illustration.dewpond'


def table(program, path, *more):
    return list(csv.DictReader(io.StringIO(program.tell('show', path, '--page', 'spending', '--year', '2013/14', '--format=csv', *more))))


def test_barnet(program):
    path = program.sample('barnet-2017')
    for year, actual, variance, percent in (('2017/18', 364_200_000, 107_500_000, 418_777), ('2016/17', 270_100_000, 13_400_000, 52_201)):
        result = spending(program, path, '--pool', 'Community equipment', year=year)
        same((result['year'], result['as_at'], result['months_to_date']), (year, '2018-11-15', 12))
        (pool,) = result['pools']
        same([pool[name] for name in COLUMNS], [256_700_000, 256_700_000, 256_700_000, actual, variance, None, actual, None, variance])
        same((pool['percent'], pool['status'], pool['warnings']), (percent, 'red_over', []))
        holds('total' not in result)
    text = program.tell('show', path, '--page', 'spending', '--year', '2017/18', '--unit', '£000')
    row = next(line for line in text.splitlines() if line.startswith('  Community equipment service'))
    same(row.split()[3:], ['2,567', '2,567', '2,567', '3,642', '+1,075', '3,642', '+1,075', '+41.9', 'more', 'than', '5', '%', 'over'])
    holds('7 service lines have no forecast yet: Voluntary and community services, ' in text, text)


def test_head_says_day_and_sign(program):
    path = illustration(program)
    lines = program.tell('show', path, '--page', 'spending', '--year', '2013/14').splitlines()
    same(lines[2:4], ['Spending in 2013/14, as at 30 November 2013: 8 whole months to date',
                      'Variances: above 0 is an overspend. Movement: above 0 is a forecast that grew.'])
    lines = program.tell('show', path, '--page', 'spending', '--year', '2013/14', '--as-at', '2013-05-30').splitlines()
    same(lines[2], 'Spending in 2013/14, as at 30 May 2013: 1 whole month to date')
    same([line for line in lines if line != line.rstrip()], [])
    holds('1.5 to 4 % over' in program.tell('show', path, '--page', 'spending', '--year', '2013/14'))


def test_day(program):
    """The command line's, else the document's, else today."""
    path = program.imported('A,,,x,,,,,,2013/14,,budget,12\n')
    same(spending(program, illustration(program))['as_at'], '2013-11-30')
    before = datetime.date.today().isoformat()
    today = spending(program, path)['as_at']
    holds(before <= today <= datetime.date.today().isoformat(), today)
    result = spending(program, path, '--as-at', '2013-09-29')
    same((result['as_at'], result['months_to_date'], result['total']['budget_to_date']), ('2013-09-29', 5, 500))


def test_warnings(program):
    pools = spending(program, illustration(program))['pools']
    lines = {line['name']: line for pool in pools for line in pool['lines']}
    same([len(lines[name]['warnings']) for name in ('Home care', 'Meals', 'Telecare', 'Winter beds', 'Transport', 'Respite', 'New service')], [0, 2, 0, 0, 0, 1, 2])
    same(lines['Meals']['warnings'][0], 'The months come to £60,400.06 and the year’s budget is £60,000; the months are taken in proportion.')
    same((lines['Care at home']['kind'], lines['Meals']['category'], lines['Winter beds']['category']), ('category', 'Care at home', None))
    same(pools[0]['warnings'], ['Variance to date is blank: 1 service line has no budget to date: Respite.',
                                'Movement is blank: 2 service lines have no previous forecast: Telecare, Respite.'])
    text = program.tell('show', 'illustration.dewpond', '--page', 'spending', '--year', '2013/14')
    holds('\n  Meals: No actual is entered for August 2013, between' in text, text)


def test_virements_count_whatever_their_date(program):
    path = illustration(program)
    for day in ('2013-04-30', '2014-03-31'):
        lines = {line['name']: line for pool in spending(program, path, '--as-at', day)['pools'] for line in pool['lines']}
        same([lines[name]['latest'] - (lines[name]['original'] or 0) for name in ('Home care', 'Winter beds', 'New service', 'Meals')],
             [-1_000_001, 600_000, 250_003, 0])


def test_scenario(program):
    path = program.imported('A,,,x,,,,,,2013/14,,budget,100\nA,,,x,,,,More,,2013/14,,budget,160\n')
    same(spending(program, path)['total']['latest'], 10000)
    result = spending(program, path, '--scenario', 'more')
    same((result['scenario'], result['total']['latest']), ('More', 16000))


def test_csv_is_the_json(program):
    path = illustration(program)
    result = spending(program, path)
    rows = table(program, path)
    expected = [(kind, one) for pool in result['pools'] for kind, one in [(line['kind'], line) for line in pool['lines']] + [('pool', pool)]] + [('all pools', result['total'])]
    same([row['row'] for row in rows], [kind for kind, _ in expected])
    for row, (_, one) in zip(rows, expected):
        same([row[f'{name} (£)'] for name in COLUMNS], ['' if one[name] is None else f'{"-" if one[name] < 0 else ""}{abs(one[name]) // 100}.{abs(one[name]) % 100:02}' for name in COLUMNS])
        same((row['status'], row['warnings'].lstrip("'")), (one['status'] or '', ' '.join(one['warnings'])))
        same(row['percent'], '' if one['percent'] is None else f'{one["percent"] / 10000:.4f}')
        same((row['year'], row['as_at'], row['months_to_date']), ('2013/14', '2013-11-30', '8'))


def test_published_units_add_up(program):
    rows = ''.join(f'P{pool},,,L{line},,,,,,2013/14,,{measure},{333 + 17 * pool + 41 * line + shift}.50\n'
                   for pool in range(4) for line in range(4) for measure, shift in (('budget', 1), ('actual', 150), ('forecast', 77), ('previous', 9)))
    path = program.imported(rows)
    for unit in ('£000', '£m'):
        rows = table(program, path, '--as-at', '2013-08-31', f'--unit={unit}')
        number = lambda row, name: round(float(row[f'{name} ({unit})']) * 10)
        for row in rows:
            same(number(row, 'forecast') - number(row, 'latest'), number(row, 'variance'))
            same(number(row, 'actual_to_date') - number(row, 'budget_to_date'), number(row, 'variance_to_date'))
            same(number(row, 'forecast') - number(row, 'previous_forecast'), number(row, 'movement'))
        for name in COLUMNS:
            for pool in range(4):
                same(sum(number(row, name) for row in rows if row['row'] == 'line' and row['pool'] == f'P{pool}'),
                     sum(number(row, name) for row in rows if row['row'] == 'pool' and row['pool'] == f'P{pool}'))
            same(sum(number(row, name) for row in rows if row['row'] == 'pool'), number(rows[-1], name))
    holds('add up' in program.tell('show', path, '--page', 'spending', '--year', '2013/14', '--unit=£m'))


def test_bare_years_and_pools(program):
    path = program.imported('A,,,x,,,,,,2013/14,,budget,12\nEmpty,,,,,,,,,,,,\n')
    text = program.tell('show', path, '--page', 'spending', '--year', '2013/14', '--as-at', '2013-09-30')
    holds('Empty\n  No figures for that year.' in text and 'All pools' not in text, text)
    result = spending(program, path, year='2020/21')
    same([result['total'][name] for name in COLUMNS], [None] * 9)
    same((result['total']['percent'], result['total']['status'], result['total']['warnings']), (None, None, []))


def test_refusals(program):
    path = program.imported('A,,,x,,,,,,2013/14,,budget,12\n')
    for status, says, arguments in (
            (2, '“chart” is none of the pages schedule and spending', ('--page', 'chart')),
            (2, '--year', ('--page', 'spending')),
            (2, '“2013-02-29” is not a date', ('--page', 'spending', '--year', '2013', '--as-at', '2013-02-29')),
            (2, '“” is not a date', ('--page', 'spending', '--year', '2013', '--as-at', '')),
            (2, '--as-at goes with --page spending', ('--as-at', '2013-02-28')),
            (1, '“Nowhere”', ('--page', 'spending', '--year', '2013', '--pool', 'Nowhere'))):
        said = program.refuse(status, 'show', path, *arguments)
        holds(says in said, said)
    same(program.tell('show', path, '--page', 'schedule'), program.tell('show', path))


def test_what_does_not_add_up(program):
    """As last year, whose first month was a penny and whose whole was the largest there is, a hundred thousand times and more."""
    rows = [f'A,,,L{line},,,,,,{year},{month},actual,{pounds}\n' for line in range(5)
            for year, month, pounds in (('2012/13', '1', '0.01'), ('2012/13', '', '100000000000'), ('2013/14', '1', '2305'))]
    path = program.imported(''.join(rows))
    program.tell('export', path, 'out.json')
    program.file('in.json', program.read('out.json').replace(b'"outlook":""', b'"outlook":"last_year"'))
    program.tell('new', 'wild.dewpond')
    program.tell('import', 'wild.dewpond', 'in.json')
    said = program.refuse(1, 'show', 'wild.dewpond', '--page', 'spending', '--year', '2013/14', '--as-at', '2013-04-30')
    holds('more than can be added up' in said, said)


def test_names_are_no_formulas(program):
    path = program.imported('"=1+2",,,"@sum",,,,,,2013/14,,budget,1\n')
    holds("\nline,'=1+2,,'@sum,2013/14," in program.tell('show', path, '--page', 'spending', '--year', '2013/14', '--format=csv'))


main(globals())
