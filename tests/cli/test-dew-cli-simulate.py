#!/usr/bin/python3
# test-dew-cli-simulate.py: simulating a pool from the command line: its figures, its seeds, and what makes no sense.

import csv
import io
import math
import sqlite3

from program import holds, main, same

MILLION = 100_000_000

# £60m of the council and £40m of the CCG, in four lines; the first two vary.
LINES = [('Home care', 'demand-led', 'Council'), ('Placements', 'demand-led', 'CCG'), ('Equipment', 'block', 'Council'), ('Carers', 'block', 'CCG')]


def pool(program, path='made.dewpond', forecasts=(0, 0, 0, 0), rule='proportional gross'):
    rows = ''
    for (line, contract, lead), over in zip(LINES, forecasts):
        rows += f'Care,Council,At home,{line},{lead},,{contract},,Council,2013/14,,existing,15000000\n'
        rows += f'Care,Council,At home,{line},{lead},,{contract},,CCG,2013/14,,existing,10000000\n'
        if over:
            rows += f'Care,Council,At home,{line},{lead},,{contract},,,2013/14,,forecast,{25000000 + over}\n'
    program.imported(rows, path)
    if rule:
        store(program, path, rule)
    return path


def store(program, path, rule, *more):
    for way in ((), ('--under',)):
        program.tell('rule', rule, '--file', path, '--pool', 'Care', *way, *more)


def simulate(program, path, *more):
    return program.json('simulate', path, '--pool', 'Care', '--year', '2013/14', *more)


def near(got, expected, off):
    holds(abs(got - expected) <= off, got, expected, off)


def test_figures(program):
    """Two lines of £25m, each with a deviation of 10 %: £2.5m × √2 together, of which the council bears 60 %."""
    path = pool(program)
    told = simulate(program, path, '--draws', '200,000', '--seed', '7', '--deviation', '10%')
    same((told['draws'], told['seed'], len(told['scenarios'])), (200000, 7, 1))
    baseline = told['scenarios'][0]
    same((baseline['name'], baseline['reserve_exhausted'], baseline['unallocated_p90'], baseline['refused']), ('Baseline', '0.0000', 0, 0))
    same([(one['name'], one['contribution'], one['chance_of_cap']) for one in baseline['partners']], [('Council', 60 * MILLION, '0.0000'), ('CCG', 40 * MILLION, '0.0000')])
    for one, part in zip(baseline['partners'], (0.6, 0.4)):
        deviation = part * 2.5 * math.sqrt(2) * MILLION
        near(one['mean'], one['contribution'], deviation * 0.012)
        near(one['p50'], one['contribution'], deviation * 0.015)
        near(one['p10'], one['contribution'] - 1.28155 * deviation, deviation * 0.02)
        near(one['p90'], one['contribution'] + 1.28155 * deviation, deviation * 0.02)


def test_forecast_is_expected(program):
    """A usual spread lies about the forecast, and lines that do not vary are over by theirs."""
    told = simulate(program, pool(program, forecasts=(1000000, 0, 500000, 0)), '--draws', '50000', '--deviation', '1%', '--shape', 'lognormal')
    for one, part in zip(told['scenarios'][0]['partners'], (0.6, 0.4)):
        near(one['mean'], one['contribution'] + part * 1.5 * MILLION, 0.01 * MILLION)


def test_shapes(program):
    path = pool(program)
    for shape in ('normal', 'lognormal', 'three-point'):
        told = simulate(program, path, '--draws', '50000', '--deviation', '5', '--shape', shape)
        near(told['scenarios'][0]['partners'][0]['mean'], 60 * MILLION, 0.05 * MILLION)


def test_seed(program):
    path = pool(program)
    options = ('--draws', '5000', '--deviation', '10')
    one = program.tell('simulate', path, '--pool', 'Care', '--year', '2013/14', '--seed', '5', *options, '--format=json')
    same(program.tell('simulate', path, '--pool', 'Care', '--year', '2013/14', '--seed', '5', *options, '--format=json'), one)
    holds(program.tell('simulate', path, '--pool', 'Care', '--year', '2013/14', '--seed', '6', *options, '--format=json') != one)
    same(simulate(program, path, *options)['seed'], 1)


def test_scenarios(program):
    """The lines have the same luck in each."""
    path = pool(program)
    rows = 'Care,Council,At home,Home care,Council,,demand-led,Capped,Council,2013/14,,existing,15000000\n'
    program.file('more.csv', 'pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds\n' + rows)
    program.tell('import', path, 'more.csv')
    store(program, path, 'reserve £1m; proportional gross; cap Council £1m unallocated', '--scenario', 'Capped')
    told = simulate(program, path, '--draws', '50000', '--deviation', '10', '--scenario', 'Capped')
    same([one['name'] for one in told['scenarios']], ['Baseline', 'Capped'])
    alone = simulate(program, path, '--draws', '50000', '--deviation', '10')
    same(told['scenarios'][0], alone['scenarios'][0])

    holds('at most 8 scenarios' in program.refuse(1, 'simulate', path, '--pool', 'Care', '--year', '2013/14', '--deviation', '10', *('--scenario', 'Capped') * 8))

    baseline, capped = told['scenarios']
    same(capped['partners'][0]['p90'], 61 * MILLION)
    # Over £1m of a deviation of £3.5355m; the cap is reached beyond that and £1m ÷ 60 % more, or by as much of an underspend.
    near(float(capped['reserve_exhausted']), 38.86, 0.9)
    near(float(capped['partners'][0]['chance_of_cap']), 22.54 + 31.87, 0.9)
    near(capped['unallocated_p90'], 0.6 * (1.28155 * 3.5355 - 1) * MILLION - MILLION, 0.06 * MILLION)


def test_typed_spread(program):
    """A spread of a line's own, and lines of a category that move together."""
    path = pool(program)
    connection = sqlite3.connect(program.file(path))
    for number, (line, _, _) in enumerate(LINES, 1):
        connection.execute('INSERT INTO spread (id, line, shape, middle, deviation, low, high, source) SELECT ?, id, 0, 0, 100000, 0, 0, \'\' FROM line WHERE name = ?', (number, line))
    connection.execute('UPDATE line SET correlation = 1000000 WHERE name = \'At home\'')
    connection.commit()
    connection.close()
    council = simulate(program, path, '--draws', '100000')['scenarios'][0]['partners'][0]
    near(council['p90'] - council['p50'], 1.28155 * 0.6 * 10 * MILLION, 0.12 * MILLION)


def test_last_years(program):
    path = pool(program)
    rows = ''
    for year, spent in (('2010/11', 20), ('2011/12', 22), ('2012/13', 24)):
        rows += f'Care,Council,At home,Home care,Council,,demand-led,,,{year},,budget,20000000\nCare,Council,At home,Home care,Council,,demand-led,,,{year},,actual,{spent}000000\n'
    program.file('years.csv', 'pool,host,category,line,lead,status,contract,scenario,partner,year,month,measure,pounds\n' + rows)
    program.tell('import', path, 'years.csv')
    council = simulate(program, path, '--draws', '100000')['scenarios'][0]['partners'][0]
    near(council['mean'], 60 * MILLION + 0.6 * 2.5 * MILLION, 0.03 * MILLION)
    near(council['p90'] - council['p50'], 1.28155 * 0.6 * 2.5 * MILLION, 0.04 * MILLION)


def test_text_and_csv(program):
    path = pool(program, rule='reserve £100; proportional gross; cap Council £1m unallocated')
    command = ('simulate', path, '--pool', 'Care', '--year', '2013/14', '--draws', '2000', '--deviation', '10')
    told = simulate(program, path, '--draws', '2000', '--deviation', '10')['scenarios'][0]
    text = program.tell(*command)
    holds(text.startswith('Care, 2013/14: 2000 draws, seed 1, by the rules in force on 31 March 2014\n'), text)
    holds(f'the reserve is exhausted in {told["reserve_exhausted"]} % of the draws' in text, text)
    holds('stays unallocated, for decision' in text, text)
    rows = list(csv.DictReader(io.StringIO(program.tell(*command, '--format=csv').lstrip('\ufeff'))))
    same([(row['scenario'], row['partner'], row['chance of cap (%)']) for row in rows],
         [('Baseline', 'Council', told['partners'][0]['chance_of_cap']), ('Baseline', 'CCG', '')])
    for row, one in zip(rows, told['partners']):
        for column in ('mean', 'p10', 'p50', 'p90'):
            same(round(float(row[f'{column} (£)']) * 100), one[column])


def test_refused_draws(program):
    """Nobody has said who bears an overspend: those draws are counted, and the others, which are no fair sample, tell nothing."""
    path = pool(program, rule=None)
    told = simulate(program, path, '--draws', '10000', '--deviation', '10')['scenarios'][0]
    near(told['refused'], 5000, 250)
    holds('says who bears an overspend' in told['reason'], told)
    for one in told['partners']:
        same([one[name] for name in ('mean', 'p10', 'p50', 'p90', 'chance_of_cap')], [None] * 5)
    same((told['reserve_exhausted'], told['unallocated_p90']), (None, None))
    holds('cannot be shared, and the others alone would tell the wrong thing' in program.tell('simulate', path, '--pool', 'Care', '--year', '2013/14', '--draws', '1000', '--deviation', '10'))
    holds('none of the draws can be shared' in program.refuse(1, 'simulate', pool(program, 'over.dewpond', (5000000, 5000000, 5000000, 5000000), None), '--pool', 'Care', '--year', '2013/14',
                                                               '--draws', '100', '--deviation', '1'))


def test_refused(program):
    path = pool(program)
    command = ('simulate', path, '--pool', 'Care', '--year', '2013/14')
    holds('has a spread, of its own or from the last years' in program.refuse(1, *command))
    holds('say in the schedule which are demand-led' in program.refuse(1, 'simulate', program.sample('barnet-2017'), '--pool', 'Campus re-provision', '--year', '2017/18', '--deviation', '5'))
    for draws in ('0', '10000001', '10,000,001', '-5', 'many', '1.5', '1,00', ''):
        holds('1 to 10,000,000' in program.refuse(2, *command, '--deviation', '5', '--draws', draws), draws)
    for seed in ('-1', 'x', '9223372036854775808'):
        holds('no seed' in program.refuse(2, *command, '--deviation', '5', '--seed', seed), seed)
    holds('makes no sense' in program.refuse(2, *command, '--deviation', '0'))
    holds('makes no sense' in program.refuse(2, *command, '--deviation=-5%'))
    holds('--deviation' in program.refuse(2, *command, '--shape', 'normal'))
    holds('none of the shapes' in program.refuse(2, *command, '--deviation', '5', '--shape', 'square'))
    program.refuse(2, *command, '--deviation', '500')
    holds('--pool' in program.refuse(2, 'simulate', path, '--year', '2013/14'))
    holds('--year' in program.refuse(2, 'simulate', path, '--pool', 'Care'))
    holds('not a date' in program.refuse(2, *command, '--deviation', '5', '--as-at', '2014-02-30'))
    program.refuse(1, 'simulate', path, '--pool', 'Nowhere', '--year', '2013/14', '--deviation', '5')
    program.refuse(1, *command, '--deviation', '5', '--scenario', 'Nowhere')


if __name__ == '__main__':
    main(dict(globals()))
