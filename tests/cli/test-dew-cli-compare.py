#!/usr/bin/python3
# test-dew-cli-compare.py: scenarios side by side, at the command line: the worked numbers, and what differs.

from program import holds, main, same

POOL = 'Older people'
LINE = 'Council existing services'

# The rule of a scenario, and what the council and the CCG bear of £1m and of £5m that fall on a line which the council leads.
SCENARIOS = [
    ('Gross', 'proportional gross', (50769231, 49230769), (253846154, 246153846)),
    ('Printed 51/49', 'fixed Council 51%, CCG 49%', (51000000, 49000000), (255000000, 245000000)),
    ('Net', 'proportional net', (45762712, 54237288), (228813559, 271186441)),
    ('Equal', 'equal', (50000000, 50000000), (250000000, 250000000)),
]


def oxfordshire(program):
    """The sample with a scenario for each way to share; the baseline is ring-fenced."""
    path = program.sample()
    program.tell('scenario', path, 'delete', 'Proposal: shared by contributions')
    for name, rule, _, _ in SCENARIOS:
        program.tell('scenario', path, 'new', name)
        program.tell('rule', rule, '--file', path, '--pool', POOL, '--scenario', name)
    return path


def named(names):
    return [word for name in names for word in ('--scenario', name)]


def test_side_by_side(program):
    path = oxfordshire(program)
    for million, column in ((1, 2), (5, 3)):
        result = program.json('compare', path, '--pool', POOL, '--variance', f'{million}m', '--line', LINE, *named(one[0] for one in SCENARIOS))
        same([one['name'] for one in result['scenarios']], ['Baseline'] + [one[0] for one in SCENARIOS])
        whole = million * 100_000_000
        same(([one['share'] for one in result['scenarios'][0]['partners']], result['scenarios'][0]['rule']), ([whole, 0], 'own'))
        for got, expected in zip(result['scenarios'][1:], SCENARIOS):
            shares = [one['share'] for one in got['partners']]
            same((got['rule'], tuple(shares), got['unallocated']), (expected[1], expected[column], 0))
            same([one['change'] for one in got['partners']], [shares[0] - whole, shares[1]])
            same(sum(one['cost'] for one in got['partners']), 19500000000 + whole)
            holds(got['sentence'].startswith('Any overspend of the Older people Pooled Fund'), got['sentence'])
            holds(got['words'].startswith('Council pays £') and 'less, CCG as much more.' in got['words'], got['words'])

        # Exactly the rule differs.
        same(result['differences'], [{'what': 'Older people: rule for an overspend', 'baseline': 'own', 'scenario': rule, 'in': name, 'place': POOL}
                                     for name, rule, _, _ in SCENARIOS])


def test_day(program):
    """A typed variance goes by what is in force on the year's last day, as in “share”, whatever day the document is as at; and by another where one is asked for."""
    path = program.sample()
    program.tell('rule', 'equal', '--file', path, '--pool', POOL, '--from', '2013-10-01')
    asked = ['--pool', POOL, '--year', '2013/14', '--variance', '1m']
    for day, rule in (([], 'equal'), (['--as-at', '2013-05-23'], 'own')):
        compared = program.json('compare', path, *asked, *day)['scenarios'][0]
        shared = program.json('share', path, *asked, *day)
        same((compared['rule'], shared['rule']), (rule, rule))
        same([one['share'] for one in compared['partners']], [one['share'] for one in shared['partners']])


def test_refused_baseline(program):
    """What cannot be shared in the baseline is nothing to measure against: changes are blank, and the variance is told all the same."""
    path = program.sample()
    program.tell('rule', 'all to lead', '--file', path, '--pool', POOL)
    asked = ['compare', path, '--pool', POOL, '--variance', '1m', *named(['Proposal: shared by contributions'])]
    baseline, gross = program.json(*asked)['scenarios']
    same(([one['change'] for one in gross['partners']], [one['share'] for one in gross['partners']]), ([None, None], [50769231, 49230769]))
    same((baseline['variance'], 'has no single lead' in baseline['refused']), (100000000, True))
    holds('an overspend of £1,000,000 in the baseline' in program.tell(*asked), path)
    rows = program.tell(*asked, '--format=csv').splitlines()
    same(rows[1], f'{POOL},Baseline,Cannot be shared,,,,')
    holds(all(row.endswith(',') for row in rows[2:]), rows)


def test_across(program):
    """What is set against another pool is not called held."""
    path = program.imported('A,,,a,,,,,Council,2013/14,,existing,1000\nB,,,b,,,,,CCG,2013/14,,existing,1000\n'
                            'A,,,a,,,,,,2013/14,,forecast,1500\nB,,,b,,,,,,2013/14,,forecast,800\n')
    program.tell('rule', 'offset across pools; equal', '--file', path, '--pool', 'A')
    result = program.json('compare', path, '--year', '2013/14')['scenarios'][0]['pools']
    same([(one['held'], one['across']) for one in result], [(20000, 20000), (-20000, -20000)])
    text = program.tell('compare', path, '--year', '2013/14')
    holds('Set against other pools' in text and 'Held in the pool' not in text, text)
    holds('£200.00 is set against other pools.' in text, text)


def test_all_by_default(program):
    path = oxfordshire(program)
    result = program.json('compare', path, '--variance', '1m')
    same((result['pool'], len(result['scenarios'])), (POOL, 5))
    text = program.tell('compare', path, '--variance', '1m', '--line', LINE)
    for words in ('an overspend of £1,000,000 in the baseline', 'Council pays £492,307.69 less, CCG as much more.', 'What differs in “Net”',
                  'Older people: rule for an overspend: own → proportional net'):
        holds(words in text, words)
    rows = program.tell('compare', path, '--variance', '1m', '--line', LINE, '--format=csv').splitlines()
    same(rows[0], 'pool,scenario,partner,percent,share (£),cost (£),change (£)')
    holds('Older people,Gross,Council,50.7692,507692.31,99507692.31,-492307.69' in rows, rows)


def test_unallocated(program):
    path = oxfordshire(program)
    program.tell('scenario', path, 'new', 'Capped')
    program.tell('rule', 'equal; cap Council £100,000, CCG £200,000 to others', '--file', path, '--pool', POOL, '--scenario', 'Capped')
    capped = program.json('compare', path, '--variance', '1m', '--scenario', 'Capped')['scenarios'][1]
    same(([one['share'] for one in capped['partners']], capped['unallocated']), ([10000000, 20000000], 70000000))
    holds('£700,000.00 is for nobody yet' in capped['words'], capped['words'])


def test_refused_rule(program):
    path = oxfordshire(program)
    program.tell('scenario', path, 'new', 'Decided')
    program.tell('rule', 'decided Council £1m, CCG £1m because "minute 3"', '--file', path, '--pool', POOL, '--scenario', 'Decided')
    result = program.json('compare', path, '--variance', '1m', '--scenario', 'Decided')['scenarios'][1]
    same(result['rule'], None)
    holds('the decided amounts come to £2,000,000' in result['refused'], result['refused'])
    same(program.json('compare', path, '--variance', '2m', '--scenario', 'Decided')['scenarios'][1]['refused'], None)


def test_bad_questions(program):
    path = oxfordshire(program)
    holds('give --variance with --line' in program.refuse(2, 'compare', path, '--line', LINE))
    holds('no scenario' in program.refuse(1, 'compare', path, '--scenario', 'Nobody').lower())


main(globals())
