#!/usr/bin/python3
# test-dew-cli-share.py: sharing variances: the worked numbers, to the penny.

import os

from program import holds, main, same

MILLION = 100_000_000

# For an overspend of £1,000,000 on Oxfordshire's older people: the rule, the council's share, the CCG's, and the council's part in percent.
ROWS = [
    ('proportional gross opening', 72222222, 27777778, '72.2222'),
    ('proportional gross', 50769231, 49230769, '50.7692'),
    ('fixed Council 51%, CCG 49%', 51000000, 49000000, '51.0000'),
    ('proportional net', 45762712, 54237288, '45.7627'),
    ('equal', 50000000, 50000000, '50.0000'),
]


def shares(result):
    return [one['share'] for one in result['partners']]


def adds_up(result):
    same(sum(shares(result)) + result['reserve'] + result['held'] + result['unallocated'], result['variance'])
    for one in result['partners']:
        same(one['cost'] - one['share'], one['contribution'])


def test_worked_numbers(program):
    path = program.sample()
    for rule, council, ccg, percent in ROWS:
        for sign in (1, -1):
            result = program.json('share', path, '--pool', 'Older people', '--year', '2013/14', '--variance', str(sign * 1000000), '--rule', rule)
            same((result['pool'], result['year'], result['variance'], result['rule']), ('Older people', '2013/14', sign * MILLION, rule))
            same(shares(result), [sign * council, sign * ccg])
            same(result['partners'][0]['percent'], percent)
            adds_up(result)
            holds(result['sentence'] and result['steps'], result)


TIERS = 'up to 1%: proportional gross; up to 3%: equal; rest: all to Council'


def test_tiers(program):
    path = program.sample()
    for variance, council, ccg in ((1, 50769231, 49230769), (5, 251500000, 248500000), (8, 509000000, 291000000)):
        for sign in (1, -1):
            result = program.json('share', path, '--pool', 'Older people', '--variance', f'{sign * variance}m', '--rule', TIERS)
            same(shares(result), [sign * council, sign * ccg])
            adds_up(result)


def test_cap_and_reserve(program):
    path = weighed(program, (1230, 2412), 'limits.dewpond')
    for rule, variance, expected, reserve in (
            ('proportional gross', '1,075,000', [36305601, 71194399], 0),
            ('proportional gross; cap "Partner 0" £300,000 to others', '1,075,000', [30000000, 77500000], 0),
            ('reserve £500,000; equal', '900,000', [20000000, 20000000], 50000000)):
        result = program.json('share', path, '--pool', 'Pool', '--variance', variance, '--rule', rule)
        same((shares(result), result['reserve'], result['unallocated']), (expected, reserve, 0))
        adds_up(result)


def test_ring_fenced(program):
    path = program.sample()
    for sign in (1, -1):
        result = program.json('share', path, '--pool', 'older people', '--variance', f'{sign}m', '--line', 'Council existing services', '--rule', 'own')
        same(shares(result), [sign * MILLION, 0])
        same([one['percent'] for one in result['partners']], ['100.0000', '0.0000'])
        same(result['settlement'], [])


def test_settlement(program):
    path = program.sample()
    over = program.json('share', path, '--pool', 'Older people', '--variance', '1000000', '--rule', 'proportional gross')
    same(over['settlement'], [{'from': 'Oxfordshire Clinical Commissioning Group', 'to': 'Oxfordshire County Council', 'amount': 49230769}])
    under = program.json('share', path, '--pool', 'Older people', '--variance', '-1000000', '--rule', 'proportional gross')
    same(under['settlement'], [{'from': 'Oxfordshire County Council', 'to': 'Oxfordshire Clinical Commissioning Group', 'amount': 49230769}])


def test_rules_in_force(program):
    path = program.sample()
    same(program.json('share', path, '--pool', 'Older people', '--variance', '1m')['rule'], 'own')
    proposal = program.json('share', path, '--pool', 'Older people', '--variance', '1m', '--scenario', 'Proposal: shared by contributions')
    same((proposal['rule'], shares(proposal)), ('proportional gross', [50769231, 49230769]))
    under = program.json('share', path, '--pool', 'Older people', '--variance', '-1m')
    same((under['rule'], under['held'], shares(under)), ('retain', -MILLION, [0, 0]))


def test_no_variance(program):
    result = program.json('share', program.sample(), '--pool', 'Older people', '--variance', '0', '--rule', 'equal')
    same([(one['share'], one['percent']) for one in result['partners']], [(0, None), (0, None)])
    same(result['settlement'], [])


def weighed(program, weights, path):
    rows = ''.join(f'Pool,,,line {i},,,,,Partner {i},2013/14,,existing,{weight}\n' for i, weight in enumerate(weights))
    return program.imported(rows, path)


def test_pennies(program):
    for number, (pence, weights, expected) in enumerate([
            (100, (1, 1, 1), [34, 33, 33]), (100, (1, 0, 2), [33, 0, 67]), (1003, (49, 51), [491, 512]),
            (1000, (45, 20, 34), [455, 202, 343])]):
        path = weighed(program, weights, f'{number}.dewpond')
        for sign in (1, -1):
            result = program.json('share', path, '--pool', 'Pool', '--variance', f'{sign * pence / 100:.2f}', '--rule', 'proportional gross')
            same(shares(result), [sign * one for one in expected])
            adds_up(result)


def test_working(program):
    path = weighed(program, (1, 1, 1), 'a.dewpond')
    steps = program.json('share', path, '--pool', 'Pool', '--variance', '1.00', '--rule', 'proportional gross')['steps']
    last = steps[-1]
    same([part['partner'] for part in last['parts']], ['Partner 0', 'Partner 1', 'Partner 2'])
    same([(part['weight'], part['whole'], part['remainder'], part['extra'], part['share']) for part in last['parts']],
         [(100, 33, 100, 1, 34), (100, 33, 100, 0, 33), (100, 33, 100, 0, 33)])
    same((last['before'], last['amount'], last['after']), (100, 100, 0))
    holds(last['title'] and last['basis'] and last['note'], last)


def test_left_over_sums_to_whole_pennies(program):
    path = weighed(program, (1, 1, 1), 'a.dewpond')
    for pence, left_over, pennies in [('1.00', ['0.334', '0.333', '0.333'], 'One penny is'), ('1.01', ['0.667', '0.667', '0.666'], '2 pennies are')]:
        text = program.tell('share', path, '--pool', 'Pool', '--variance', pence, '--rule', 'proportional gross')
        rows = [line.split() for line in text.splitlines() if line.startswith(('     Partner 0', '     Partner 1', '     Partner 2'))]
        same([row[4] for row in rows], left_over)
        holds(f'{pennies} left over' in text, text)


def test_working_says_what_happens(program):
    """Spreading “takes” nothing: it only says on which lines the variance falls, where that makes a difference."""
    path = program.sample()
    text = program.tell('share', path, '--pool', 'Older people', '--variance=-1000000.01', '--rule', 'own')
    for part in ('Percentages: Share of the variance; each line to its lead, or without a single lead to its funders\n',
                 '     Spread over lines: −£1,000,000.01; still to be shared among the partners: −£1,000,000.01\n',
                 'CCG existing services (0.538 p) and Council additional money (0.877 p).\n', '     Line ', 'Weight, £'):
        holds(part in text, part, text)
    same([line.split()[-5:] for line in text.splitlines() if line.startswith('     CCG existing services')][0],
         ['30,000,000', '−153,846.15', '−0.538', '−1', '−153,846.16'])
    same([line.split()[1:] for line in text.splitlines() if line.startswith('     Sum')][0],
         ['195,000,000', '−999,999.99', '−2.000', '−2', '−1,000,000.01'])

    text = program.tell('share', path, '--pool', 'Older people', '--variance=-1000000.01', '--rule', 'equal')
    for part in ('Percentages: Share of the variance; in equal parts\n',
                 '     To be shared: −£1,000,000.01; shared in this step: −£1,000,000.01; still to be shared: £0\n', '     Partner ',
                 'Basis: One part for each partner that hosts, leads in or contributes to the pool\n',
                 'It falls on the pool’s lines by gross contributions, which under this rule makes no difference.\n'):
        holds(part in text, part, text)
    same([line.split()[1:] for line in text.splitlines() if line.startswith('     Sum')],
         [['2', '−1,000,000.00', '−1.000', '−1', '−1,000,000.01']])

    text = program.tell('share', path, '--pool', 'Mental health', '--variance=-1m', '--year=2013/14')
    holds('; kept in the pool: −£1,000,000; still to be shared: £0\n' in text, text)
    holds('falls on the pool’s lines' not in text, text)


def test_percentages_sum_with_what_is_held(program):
    text = program.tell('share', program.sample(), '--pool', 'Older people', '--variance=-1m')
    same([line.split()[-3:] for line in text.splitlines() if line.startswith('Total')], [['100.0000', '−1,000,000.00', '194,000,000.00']])
    text = program.tell('share', 'sample.dewpond', '--pool', 'Older people', '--variance=-1m', '--format=csv')
    same(text.splitlines()[-1], 'Held in the pool,,100.0000,-1000000.00,-1000000.00')


def test_refused(program):
    path = program.sample()
    before = program.digest(path)
    for rule, part in [('fixed Council 51%, CCG 48%', '100'), ('fixed Nobody 100%', 'Nobody'), ('proportional', ''), ('gross', ''), ('', ''),
                       ('fixed Council 51.00001%, CCG 48.99999%', '')]:
        holds(part in program.refuse(1, 'share', path, '--pool', 'Older people', '--variance', '1m', '--rule', rule), rule)
    program.refuse(1, 'share', path, '--pool', 'Older people', '--variance', '1m', '--line', 'Nowhere')
    program.refuse(1, 'share', path, '--pool', 'Nowhere', '--variance', '1m')
    program.refuse(1, 'share', path, '--pool', 'Mental health', '--variance', '1m', '--rule', 'proportional gross')
    same(program.digest(path), before)


def test_all_weights_zero(program):
    path = weighed(program, (0, 0), 'a.dewpond')
    program.refuse(1, 'share', path, '--pool', 'Pool', '--variance', '1m', '--rule', 'proportional gross')


def test_no_figures_at_all(program):
    path = program.imported('Pool\n', header='pool\n')
    program.refuse(1, 'share', path, '--pool', 'Pool', '--variance', '1m', '--rule', 'equal')


def test_last_year_with_contributions(program):
    path = program.imported('A,,,x,,,,,P,2013/14,,existing,1\nA,,,x,,,,,P,2014/15,,existing,2\nA,,,x,,,,,,2016/17,,budget,3\n'
                            'B,,,x,,,,,P,2015/16,,existing,1\n')
    result = program.json('share', path, '--pool', 'A', '--variance', '1m', '--rule', 'equal')
    same((result['year'], result['partners'][0]['contribution']), ('2014/15', 200))


def test_text(program):
    text = program.tell('share', program.sample(), '--pool', 'Older people', '--variance', '1.2m', '--rule', 'proportional gross')
    for part in ('an overspend of £1,200,000', 'Rule: proportional gross', '609,230.77', '590,769.23', '100.0000', '1,200,000.00', 'Working', 'Settlement',
                 'pays Oxfordshire County Council £590,769.23'):
        holds(part in text, part, text)


def test_csv(program):
    text = program.tell('share', program.sample(), '--pool', 'Older people', '--variance', '(1000000)', '--rule', 'equal', '--format=csv')
    same(text.splitlines()[1], 'Oxfordshire County Council,99000000.00,50.0000,-500000.00,98500000.00')


def test_phases(program):
    """While the pool is aligned, so is all in it; then its lines are pooled, but for one that has a day of its own."""
    data = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'phases-illustration.json')
    program.tell('new', 'phases.dewpond')
    program.tell('import', 'phases.dewpond', data)
    for day, year, residential, health_care in (
            ('2016-09-01', '2016/17', [MILLION, 0], [0, MILLION]),
            ('2017-03-31', '2016/17', [MILLION, 0], [0, MILLION]),
            ('2017-04-01', '2017/18', [60_000_000, 40_000_000], [0, MILLION]),                  # 600 : 400 of the lines that are pooled
            ('2017-09-30', '2017/18', [60_000_000, 40_000_000], [0, MILLION]),
            ('2017-10-01', '2017/18', [46_153_846, 53_846_154], [46_153_846, 53_846_154])):     # 600 : 700
        for line, expected in (('Residential care', residential), ('Continuing health care', health_care)):
            result = program.json('share', 'phases.dewpond', '--pool', 'Learning disabilities (illustration)', '--variance', '1m', '--line', line, '--year', year, '--as-at', day)
            same((day, line, shares(result)), (day, line, expected))
            adds_up(result)


ILLUSTRATION = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'data', 'monitoring-illustration.json')


def test_forecast(program):
    """What is shared is what the page of spending says, line by line."""
    program.tell('new', 'spending.dewpond')
    program.tell('import', 'spending.dewpond', ILLUSTRATION)
    for day in ((), ('--as-at', '2013-09-30'), ('--as-at', '2013-11-30'), ('--as-at', '2014-03-31')):
        spending = program.json('show', 'spending.dewpond', '--page', 'spending', '--year', '2013/14', *day)
        for pool in spending['pools']:
            for rule in ('equal', 'proportional gross', 'all to host'):
                result = program.json('share', 'spending.dewpond', '--pool', pool['name'], '--forecast', '--rule', rule, *day)
                expected = [(line['name'], line['variance']) for line in pool['lines'] if line['kind'] == 'line' and line['variance'] is not None]
                same([(part['line'], part['share']) for part in result['steps'][0]['parts']], expected)
                same(result['variance'], sum(pence for _, pence in expected))
                same((result['forecast'], result['left_out'] is None), (spending['as_at'], pool['variance'] is not None))
                told = [f'{line["name"]}: {warning}' for line in pool['lines'] if line['kind'] == 'line' for warning in line['warnings']]
                stopped = [warning for warning in told if 'nothing counts as spent to date' in warning]
                same(result['warnings'][len(result['warnings']) - len(told):], told)
                same([' as nothing spent to date' in warning for warning in result['warnings'][:-len(told) or None]], [True] if stopped else [])
                adds_up(result)
    same(program.json('share', 'spending.dewpond', '--pool', pool['name'], '--variance', '1', '--rule', 'equal')['warnings'], [])


def test_forecast_without_actuals(program):
    """A month to date without an actual is not one in which nothing was spent: what is over falls on the months in equal parts."""
    path = program.sample()
    program.file('forecast.csv', 'pool,line,partner,year,measure,pounds\nOlder people,Council existing services,,2013/14,forecast,79000000\n')
    program.tell('import', path, 'forecast.csv')
    program.tell('rule', 'all to CCG', '--file', path, '--pool', 'Older people', '--from', '2013-10-01')
    for day in ([], ['--as-at', '2013-09-30'], ['--as-at', '2014-03-31']):
        result = program.json('share', path, '--pool', 'Older people', '--year', '2013/14', '--forecast', *day)
        same(shares(result), [50_000_000, 50_000_000])


def test_moved_unsaid(program):
    """Money of which nobody says whose it is, moved from the pool: nobody bears it, and what contributions and costs come to goes without it."""
    rows = ('Pool,A,,Line,A,pooled,,,A,2012/13,,existing,100\nPool,A,,Line,A,pooled,,,B,2012/13,,existing,50\n'
            'Other,A,,Else,A,pooled,,,A,2012/13,,existing,30\n')
    path = program.imported(rows)
    arguments = ('share', path, '--pool', 'Pool', '--variance', '15', '--rule', 'proportional gross')
    same(program.json(*arguments)['moved_unsaid'], 0)
    holds('whose' not in program.tell(*arguments), 'nothing was moved')
    program.tell('virement', path, '--year', '2012/13', '--from', 'Pool > Line', '--to', 'Other > Else', '--amount', '10', '--date', '2012-05-01', '--reason', 'Demand')
    result = program.json(*arguments)
    same((result['moved_unsaid'], shares(result), [one['contribution'] for one in result['partners']]), (-1000, [1000, 500], [10000, 5000]))
    adds_up(result)
    text = program.tell(*arguments)
    told = {line.split('  ')[0].strip(): line.split()[-4:] for line in text.splitlines() if line.startswith(('Not said', 'Total'))}
    same((told['Not said whose'][-3:], told['Total']), (['−10.00', '0.00', '−10.00'], ['140.00', '100.0000', '15.00', '155.00']))


def test_forecast_in_words(program):
    program.tell('new', 'spending.dewpond')
    program.tell('import', 'spending.dewpond', ILLUSTRATION)
    text = program.tell('share', 'spending.dewpond', '--pool', 'Older people (illustration)', '--forecast', '--rule', 'proportional gross')
    for said in ('an overspend of £176,465.45\n', 'The forecast less the latest budget, line by line, as at 30 November 2013\n', ' 1.  Line by line, from the forecast\n',
                 '     On lines: £176,465.45; still to be shared among the partners: £176,465.45\n', '     Meals         −4,063.72\n',
                 ' 2.  Underspends set against overspends, pro rata\n', '     Left on lines: £176,465.45;', 'Gross contribution after virements, £'):
        holds(said in text, said, text)
    holds('left out' not in text, text)
    text = program.tell('share', 'spending.dewpond', '--pool', 'Older people (illustration)', '--forecast', '--rule', 'equal', '--as-at', '2014-03-31')
    holds('service lines have no actual for the last months, which count as nothing spent to date.\n' in text and '\nMeals: The actuals end with ' in text, text)
    text = program.tell('share', 'spending.dewpond', '--pool', 'Equipment (illustration)', '--forecast', '--rule', 'equal')
    holds('Some lines are left out. 2 service lines have no forecast yet: Repairs, New service.\n' in text, text)


def test_forecast_day(program):
    """The document's day where it is in the year, else the year's last."""
    program.tell('new', 'spending.dewpond')
    program.tell('import', 'spending.dewpond', ILLUSTRATION)
    arguments = ('share', 'spending.dewpond', '--pool', 'Equipment (illustration)', '--forecast', '--rule', 'equal')
    same(program.json(*arguments)['forecast'], '2013-11-30')
    same(program.json(*arguments, '--as-at', '2013-06-30')['forecast'], '2013-06-30')
    same(program.json('share', 'spending.dewpond', '--pool', 'Equipment (illustration)', '--variance', '1', '--rule', 'equal')['forecast'], None)
    path = program.imported('Pool,A,,Line,A,pooled,,,,2012/13,,budget,100\nPool,A,,Line,A,pooled,,,,2012/13,,forecast,130\n')
    result = program.json('share', path, '--pool', 'Pool', '--forecast', '--rule', 'own')
    same((result['forecast'], result['variance'], shares(result)), ('2013-03-31', 3000, [3000]))


def test_forecast_refused(program):
    path = program.sample()
    message = program.refuse(1, 'share', path, '--pool', 'Older people', '--forecast', '--rule', 'equal')
    same(message, 'No line of “Older people” has both a forecast and a budget in 2013/14, so there is no variance to share; enter forecasts, or give --variance.')
    for wrong in (('--variance', '1'), ('--line', 'Council existing services')):
        message = program.refuse(2, 'share', path, '--pool', 'Older people', '--forecast', *wrong)
        holds('A forecast says what falls on which line' in message, message)


main(globals())
